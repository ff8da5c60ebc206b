"""Field validators. No database."""

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from practices.dates import ImpreciseDate

if TYPE_CHECKING:
    from django.core.files import File  # no [] at run time


def validate_imprecise_date(value: str) -> None:
    """Refuse text that is not a year, a month of a year or a day."""
    try:
        ImpreciseDate.parse(value)
    except ValueError:
        message = _("Escriba la fecha como 2014, 2014-02 o 2014-02-11.")
        raise ValidationError(message, code="imprecise_date") from None


validate_web_address = URLValidator(
    schemes=["http", "https"],
    message=_("Escriba una dirección completa, por ejemplo, https://www.gob.pe/rree."),
)
validate_ubigeo = RegexValidator(
    r"^[0-9]{2}\Z", _("El UBIGEO de un departamento tiene dos cifras, por ejemplo, 24.")
)
validate_code = RegexValidator(
    r"^BP-([0-9]{4}|[1-9][0-9]{4,8})\Z",
    _("El código se escribe BP y cuatro cifras, por ejemplo, BP-0042."),
)
validate_currency = RegexValidator(
    r"^[A-Z]{3}\Z", _("Escriba el código de tres letras de la moneda, por ejemplo, PEN.")
)
validate_term_slug = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Use minúsculas sin tildes, cifras y guiones, por ejemplo, salud-mental."),
)
validate_objective_code = RegexValidator(
    r"^[0-9a-z]+(?:[.-][0-9a-z]+)*\Z",
    _("Use cifras, letras minúsculas, puntos y guiones, por ejemplo, 10.7."),
)

UPLOAD_MAX = 10 * 1024 * 1024
_SIGNATURES = (
    (b"\xff\xd8\xff", 0, "jpg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"WEBP", 8, "webp"),
    (b"%PDF-", 0, "pdf"),
)
"""First bytes, where they begin, and the ending of a file that has them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Upload:
    """What a file is by its bytes, whatever its name says."""

    ending: str
    sha256: str

    @property
    def is_image(self) -> bool:
        """Whether it is a picture; what is not, is a PDF."""
        return self.ending != "pdf"


def read_upload(file: "File[bytes]") -> Upload:
    """Read a file sent by staff; ValidationError, by its field, for what is not accepted."""
    if file.size > UPLOAD_MAX:
        message = _("El archivo pesa más de 10 MB.")
        raise ValidationError({"file": message}, code="size")
    head = file.read(16)
    file.seek(0)
    ending = next((name for sign, at, name in _SIGNATURES if head.startswith(sign, at)), "")
    if not ending or (ending == "webp" and not head.startswith(b"RIFF")):
        message = _("Solo se admiten imágenes JPEG, PNG o WebP y documentos PDF.")
        raise ValidationError({"file": message}, code="kind")
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return Upload(ending, digest.hexdigest())
