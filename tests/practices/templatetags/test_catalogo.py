import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

from practices.dates import ImpreciseDate
from practices.templatetags.catalogo import (
    content_lang,
    fecha_imprecisa,
    icon,
    numero,
    o_no_consta,
    sigla,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1121, "1121"),
        (9999, "9999"),
        (10000, "10\u202f000"),
        (48000, "48\u202f000"),
        (1234567, "1\u202f234\u202f567"),
        (-48000, "-48\u202f000"),
        (Decimal("3.5"), "3,5"),
        (Decimal("3.50"), "3,5"),
        (Decimal("1121.00"), "1121"),
        (Decimal("48000.25"), "48\u202f000,25"),
        (Decimal("1E+5"), "100\u202f000"),
    ],
)
def test_number_is_written_as_peru_writes_it(value: int | Decimal, text: str) -> None:
    assert numero(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1121, "1121"), (48000, "48,000"), (Decimal("48000.25"), "48,000.25")]
)
def test_number_on_an_english_page(value: int | Decimal, text: str) -> None:
    with override("en"):
        assert numero(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2014", "2014"),
        ("2014-02", "feb. 2014"),
        (ImpreciseDate(2014, 2, 11), "11 feb. 2014"),
        ("", "sin fecha"),
    ],
)
def test_date_keeps_the_precision_of_its_source(value: ImpreciseDate | str, text: str) -> None:
    assert fecha_imprecisa(value) == text


@pytest.mark.parametrize("value", ["", None])
def test_what_the_source_does_not_give_is_said(value: str | None) -> None:
    assert o_no_consta(value) == "No consta"


@pytest.mark.parametrize("value", [0, "Tumbes"])
def test_what_the_source_gives_is_kept(value: object) -> None:
    assert o_no_consta(value) == value


@pytest.mark.parametrize(
    ("page", "text", "attribute"),
    [
        ("es", "es", ""),
        ("en", "es", ' lang="es"'),
        ("en", "en", ""),
        ("es", "en", ' lang="en"'),
    ],
)
def test_text_says_its_language_where_the_page_has_another(
    page: str, text: str, attribute: str
) -> None:
    with override(page):
        assert content_lang(text) == attribute


def test_an_icon_of_the_sprite_is_hidden_from_screen_readers() -> None:
    assert icon("search") == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<use href="/static/img/icons.svg#search"></use></svg>'
    )


def test_every_icon_that_templates_name_is_in_the_sprite() -> None:
    root = Path(settings.BASE_DIR)
    sprite = (root / "static/img/icons.svg").read_text(encoding="utf-8")
    held = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    templates = [
        path.read_text(encoding="utf-8") for path in (root / "templates").rglob("*.html")
    ]
    named = set(re.findall(r'{% icon "([^"]+)"', "".join(templates)))

    assert {"search", "menu"} <= named <= held


def test_what_is_captured_is_drawn_more_than_once_on_one_line() -> None:
    template = Template(
        "{% load catalogo %}{% captured as kept %} {{ title }}\n y {% endcaptured %}"
        "{{ kept }}|{{ kept }}"
    )

    assert template.render(Context({"title": "A & B"})) == "A &amp; B y|A &amp; B y"


@pytest.mark.parametrize(
    ("language", "called"), [("es", ["ODS", "PMM", "PNM"]), ("en", ["SDG", "GCM", "PNM"])]
)
def test_frameworks_are_called_as_the_language_calls_them(
    language: str, called: list[str]
) -> None:
    with override(language):
        assert [sigla(each) for each in ("ods", "pmm", "pnm")] == called
