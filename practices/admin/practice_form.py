"""The form of the working record: what it asks, in the order in which a person writes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.admin import practice_links as links
from practices.admin import practice_parts as parts
from practices.admin.base import CatalogueForm
from practices.models.practice import Practice

SECTIONS: tuple[Any, ...] = (
    (_("La práctica"), {"fields": ["title", "subtitle", "summary", "kind"]}),
    (_("El problema"), {"fields": ["problem"]}),
    (_("Qué se hizo"), {"fields": ["description", ("start", "end"), "status"]}),
    parts.StepInline,
    (_("Fuentes"), {"fields": ["source_kind"]}),
    parts.CitationInline,
    parts.ResultInline,
    (_("Lecciones y réplica"), {"fields": ["lessons", "transfer", "limits"]}),
    parts.ChallengeInline,
    parts.ResourceInline,
    links.ReplicationInline,
    (
        _("Territorio"),
        {"fields": ["coverage", ("province", "district"), "mesa"]},
    ),
    links.RegionInline,
    links.PartnerInline,
    links.PopulationInline,
    links.ThemeInline,
    links.AlignmentInline,
    links.InstrumentInline,
    parts.AttachmentInline,
    (_("Lo que no consta"), {"fields": ["completeness_note"]}),
    (
        _("Contacto"),
        {
            "fields": [
                "contact_office",
                "contact_role",
                "contact_address",
                ("contact_telephone", "contact_email"),
            ],
        },
    ),
    (
        _("Gestión de la ficha"),
        {
            "fields": [
                "collection",
                "import_id",
                "language",
                ("review_on", "confirmed_on"),
                "seen_edition",
            ],
        },
    ),
    parts.TranslationInline,
)
"""Fieldsets and inlines as the form shows them, one after another."""


class PracticeForm(CatalogueForm):
    """The form of a working record, which never overwrites what someone else has saved."""

    seen_edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seen_edition", self.instance.edit_number)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_stale(cleaned.get("seen_edition"))
        return cleaned

    def _refuse_stale(self, seen: int | None) -> None:
        """Compare with the row, locked until the view's transaction ends."""
        locked = Practice.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
        if seen == locked.edit_number:
            return
        sent: Any = self.data
        again = sent.copy()
        again[self.add_prefix("seen_edition")] = str(locked.edit_number)
        self.data = again
        message = gettext(
            "Otra persona guardó esta ficha mientras usted escribía (va por la edición "
            "%(edition)s). Ábrala en otra pestaña y compare; lo que usted escribió sigue aquí "
            "y, si vuelve a guardar, reemplazará lo suyo."
        )
        raise ValidationError(message % {"edition": locked.edit_number}, code="stale")


def in_order(context: dict[str, Any]) -> Sequence[dict[str, Any]]:
    """Return the fieldsets and inlines of a form in the order of `SECTIONS`."""
    fieldsets = iter(context["adminform"])
    inlines = {type(each.opts): each for each in context["inline_admin_formsets"]}
    return [
        {"fieldset": next(fieldsets)} if isinstance(each, tuple) else {"inline": inlines[each]}
        for each in SECTIONS
        if isinstance(each, tuple) or each in inlines
    ]
