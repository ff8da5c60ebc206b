"""Fields of the public forms: what is typed is cleaned, never silently cut."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from practices.text import clean, one_line
from practices.validators import validate_imprecise_date, validate_web_address

_FIGURE = re.compile("[0-9]{1,11}(?:[.,][0-9]{1,4})?")
_THOUSANDS = re.compile("[0-9]{1,3}(?:[.,][0-9]{3})+")
_TOO_LONG = _("Acórtalo: caben %(limit_value)d caracteres y hay %(show_value)d.")


class Line(forms.CharField):
    """A text of one line."""

    def __init__(self, *, missing: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("required", bool(missing))
        kwargs.setdefault("error_messages", {"max_length": _TOO_LONG, "required": missing})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let who pastes a long text see it whole, with how much is too much."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return {**attrs, "class": "field"}


class Text(Line):
    """A text of several lines; `least` is how many characters say something."""

    def __init__(self, *, rows: int = 5, least: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        if least:
            message = _("Cuéntalo un poco más: al menos %(limit_value)d caracteres.")
            self.validators.append(MinLengthValidator(least, message))

    def to_python(self, value: Any) -> str:
        text = forms.CharField.to_python(self, value) or ""
        return clean(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Day(Line):
    """A year, a month of a year or a day, as it is known."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("help_text", _("Año, mes o día: 2024, 2024-05 o 2024-05-17."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text:
            try:
                validate_imprecise_date(text)
            except ValidationError:
                message = _("Escribe la fecha como 2024, 2024-05 o 2024-05-17.")
                raise ValidationError(message, code="imprecise_date") from None
        return text


class Address(Line):
    """An address of the web."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text:
            try:
                validate_web_address(text)
            except ValidationError:
                message = _(
                    "Escribe la dirección completa, por ejemplo, https://www.gob.pe/rree."
                )
                raise ValidationError(message, code="address") from None
        return text


class Figure(Line):
    """A figure; which of «.» and «,» parts thousands is not guessed."""

    def clean(self, value: Any) -> str:
        """Return it as plain text with a decimal point, which data keep exactly."""
        text: str = super().clean(value).replace(" ", "")
        if not text:
            return ""
        if _THOUSANDS.fullmatch(text) or not _FIGURE.fullmatch(text):
            message = _(
                "Escribe solo la cifra, sin separar los miles: 1200, o 3,5 con decimales."
            )
            raise ValidationError(message, code="figure")
        return str(Decimal(text.replace(",", ".")))
