"""Formatting for templates: numbers, imprecise dates and what is not known."""

from decimal import Decimal

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from practices.dates import ImpreciseDate
from practices.dates import display as display_text

register = template.Library()

_NARROW_NO_BREAK_SPACE = "\u202f"
_FIRST_GROUPED = 10_000


@register.filter
def numero(value: int | Decimal) -> str:
    """Write a number as Peru's public texts do: 1121, 48 000 (from five digits on), 3,5."""
    grouped = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    ungrouped = -_FIRST_GROUPED < value < _FIRST_GROUPED
    thousands = "" if ungrouped else _NARROW_NO_BREAK_SPACE
    whole, point, fraction = grouped.partition(".")
    fraction = fraction.rstrip("0")
    text = whole.replace(",", thousands)
    return f"{text},{fraction}" if point and fraction else text


@register.filter
def fecha_imprecisa(value: ImpreciseDate | str) -> str:
    """Write an imprecise date, or the ISO text of one, for people; empty: «sin fecha»."""
    return value.display() if isinstance(value, ImpreciseDate) else display_text(value)


@register.filter
def o_no_consta(value: object) -> object:
    """Give the value, or «No consta» when the source has none. Zero is a value."""
    return gettext("No consta") if value is None or value == "" else value


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
