"""Workbooks for tests: made as the product makes them, and then changed by hand in memory."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl

from practices.exports.xlsx import Listed, workbook
from practices.models.practice import Practice
from practices.sheets.choices import read_lists
from practices.snapshot.dumping import dump


def downloaded(*practices: Practice) -> bytes:
    """Return the workbook that the desk gives of some working records."""
    keys = [each.pk for each in practices]
    rows = Practice.objects.with_parts().filter(pk__in=keys)
    listed = [Listed(dump(each), each.edit_number) for each in rows]
    return workbook(listed, read_lists(), working=True)


def edited(data: bytes, change: Callable[[Any], object]) -> bytes:
    """Open a workbook, change it and save it, as a spreadsheet program does."""
    buffer = io.BytesIO()
    with contextlib.closing(openpyxl.load_workbook(io.BytesIO(data))) as book:
        change(book)
        book.save(buffer)
    return buffer.getvalue()


def put(page: Any, row: int, **values: Any) -> None:
    """Write values in a row, each under the title of its column, with «_» for a space."""
    titles = {str(cell.value).replace(" ", "_"): cell.column for cell in page[1]}
    for title, value in values.items():
        page.cell(row=row, column=titles[title]).value = value


def with_entry(data: bytes, name: str, content: bytes) -> bytes:
    """Return the package with an entry added, or written over."""
    return repacked(data, lambda entries: entries | {name: content})


def repacked(data: bytes, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    """Return the package with its entries changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = {each: package.read(each) for each in package.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in change(entries).items():
            package.writestr(name, content)
    return buffer.getvalue()
