"""The values of a form's fields as a person reads them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def in_words(field: Any, values: list[str]) -> str:
    """Return values, as a browser sends them, in the words that the form shows."""
    if isinstance(field, forms.BooleanField):
        return _("sí") if values else _("no")
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(_row(field, each) for each in values)
    if isinstance(field, forms.ChoiceField):
        names = {str(key): str(label) for key, label in _flat(field.choices)}
        return ", ".join(names.get(each, each) for each in values)
    return "\n".join(values)


def _row(field: Any, value: str) -> str:
    key = field.to_field_name or "pk"
    try:
        row = field.queryset.filter(**{key: value}).first()
    except (ValueError, ValidationError, OverflowError):
        return value
    return value if row is None else str(field.label_from_instance(row))


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, label in choices:
        flat += label if isinstance(label, (list, tuple)) else [(key, label)]
    return flat
