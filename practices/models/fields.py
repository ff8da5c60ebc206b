"""Columns whose order or content must be the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from practices.text import fold, sort_key
from practices.validators import validate_imprecise_date


class ByteOrderedCharField(models.CharField):  # type: ignore[type-arg]  # no [] at run time
    """Text compared byte by byte on every database, whatever its locale."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """Ask PostgreSQL for the «C» collation; SQLite compares bytes by itself."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class _DerivedField(ByteOrderedCharField):
    """Text worked out from another field of the row each time the row is saved."""

    derive: Callable[[str], str]

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("max_length", 400)
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Keep the source in migrations."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 Django's signature
        """Work the value out; also called by bulk_create and bulk_update."""
        del add
        value = type(self).derive(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class SortKeyField(_DerivedField):
    """A key that sorts its source as Spanish does: «Áncash» under A."""

    derive = staticmethod(sort_key)


class FoldedField(_DerivedField):
    """Its source without accents, case or punctuation, for looking names up."""

    derive = staticmethod(fold)


class ImpreciseDateField(ByteOrderedCharField):
    """A year, month or day as ISO text of that precision; empty when unknown."""

    default_validators = [*models.CharField.default_validators, validate_imprecise_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", _("2014, 2014-02 o 2014-02-11, según la fuente."))
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)
