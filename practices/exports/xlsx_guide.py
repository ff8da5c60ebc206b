"""The guide of the workbook: what each sheet and column is, for whoever fills it in."""

from typing import Any

from practices.sheets.columns import Column, Sheet
from practices.sheets.workbook import GUIDE_TITLE, SHEETS

_STEPS = (
    (
        "1. «Prácticas» tiene una fila por práctica. Las demás hojas, una fila por cada parte "
        "(un paso, una fuente, un objetivo), unida a su práctica por el código."
    ),
    (
        "2. Para una práctica nueva, escriba NUEVA-1 en «Código» y el mismo NUEVA-1 en las "
        "demás hojas. El catálogo le dará su código al cargarla."
    ),
    "3. Donde hay una lista, elija de ella. Una celda vacía quiere decir que no consta.",
    (
        "4. Para quitar una parte, borre su fila. Si borra todas las filas de una práctica, "
        "esta se queda como está: desde aquí no se borra ninguna."
    ),
    "5. No cambie los títulos de las columnas ni use fórmulas.",
    (
        "6. Al cargarla, el catálogo muestra cada cambio y usted decide. Nada se publica solo: "
        "todo queda como borrador."
    ),
)
_HEADS = ("Hoja", "Columna", "Qué es", "Obligatoria", "Ejemplo")
_WIDTHS = (16, 30, 70, 12, 40)


def write_guide(book: Any) -> None:
    """Write the guide as the first sheet."""
    page = book.add_worksheet(GUIDE_TITLE)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 16})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1})
    sheet_name = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    page.hide_gridlines(2)
    for place, width in enumerate(_WIDTHS):
        page.set_column(place, place, width)
    page.write_string(0, 0, "Cómo llenar esta hoja de cálculo", title)
    for number, step in enumerate(_STEPS, start=1):
        page.merge_range(number, 0, number, len(_WIDTHS) - 1, "", plain)
        page.write_string(number, 0, step, plain)
        page.set_row(number, 30)
    top = len(_STEPS) + 2
    for place, words in enumerate(_HEADS):
        page.write_string(top, place, words, head)
    for sheet in SHEETS:
        top += 1
        page.write_string(top, 0, sheet.title, sheet_name)
        page.write_string(top, 2, sheet.description, sheet_name)
        for column in sheet.columns:
            top += 1
            for place, words in enumerate(told(sheet, column)):
                page.write_string(top, place, words, plain)


def told(sheet: Sheet, column: Column) -> tuple[str, str, str, str, str]:
    """Return what the guide, and the documentation, say of a column."""
    if sheet.read_only or column.read_only:
        needed = "No se lee"
    else:
        needed = "Sí" if column.required else ""
    return sheet.title, column.title, column.description, needed, column.example
