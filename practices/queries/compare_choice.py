"""Which practices a reader asked to compare, and what could not be used."""

import dataclasses
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.enums import Standing
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.queries.related import listed
from practices.selection import CODE
from practices.text import excerpt, one_line

MOST = 4
"""Practices that a page can compare: more do not fit side by side."""
MOST_READ = 40
ONLY = "solo"
DIFFERENCES = "diferencias"
_LONGEST_SHOWN = 30


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """The practices to compare, by code in lower case, in the order asked.

    `left_out` are published ones for which there is no room.
    """

    codes: tuple[str, ...]
    left_out: tuple[str, ...]
    notices: tuple[str, ...]
    only_differences: bool = False

    @property
    def url(self) -> str:
        """The address of this comparison, whole."""
        return address(self.codes)

    @property
    def toggled_url(self) -> str:
        """The same practices, with all the rows or with only those that tell them apart."""
        return address(self.codes, only_differences=not self.only_differences)

    def without(self, code: str) -> str:
        """Return the address without one practice."""
        left = [each for each in self.codes if each != code]
        return address(left, only_differences=self.only_differences)


def address(codes: Iterable[str], *, only_differences: bool = False) -> str:
    """Return the address that compares some practices."""
    pairs = [(CODE, code) for code in codes]
    if only_differences:
        pairs.append((ONLY, DIFFERENCES))
    path = reverse("practices:compare")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def read_choice(
    index: CatalogueIndex, asked: Sequence[str], *, only_differences: bool
) -> Choice:
    """Read the codes asked for; one statement when some of them is not published."""
    written = [excerpt(one_line(each), limit=_LONGEST_SHOWN) for each in asked[:MOST_READ]]
    codes = list(dict.fromkeys(each.upper() for each in written if each))
    published = [code for code in codes if index.codes.position(code) is not None]
    others = [code for code in codes if code not in published]
    left_out = published[MOST:]
    return Choice(
        codes=tuple(code.lower() for code in published[:MOST]),
        left_out=tuple(code.lower() for code in left_out),
        notices=(*_unpublished(others), *_no_room(left_out)),
        only_differences=only_differences,
    )


def _unpublished(codes: list[str]) -> list[str]:
    """Say of each code that cannot be compared why not."""
    if not codes:
        return []
    rows = Publication.objects.filter(code__in=codes).order_by("number")
    standings = dict(rows.values_list("code", "standing"))
    reasons = {
        Standing.WITHDRAWN.value: _("«%(code)s» se retiró del catálogo: quedó fuera."),
        Standing.ARCHIVED.value: _("«%(code)s» está archivada: quedó fuera."),
    }
    unknown = _("«%(code)s» no es el código de una práctica publicada: quedó fuera.")
    return [reasons.get(standings.get(code, ""), unknown) % {"code": code} for code in codes]


def _no_room(codes: list[str]) -> list[str]:
    if not codes:
        return []
    sentence = ngettext(
        "Se comparan hasta cuatro prácticas: %(codes)s quedó fuera.",
        "Se comparan hasta cuatro prácticas: %(codes)s quedaron fuera.",
        len(codes),
    )
    return [sentence % {"codes": listed(codes)}]
