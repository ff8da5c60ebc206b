"""Field validators. No database."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from practices.dates import ImpreciseDate


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
