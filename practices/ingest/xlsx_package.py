"""Looking at an uploaded workbook before it is opened: what it is, and whether it is safe."""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from practices.ingest.xlsx_markup import MarkupError, SheetMarkup

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ENTRIES = 300
MOST_TIMES = 200
"""How many times its packed size a part may be, once it is large."""
_LARGE = 1024 * 1024
MOST_MARKS = 700_000
"""Marks («<») of all the sheets and texts together: what reading costs memory for."""
_MOST_SMALL_BYTES = 3 * 1024 * 1024
_MOST_SMALL_MARKS = 40_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEETS = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_MARKUP = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_NOT_HERE = re.compile(
    r"externalLinks/|vbaProject|/activeX|/embeddings/|macrosheets|connections\.xml",
    re.IGNORECASE,
)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_BOM = b"\xef\xbb\xbf"


class UnusableError(Exception):
    """A file that is not read; its text says why, in Spanish, as a whole sentence."""


def check_package(data: bytes) -> None:
    """Raise UnusableError unless the bytes are a workbook that can be read within limits."""
    if len(data) > MOST_BYTES:
        message = f"El archivo pesa más de {MOST_BYTES // 2**20} MB."
        raise UnusableError(message)
    _check_beginning(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_shape(package, data)
            _check_entries(package)
            _Contents(package).check()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        message = "El archivo está dañado: no se puede abrir como libro de Excel (.xlsx)."
        raise UnusableError(message) from error


def _check_beginning(data: bytes) -> None:
    if data.startswith(_OLE):
        message = (
            "El libro está protegido con contraseña. Quítesela y vuelva a cargarlo."
            if _ENCRYPTED in data
            else "Es un libro de Excel antiguo (.xls). Guárdelo como .xlsx y vuelva a cargarlo."
        )
        raise UnusableError(message)
    if not data.startswith(b"PK\x03\x04"):
        message = (
            "No es un libro de Excel (.xlsx). Use el que se descarga del catálogo; si lo tiene "
            "en otro formato (.csv, .ods, .numbers), guárdelo como .xlsx."
        )
        raise UnusableError(message)


def _check_shape(package: zipfile.ZipFile, data: bytes) -> None:
    """Refuse a file that is a workbook and something else: bytes before, after or between."""
    names = package.namelist()
    if "mimetype" in names and "[Content_Types].xml" not in names:
        message = "Es una hoja de LibreOffice (.ods). Guárdela como .xlsx y vuelva a cargarla."
        raise UnusableError(message)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        message = "No es un libro de Excel (.xlsx): le faltan sus partes."
        raise UnusableError(message)
    ends_well = data[-22:].startswith(b"PK\x05\x06")
    first = min((each.header_offset for each in package.infolist()), default=1)
    if not ends_well or first != 0 or len(set(map(str.lower, names))) < len(names):
        message = "El archivo trae algo más que un libro de Excel: no se lee."
        raise UnusableError(message)


def _check_entries(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        message = f"El libro trae {len(entries)} partes; se admiten {MOST_ENTRIES}."
        raise UnusableError(message)
    if sum(each.file_size for each in entries) > MOST_UNPACKED or any(map(_swollen, entries)):
        message = f"El libro ocupa demasiado al abrirse: hasta {MOST_UNPACKED // 2**20} MB."
        raise UnusableError(message)
    for each in entries:
        if each.flag_bits & 1:
            message = "El libro está protegido con contraseña. Quítesela y vuelva a cargarlo."
            raise UnusableError(message)
        if _NOT_HERE.search(each.filename):
            message = (
                "El libro trae macros, objetos o enlaces a otros libros. Guárdelo como .xlsx "
                "sin ellos y vuelva a cargarlo."
            )
            raise UnusableError(message)


def _swollen(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _LARGE and entry.file_size > MOST_TIMES * max(
        entry.compress_size, 1
    )


class _Contents:
    """The markup of a workbook, looked at part by part without building anything of it."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._marks = 0

    def check(self) -> None:
        for entry in self._package.infolist():
            if _MARKUP.search(entry.filename):
                self._check_markup(entry)

    def _check_markup(self, entry: zipfile.ZipInfo) -> None:
        is_sheet = _SHEETS.fullmatch(entry.filename) is not None
        if not is_sheet and entry.file_size > _MOST_SMALL_BYTES:
            self._refuse_size()
        content = self._package.read(entry)
        if not _plain(content):
            message = "El libro trae declaraciones que no se admiten (DTD o entidades)."
            raise UnusableError(message)
        marks = content.count(b"<")
        if is_sheet:
            self._marks += marks
        if self._marks > MOST_MARKS or (not is_sheet and marks > _MOST_SMALL_MARKS):
            self._refuse_size()
        if is_sheet and "worksheets" in entry.filename:
            _check_sheet(content)
        if entry.filename.endswith(".rels"):
            _check_links(content)

    def _refuse_size(self) -> None:
        message = (
            "El libro trae demasiadas celdas o estilos. Borre las filas y columnas vacías con "
            "formato, o divídalo en varios."
        )
        raise UnusableError(message)


def _check_sheet(content: bytes) -> None:
    try:
        SheetMarkup().check(content)
    except MarkupError as refusal:
        raise UnusableError(str(refusal)) from None
    except expat.ExpatError as error:
        message = "El archivo está dañado: una de sus hojas no se puede leer."
        raise UnusableError(message) from error


def _plain(content: bytes) -> bool:
    """Whether the markup is UTF-8, without a document type or entities of its own."""
    content = content.removeprefix(_BOM)
    if (
        not content.lstrip().startswith(b"<")
        or b"<!DOCTYPE" in content
        or b"<!ENTITY" in content
    ):
        return False
    declared = _ENCODING.match(content[:300].lstrip())
    return declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}


def _check_links(content: bytes) -> None:
    """Refuse what is fetched from elsewhere; an address in a cell is only text."""
    for each in _OUTSIDE.findall(content):
        if b"/hyperlink" not in each:
            message = "El libro trae enlaces a otros archivos. Quítelos y vuelva a cargarlo."
            raise UnusableError(message)
