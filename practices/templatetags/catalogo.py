"""Formatting for templates: numbers, imprecise dates and what is not known."""

from decimal import Decimal

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop

from practices.dates import ImpreciseDate
from practices.dates import display as display_text

register = template.Library()

_NARROW_NO_BREAK_SPACE = "\u202f"
_FIRST_GROUPED = 10_000
_SEPARATORS = {"es": (_NARROW_NO_BREAK_SPACE, ","), "en": (",", ".")}
"""Of thousands and of decimals, by language."""


_CALLED = {"ods": gettext_noop("ODS"), "pmm": gettext_noop("PMM")}


@register.filter
def numero(value: int | Decimal) -> str:
    """Write a number as Peru's public texts do: 1121, 48 000 (from five digits on), 3,5.

    On an English page: 1121, 48,000, 3.5.
    """
    grouped = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    ungrouped = -_FIRST_GROUPED < value < _FIRST_GROUPED
    separator, comma = _SEPARATORS[(get_language() or settings.LANGUAGE_CODE)[:2]]
    whole, point, fraction = grouped.partition(".")
    fraction = fraction.rstrip("0")
    text = whole.replace(",", "" if ungrouped else separator)
    return f"{text}{comma}{fraction}" if point and fraction else text


@register.filter
def fecha_imprecisa(value: ImpreciseDate | str) -> str:
    """Write an imprecise date, or the ISO text of one, for people; empty: «sin fecha»."""
    return value.display() if isinstance(value, ImpreciseDate) else display_text(value)


@register.filter
def o_no_consta(value: object) -> object:
    """Give the value, or «No consta» when the source has none. Zero is a value."""
    return gettext("No consta") if value is None or value == "" else value


@register.filter
def sigla(framework: str) -> str:
    """Return what people call a framework: «ODS», «PMM»; on an English page, SDG and GCM."""
    return gettext(_CALLED[framework]) if framework in _CALLED else framework.upper()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; whoever uses it writes the word beside it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def content_lang(language: str = settings.LANGUAGE_CODE) -> SafeString:
    """Return the attribute that says a text's language, where the page has another one."""
    return SafeString("") if language == get_language() else format_html(' lang="{}"', language)


@register.simple_block_tag
def captured(content: str) -> SafeString:
    """Keep what a part of a template draws, on one line, to write it more than once."""
    return SafeString(" ".join(content.split()))
