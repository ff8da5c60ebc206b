"""The matrix of coverage as files: CSV, JSON and a drawing that stands alone."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from practices.enums import Facet
from practices.exports.columns import LICENCE, LICENCE_ADDRESS, Value, absolute, utc
from practices.exports.csv import BOM, cell
from practices.queries.coverage import Head, Matrix, figure_words

_SIDE, _HEAD, _CELL_WIDTH, _CELL_HEIGHT, _TOTAL = 300, 92, 36, 26, 60
_INKS = (
    ("#f4f5f9", "#14183b"),
    ("#d3d7f4", "#14183b"),
    ("#a3abe6", "#14183b"),
    ("#414bb0", "#ffffff"),
    ("#1f267e", "#ffffff"),
)
"""Ground and number of a cell without practices and of each of the four steps."""


def csv_file(matrix: Matrix) -> bytes:
    """Return a line for each row, its figure in each column and its total."""
    titles: list[Value] = [
        _("Código"),
        _("Nombre"),
        *(each.label for each in matrix.columns),
        _("Total"),
    ]
    totals: list[Value] = [
        _("Total"),
        "",
        *(each.count for each in matrix.columns),
        "",
    ]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in (titles, *_lines(matrix), totals):
        writer.writerow([cell(each) for each in row])
    return (BOM + buffer.getvalue()).encode()


def _lines(matrix: Matrix) -> Iterator[list[Value]]:
    for line in matrix.lines:
        shown = ("" if matrix.choice.gaps and each.count else each.count for each in line.cells)
        yield [line.head.label, line.head.name, *shown, line.head.count]


def json_file(matrix: Matrix, *, at: dt.datetime) -> bytes:
    """Return rows, columns and the crossings: all, or only those without a practice."""
    gaps = matrix.choice.gaps
    data = {
        "cross": matrix.choice.cross.value,
        "counts": matrix.choice.unit.value,
        "region": matrix.choice.region or None,
        "theme": matrix.choice.theme or None,
        "principal_only": matrix.choice.principal,
        "gaps_only": gaps,
        "crossings": matrix.size,
        "crossings_with_practice": matrix.filled,
        "rows": [_head(line.head) for line in matrix.lines],
        "columns": [_head(each) for each in matrix.columns],
        "cells": [
            {
                "row": line.head.value,
                "column": each.column.value,
                "count": each.count,
                "url": absolute(each.url) if each.url else None,
            }
            for line in matrix.lines
            for each in line.cells
            if not (gaps and each.count)
        ],
        "licence": {"name": LICENCE, "url": LICENCE_ADDRESS},
        "generated": utc(at),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _head(head: Head) -> dict[str, Any]:
    return {
        "facet": head.facet.value,
        "code": head.value,
        "label": head.label,
        "name": head.name,
        "count": head.count,
        "page": absolute(head.page),
    }


def svg_file(matrix: Matrix) -> bytes:
    """Return the drawing, with its own colours: it may be seen far from any style sheet."""
    width = _SIDE + _CELL_WIDTH * len(matrix.columns) + _TOTAL
    height = _HEAD + _CELL_HEIGHT * len(matrix.lines) + 56
    title = _("Cobertura: %(cross)s") % {"cross": matrix.choice.cross.label}
    described = _(
        "%(filled)s de %(size)s cruces tienen al menos una práctica. Cada celda cuenta "
        "%(unit)s; una celda sin número no tiene ninguna."
    ) % {
        "filled": matrix.filled,
        "size": matrix.size,
        "unit": str(matrix.choice.unit.label).lower(),
    }
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" aria-labelledby="t d" '
            'font-family="Archivo, Arial, sans-serif" font-size="14" fill="#14183b">'
        ),
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(described)}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(16, 34, title, 'font-size="22" font-weight="700"'),
        *_columns(matrix),
        *_rows(matrix),
        _text(16, height - 18, f"{described} {LICENCE}", 'fill="#454b6b"'),
        "</svg>",
    ]
    return "\n".join(parts).encode()


def _columns(matrix: Matrix) -> Iterator[str]:
    for place, head in enumerate(matrix.columns):
        x = _SIDE + _CELL_WIDTH * place + _CELL_WIDTH // 2
        colour = "#14183b" if head.count else "#4a5070"
        style = f'text-anchor="middle" font-weight="700" fill="{colour}"'
        yield _text(x, _HEAD - 10, head.value, style)
    agenda = _("ODS") if matrix.choice.columns == Facet.ODS else _("PMM")
    style = 'text-anchor="end" fill="#454b6b"'
    yield _text(_SIDE - 10, _HEAD - 10, agenda, style)
    yield _text(_SIDE + _CELL_WIDTH * len(matrix.columns) + 10, _HEAD - 10, _("Total"))


def _rows(matrix: Matrix) -> Iterator[str]:
    end = _SIDE + _CELL_WIDTH * len(matrix.columns) + 10
    for place, line in enumerate(matrix.lines):
        y = _HEAD + _CELL_HEIGHT * place
        head = line.head
        label = head.name if head.is_region else f"{head.value}  {head.name}"
        yield _text(16, y + 18, label, "" if head.count else 'fill="#4a5070"')
        for column, each in enumerate(line.cells):
            yield from _square(_SIDE + _CELL_WIDTH * column, y, each.count, each.step)
        words = figure_words(matrix.choice.unit, head.count)
        yield f"<g><title>{escape(words)}</title>{_text(end, y + 18, str(head.count))}</g>"


def _square(x: int, y: int, count: int, step: int) -> Iterator[str]:
    ground, ink = _INKS[step]
    size = f'width="{_CELL_WIDTH - 2}" height="{_CELL_HEIGHT - 2}"'
    yield f'<rect x="{x}" y="{y}" {size} fill="{ground}"/>'
    if count:
        style = f'text-anchor="middle" font-weight="600" fill="{ink}"'
        yield _text(x + (_CELL_WIDTH - 2) // 2, y + 17, str(count), style)


def _text(x: int, y: int, words: str, style: str = "") -> str:
    return f'<text x="{x}" y="{y}" {style}>{escape(words)}</text>'
