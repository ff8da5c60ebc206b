"""Rows of a practice's form that belong to it alone."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.admin.base import StackInline, TableInline
from practices.admin.practice_files import ChosenFile, shown_file
from practices.admin.practice_links import CitedRows
from practices.models.practice_parts import (
    Attachment,
    Challenge,
    Citation,
    PracticeTranslation,
    Resource,
    Result,
    Step,
)


class StepInline(TableInline):
    """What was done, by date."""

    model = Step
    fields = ["position", "date", "text"]


class ResultInline(CitedRows, StackInline):
    """What the source reports, with its figure when it has one."""

    model = Result
    fieldsets = [
        (
            None,
            {"fields": [("statement", "kind"), ("value", "bound", "unit", "cut_off")]},
        ),
        (
            _("Línea de base, fuente, página y orden"),
            {
                "classes": ["collapse"],
                "fields": ["baseline", ("citation", "page", "position")],
            },
        ),
    ]
    long_texts = ["statement"]


class ChallengeInline(TableInline):
    """What was hard."""

    model = Challenge
    fields = ["position", "difficulty", "answer"]


class ResourceInline(TableInline):
    """What it takes."""

    model = Resource
    fields = ["position", "kind", "text", "amount", "currency", "year"]
    classes = ["collapse"]


class CitationInline(TableInline):
    """The sources, in the order in which the record cites them."""

    model = Citation
    fields = ["position", "source", "kind", "page"]
    autocomplete_fields = ["source"]
    related_rows = ["source"]
    first_rows = 1


class AttachmentInline(StackInline):
    """Images and documents, with what is needed to publish them."""

    model = Attachment
    fields = [
        ("kind", "position"), "kept", "file", "title", "alternative_text",
        ("credit", "licence"),
        ("shows_people", "shows_minors"), ("consent_reference", "consent_date"),
    ]  # fmt: skip
    classes = ["collapse"]
    readonly_fields = ["kept"]
    formfield_overrides = {
        **StackInline.formfield_overrides,
        models.FileField: {"widget": ChosenFile},
    }

    @admin.display(description=_("lo que se guarda"))
    def kept(self, row: Attachment) -> str:
        return shown_file(row)


class TranslationInline(StackInline):
    """The texts in another language."""

    model = PracticeTranslation
    fields = [
        ("language", "version"), "title", "subtitle", "summary", "problem", "description",
        "lessons", "transfer", "limits",
    ]  # fmt: skip
    classes = ["collapse"]
