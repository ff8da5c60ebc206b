"""What the head of a page says of its addresses: its own, and that of each language."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

LOCALES = {"es": "es_PE", "en": "en_US"}
"""What Open Graph calls each language."""

SITE_IMAGE = "img/og.png"


def addresses(address: str, image: str = "") -> SafeString:
    """Return the links and properties of the page at an address, which begins with «/».

    `image` is the address of its own picture; without one, it has the site's.
    """
    spoken = get_language() or settings.LANGUAGE_CODE
    here = f"{settings.SITE_URL}{address}"
    picture = f"{settings.SITE_URL}{image or static(SITE_IMAGE)}"
    return format_html(
        '<link rel="canonical" href="{0}">\n{1}\n'
        '<meta property="og:url" content="{0}">\n'
        '<meta property="og:locale" content="{2}">\n'
        '<meta property="og:image" content="{3}">\n'
        '<meta property="og:image:width" content="1200">\n'
        '<meta property="og:image:height" content="630">',
        here,
        _languages(address),
        LOCALES[spoken],
        picture,
    )


def in_language(address: str, language: str) -> str:
    """Return where the page at an address is in a language."""
    prefix = get_script_prefix()
    rest = address.removeprefix(prefix)
    for other in _prefixed():
        rest = rest.removeprefix(f"{other}/")
    return f"{prefix}{language}/{rest}" if language in _prefixed() else f"{prefix}{rest}"


def _prefixed() -> list[str]:
    return [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def _languages(address: str) -> SafeString:
    codes = [(code, code) for code, _ in settings.LANGUAGES]
    return format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}{}">',
        (
            (said, settings.SITE_URL, in_language(address, code))
            for said, code in [*codes, ("x-default", settings.LANGUAGE_CODE)]
        ),
    )
