"""Limits of each text of a Record, taken from the columns that keep it."""

import dataclasses
import functools
from collections.abc import Callable, Hashable, Iterator
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from practices import record as rec
from practices.models.practice import Practice
from practices.models.practice_links import Alignment, InstrumentUse, Partner, Replication
from practices.models.practice_parts import (
    Attachment,
    Challenge,
    Citation,
    PracticeTranslation,
    Resource,
    Result,
    Step,
)
from practices.models.source import Source
from practices.record_reader import Fault

MODELS: dict[type[Any], tuple[type[models.Model], ...]] = {
    rec.Record: (Practice,),
    rec.AlignmentEntry: (Alignment,),
    rec.StepEntry: (Step,),
    rec.PartnerEntry: (Partner,),
    rec.ResultEntry: (Result,),
    rec.ChallengeEntry: (Challenge,),
    rec.ResourceEntry: (Resource,),
    rec.InstrumentEntry: (InstrumentUse,),
    rec.CitationEntry: (Citation, Source),
    rec.AttachmentEntry: (Attachment,),
    rec.ReplicationEntry: (Replication,),
    rec.TranslationEntry: (PracticeTranslation,),
}
_GIVEN_BY_LOADING = ("code",)
"""Texts that the catalogue gives when the file does not."""


@dataclasses.dataclass(frozen=True, slots=True)
class TextLimit:
    """What a column says of a text."""

    name: str
    longest: int
    required: bool
    validators: tuple[Callable[[Any], None], ...]

    def fault_of(self, text: str) -> str:
        """Return what would be valid instead of the text; empty when it is."""
        if not text:
            return "un texto: no puede quedar vacío" if self.required else ""
        if len(text) > self.longest:
            return f"hasta {self.longest} caracteres (tiene {len(text)})"
        for validator in self.validators:
            try:
                validator(text)
            except ValidationError as error:
                return str(error.messages[0])
        return ""


def text_faults(entry: Any, path: str = "") -> Iterator[Fault]:
    """Find the texts of a record, or of a part of one, that their columns would refuse."""
    for limit in limits_of(cast("Hashable", type(entry))):
        text = getattr(entry, limit.name)
        if text or limit.required:
            valid = limit.fault_of(text)
            if valid:
                yield Fault(path + limit.name, text, valid)


@functools.cache
def limits_of(kind: Hashable) -> tuple[TextLimit, ...]:
    """Return the limits of every text of a kind of entry that has a column of its own."""
    part = cast("type[Any]", kind)
    names = [each.name for each in dataclasses.fields(part) if each.type in (str, "str")]
    found = ((name, _column(part, name)) for name in names)
    return tuple(_limit(name, column) for name, column in found if column is not None)


def _column(kind: type[Any], name: str) -> "models.Field[Any, Any] | None":
    for model in MODELS[kind]:
        try:
            column = model._meta.get_field(name)  # noqa: SLF001 Django's API
        except FieldDoesNotExist:
            continue
        if isinstance(column, models.CharField | models.TextField | models.FileField):
            return column
    return None


def _limit(name: str, column: "models.Field[Any, Any]") -> TextLimit:
    own_first = reversed(column.validators)
    return TextLimit(
        name=name,
        longest=column.max_length or 0,
        required=not column.blank and name not in _GIVEN_BY_LOADING,
        validators=tuple(v for v in own_first if not isinstance(v, MaxLengthValidator)),
    )
