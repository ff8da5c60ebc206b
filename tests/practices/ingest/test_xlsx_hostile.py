"""Files that are not a workbook, or that are more than one: refused at once, in words."""

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from practices.ingest.xlsx_markup import MOST_ROWS
from practices.ingest.xlsx_package import MOST_BYTES, UnusableError
from practices.ingest.xlsx_reading import read_book
from tests.practices.workbooks import downloaded, repacked, with_entry

pytestmark = pytest.mark.django_db
SHEET = "xl/worksheets/sheet2.xml"
HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


def sheet(rows: bytes) -> bytes:
    return HEAD + b"<sheetData>" + rows + b"</sheetData></worksheet>"


def replaced(name: str, content: bytes) -> Callable[[bytes], bytes]:
    return lambda data: with_entry(data, name, content)


def with_dtd(data: bytes) -> bytes:
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ja"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    )
    return with_entry(data, "xl/sharedStrings.xml", laughs)


def in_another_encoding(data: bytes) -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    return with_entry(data, "xl/sharedStrings.xml", text)


def bomb(data: bytes) -> bytes:
    return with_entry(data, SHEET, HEAD + b" " * (50 * 2**20))


def many_bombs(data: bytes) -> bytes:
    return repacked(
        data, lambda entries: entries | {f"xl/media/{n}.bin": b"\0" * 2**20 for n in range(99)}
    )


def lying_about_its_size(data: bytes) -> bytes:
    """Declare that a sheet unpacks to a few bytes."""
    packed = bytearray(bomb(data))
    size = struct.pack("<L", 50 * 2**20 + len(HEAD))
    return bytes(packed.replace(size, struct.pack("<L", 10)))


def many_styles(data: bytes) -> bytes:
    return with_entry(data, "xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 500_000)


def many_empty_rows(data: bytes) -> bytes:
    rows = b"".join(b'<row r="%d"/>' % n for n in range(1, 1_048_577))
    return with_entry(data, SHEET, sheet(rows))


def junk(data: bytes) -> bytes:
    return with_entry(
        data,
        SHEET,
        HEAD + b"<sheetData>" + b"".join(b'<c r="A%d"/>' % n for n in range(150_000)),
    )


def deep(data: bytes) -> bytes:
    return with_entry(data, SHEET, HEAD + b"".join(b"<a%d>" % n for n in range(60_000)))


def appended(data: bytes) -> bytes:
    return data + b"<script>alert(1)</script>"


def prefixed(data: bytes) -> bytes:
    return b"%PDF-1.7\n" + data


def with_data_before_the_first_entry(data: bytes) -> bytes:
    return b"PK\x03\x04" + b"\0" * 40 + data


def ods(_data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return buffer.getvalue()


def repeated(data: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as package:
        package.writestr(SHEET, sheet(b""))
    return buffer.getvalue()


def external(kind: bytes) -> Callable[[bytes], bytes]:
    content = (
        b'<Relationships><Relationship Id="rId1" Type="http://x/relationships/' + kind + b'" '
        b'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    return replaced("xl/_rels/extra.xml.rels", content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda _: b"", "No es un libro de Excel"),
    (lambda _: "código;título\nBP-0001;Ñandú".encode("cp1252"), "No es un libro de Excel"),
    (lambda _: OLE + b"\0" * 600, "Excel antiguo (.xls)"),
    (lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "protegido con contraseña"),
    (lambda _: b"\0" * (MOST_BYTES + 1), "pesa más de 10 MB"),
    (ods, "LibreOffice (.ods)"),
    (lambda data: data[: len(data) // 2], "está dañado"),
    (lambda data: data[:-40] + b"\0" * 40, "está dañado"),
    (appended, "algo más que un libro"),
    (prefixed, "No es un libro de Excel"),
    (with_data_before_the_first_entry, "algo más que un libro"),
    (repeated, "algo más que un libro"),
    (bomb, "ocupa demasiado"),
    (many_bombs, "ocupa demasiado"),
    (lying_about_its_size, ""),
    (many_styles, "demasiadas celdas o estilos|ocupa demasiado"),
    (deep, "demasiadas celdas"),
    (junk, "demasiadas celdas"),
    (many_empty_rows, "demasiadas celdas o estilos|se admiten 5000"),
    (replaced(SHEET, sheet(b'<row r="1048576"><c r="A1048576"/></row>')), "fila 1048576"),
    (with_dtd, "DTD o entidades"),
    (in_another_encoding, "DTD o entidades"),
    (replaced("xl/externalLinks/externalLink1.xml", b"<a/>"), "enlaces a otros libros"),
    (replaced("xl/vbaProject.bin", b"x"), "macros"),
    (replaced("XL/VBAPROJECT.BIN", b"x"), "macros"),
    (external(b"image"), "enlaces a otros archivos"),
    (replaced(SHEET, b"<worksheet"), "está dañado"),
    (replaced("xl/sharedStrings.xml", b"<sst/>"), "está dañado"),
    (replaced(SHEET, sheet(b'<row r="x"><c r="1A" t="s"><v>9</v></c></row>')), "está dañado"),
]


@pytest.fixture(scope="module")
def _blank() -> dict[str, bytes]:
    return {}


@pytest.fixture
def blank(_blank: dict[str, bytes]) -> bytes:
    if "made" not in _blank:
        _blank["made"] = downloaded()
    return _blank["made"]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_file_is_refused_in_words(blank: bytes, number: int) -> None:
    make, words = HOSTILE[number]
    data = make(blank)

    began = time.process_time()
    with pytest.raises(UnusableError) as refusal:
        read_book(data)

    said = str(refusal.value)
    assert any(each in said for each in words.split("|"))
    assert said.endswith(".")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("make", [bomb, many_empty_rows, many_styles, deep, junk, with_dtd])
def test_hostile_file_takes_little_memory(blank: bytes, make: Callable[[bytes], bytes]) -> None:
    data = make(blank)
    tracemalloc.start()
    try:
        with pytest.raises(UnusableError):
            read_book(data)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 150 * 2**20


def test_address_that_a_program_made_clickable_is_only_text(blank: bytes) -> None:
    assert "practicas" in read_book(external(b"hyperlink")(blank))


def test_size_that_a_sheet_declares_is_not_believed(blank: bytes) -> None:
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    lying = HEAD + b'<dimension ref="A1:XFD1048576"/>' + sheet(rows).removeprefix(HEAD)

    book = read_book(with_entry(blank, SHEET, lying))

    assert all(len(each.rows) <= MOST_ROWS for each in book.values())


def test_cell_far_to_the_right_is_refused(blank: bytes) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="XFD%d" t="n"><v>1</v></c></row>' % (n, n) for n in range(1, 5000)
    )

    with pytest.raises(UnusableError, match="hasta la columna XFD"):
        read_book(with_entry(blank, SHEET, sheet(rows)))
