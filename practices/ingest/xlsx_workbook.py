"""An uploaded workbook as what it says of each practice, and of what it was made."""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from practices.ingest.xlsx_faults import SheetFault
from practices.ingest.xlsx_package import UnusableError
from practices.ingest.xlsx_reading import RawSheet, Row, read_book
from practices.ingest.xlsx_records import SheetReader, Told
from practices.sheets.choices import Lists
from practices.sheets.main_sheet import PRACTICES
from practices.sheets.workbook import (
    BASE_TITLE,
    FIELDS,
    GUIDE_TITLE,
    LISTS_TITLE,
    PARTS,
    SHEETS,
    TITLES,
)
from practices.text import fold

_CITING = ("alignments", "results")
_DIGEST = re.compile("[0-9a-f]{20}")


@dataclasses.dataclass(frozen=True, slots=True)
class Base:
    """Of which edition of a practice the workbook was made, and what each field said then.

    It comes from the file, so it is believed only for telling who changed what: never for
    rights, and never for writing.
    """

    edition: int
    digests: dict[str, str]


@dataclasses.dataclass(slots=True)
class Workbook:
    """What an uploaded workbook says; with any fault, it is only good for telling them."""

    practices: list[Told]
    bases: dict[str, Base]
    faults: list[SheetFault]
    warnings: list[str]


def read_workbook(data: bytes, lists: Lists) -> Workbook:
    """Read a whole workbook; UnusableError when it is not one that can be read."""
    sheets = read_book(data)
    main = sheets.get(fold(PRACTICES.title))
    if main is None:
        message = f"El libro no tiene la hoja «{PRACTICES.title}»: use el que se descarga aquí."
        raise UnusableError(message)
    faults: list[SheetFault] = []
    practices = SheetReader(PRACTICES, main, lists, faults).practices()
    warnings = _unread(sheets)
    for sheet in PARTS:
        raw = sheets.get(fold(sheet.title))
        if sheet.read_only:
            continue
        if raw is None:
            warnings.append(f"Falta la hoja «{sheet.title}»: lo que contiene no se cambia.")
        else:
            SheetReader(sheet, raw, lists, faults).parts(practices)
    for each in practices.values():
        _number_sources(each, faults)
        warnings += [
            f"{each.key}: «{field}» tiene un texto que no cabe en una celda y no se cambia."
            for field in _titles(each.kept)
        ]
    if not practices and not faults:
        message = f"La hoja «{PRACTICES.title}» no tiene ninguna fila."
        raise UnusableError(message)
    return Workbook(list(practices.values()), _bases(sheets), faults, warnings)


def _titles(fields: set[str]) -> list[str]:
    return [TITLES[each] for each in FIELDS if each in fields]


def _unread(sheets: Mapping[str, RawSheet]) -> list[str]:
    known = {fold(each.title) for each in SHEETS}
    known |= {fold(each) for each in (GUIDE_TITLE, LISTS_TITLE, BASE_TITLE)}
    return [
        f"La hoja «{raw.title}» no es del catálogo: no se leyó."
        for key, raw in sheets.items()
        if key not in known
    ]


def _number_sources(told: Told, faults: list[SheetFault]) -> None:
    """Turn the order of the source that a row names into its place among the sources."""
    places = told.orders.get("citations")
    if places is None:
        return
    for field in _CITING:
        for number, entry in enumerate(told.data.get(field, ()), start=1):
            order = entry.get("citation")
            if order is None:
                continue
            entry["citation"] = places.get(order)
            if order not in places:
                options = ", ".join(map(str, places)) or "ninguno: no hay fuentes"
                valid = f"el orden de una de sus filas en la hoja «Fuentes»: {options}"
                place = told.places[f"{field}[{number}].citation"]
                faults.append(SheetFault(place, order, valid))


def _bases(sheets: Mapping[str, RawSheet]) -> dict[str, Base]:
    """Read the hidden sheet; what is not as the catalogue wrote it counts as not there."""
    raw = sheets.get(fold(BASE_TITLE))
    if raw is None:
        return {}
    found: dict[str, Base] = {}
    for row in raw.rows:
        values = _by_title(raw, row)
        code, edition = values.pop("code", None), values.pop("edition", None)
        if isinstance(code, str) and isinstance(edition, int) and edition > 0:
            digests = {k: v for k, v in values.items() if k in FIELDS and _is_digest(v)}
            found[code] = Base(edition, digests)
    return found


def _by_title(raw: RawSheet, row: Row) -> dict[str, Any]:
    return {title: row.cells[n].value for n, title in raw.heads.items() if n in row.cells}


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None
