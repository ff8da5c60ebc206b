"""Constraints that several models share."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def one_of(name: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """Check that the column holds one of the choices; `name` begins with the model's."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=f"{name}_{field}_known",
        violation_error_message=_("El valor no es uno de los previstos."),
    )


def filled(name: str, *fields: str) -> models.CheckConstraint:
    """Check that none of the text columns is empty."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{field: ""})
    return models.CheckConstraint(
        condition=condition,
        name=f"{name}_filled",
        violation_error_message=_("Este texto no puede quedar vacío."),
    )
