"""The form of the working record: what it asks, in the order in which a person writes."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from practices.admin import practice_links as links
from practices.admin import practice_parts as parts
from practices.admin.catalogue_form import CatalogueForm
from practices.editorial import Section

GROUPS: dict[Section, tuple[Any, ...]] = {
    Section.IDENTITY: (
        (_("La práctica"), {"fields": ["title", "subtitle", "summary", "kind"]}),
    ),
    Section.PROBLEM: ((_("El problema"), {"fields": ["problem"]}),),
    Section.ACTIONS: (
        (_("Qué se hizo"), {"fields": ["description", ("start", "end"), "status"]}),
        parts.StepInline,
    ),
    Section.SOURCES: ((_("Fuentes"), {"fields": ["source_kind"]}), parts.CitationInline),
    Section.RESULTS: (parts.ResultInline,),
    Section.LESSONS: (
        (_("Lecciones y réplica"), {"fields": ["lessons", "transfer", "limits"]}),
        parts.ChallengeInline,
        parts.ResourceInline,
        links.ReplicationInline,
    ),
    Section.TERRITORY: (
        (
            _("Territorio"),
            {"fields": ["coverage", ("province", "district"), "mesa"]},
        ),
        links.RegionInline,
    ),
    Section.PARTNERS: (links.PartnerInline, links.PopulationInline),
    Section.ALIGNMENT: (links.ThemeInline, links.AlignmentInline),
    Section.LEGAL: (links.InstrumentInline,),
    Section.ATTACHMENTS: (parts.AttachmentInline,),
    Section.GAPS: ((_("Lo que no consta"), {"fields": ["completeness_note"]}),),
    Section.CONTACT: (
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
    ),
    Section.MANAGEMENT: (
        (
            _("Gestión de la ficha"),
            {
                "fields": [
                    "collection",
                    "import_id",
                    "language",
                    ("review_on", "confirmed_on"),
                ],
            },
        ),
    ),
    Section.TRANSLATION: (parts.TranslationInline,),
}
"""Fieldsets and inlines of each section, as the form shows them, one after another."""

SECTIONS: tuple[Any, ...] = tuple(each for group in GROUPS.values() for each in group)


class PracticeForm(CatalogueForm):
    """The form of a working record."""


def in_order(context: dict[str, Any]) -> Sequence[dict[str, Any]]:
    """Return the fieldsets and inlines of a form in the order of `GROUPS`.

    Each says its section, whose value is the anchor of the section on the page.
    """
    fieldsets = iter(context["adminform"])
    inlines = {type(each.opts): each for each in context["inline_admin_formsets"]}
    found: list[dict[str, Any]] = []
    for section, group in GROUPS.items():
        for each in group:
            if isinstance(each, tuple):
                found.append({"section": section, "fieldset": next(fieldsets)})
            elif each in inlines:
                found.append({"section": section, "inline": inlines[each]})
    return [{**each, "number": number} for number, each in enumerate(found)]
