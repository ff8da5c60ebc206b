from decimal import Decimal

import pytest
from django.utils.translation import override

from practices.dates import ImpreciseDate
from practices.templatetags.catalogo import (
    content_lang,
    fecha_imprecisa,
    numero,
    o_no_consta,
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
