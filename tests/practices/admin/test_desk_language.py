"""Every text of the desk is Spanish: those of Django's own pages too."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.contrib import admin
from django.test import Client
from django.urls import reverse

from practices.models.practice import Practice
from practices.models.territory import Mesa
from tests.practices.admin.test_routes import make_rows

ENGLISH = re.compile(
    r"\b(?:the|and|or|of|to|please|with|your|this|that|are|you|your|not|save|add|change|delete|"
    r"select|search|history|view|remove|close|home|filter|required|go|all|any|by|show|hide|"
    r"password|user|users|welcome|action|results?|added|changed|deleted|successfully)\b",
    re.IGNORECASE,
)
DESK = [model for model, _desk in admin.site._registry.items()]  # noqa: SLF001 Django has no public list
SILENT = {"script", "style", "pre"}
SPOKEN = ("alt", "aria-label", "placeholder", "title")


class Spoken(HTMLParser):
    """Gathers what a page says: its texts, and the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        given = dict(attrs)
        self.texts += [given[each] or "" for each in SPOKEN if each in given]
        if tag == "input" and given.get("type") in {"submit", "button"}:
            self.texts.append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(data.strip())


def english_in(page: str) -> set[str]:
    spoken = Spoken()
    spoken.feed(page)
    return {each for each in spoken.texts if ENGLISH.search(each)}


def every_page() -> Iterator[str]:
    yield reverse("admin:index")
    yield reverse("admin:app_list", args=["practices"])
    for model in DESK:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"  # noqa: SLF001 Django's API
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_add")
        row = model._default_manager.last()  # noqa: SLF001 Django's API
        if row is not None:
            yield from (
                reverse(f"{name}_{each}", args=[row.pk])
                for each in ("change", "history", "delete")
            )
    practices = reverse("admin:practices_practice_changelist")
    yield f"{practices}?q=feria&cola=publicadas"
    yield f"{practices}?q=nada+de+nada"
    yield f"{reverse('admin:practices_institution_add')}?_popup=1"


def test_no_page_speaks_english(desk: Client) -> None:
    make_rows(1)
    answers = {page: desk.get(page, follow=True) for page in every_page()}

    found = {
        page: english_in(each.content.decode())
        for page, each in answers.items()
        if each.status_code == 200
    }

    assert {page: texts for page, texts in found.items() if texts} == {}


def test_refused_form_speaks_spanish(desk: Client) -> None:
    for model in (Practice, Mesa):
        address = reverse(f"admin:practices_{model._meta.model_name}_add")  # noqa: SLF001 Django's API
        inlines = admin.site.get_model_admin(model).inlines
        counts = {
            f"{each.model._meta.get_field(name).remote_field.get_accessor_name()}-{what}": "0"  # noqa: SLF001 Django's API
            for each in inlines
            for what in ("TOTAL_FORMS", "INITIAL_FORMS")
            for name in (getattr(each, "fk_name", None) or model._meta.model_name,)  # noqa: SLF001 Django's API
        }

        page = desk.post(address, counts)

        assert page.status_code == 200
        assert english_in(page.content.decode()) == set()
