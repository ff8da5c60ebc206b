"""What the search fields offer while one writes, for the script of the pages."""

import dataclasses
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from practices.filters.fields import LONGEST_TEXT
from practices.index.catalogue import CatalogueIndex
from practices.queries.suggestions import Suggestion, suggestions
from practices.selection import TEXT
from practices.text import one_line


@require_safe
def suggest(request: HttpRequest, index: CatalogueIndex) -> JsonResponse:
    """Offer what the text may be the beginning of, in groups, and say how many there are."""
    found = suggestions(index, one_line(request.GET.get(TEXT, "")[:LONGEST_TEXT]))
    groups = [
        {"kind": kind.value, "label": kind.label, "items": list(map(_item, each))}
        for kind, each in groupby(found, key=attrgetter("kind"))
    ]
    return JsonResponse({"message": _message(len(found)), "groups": groups})


def _message(total: int) -> str:
    if not total:
        return _("Sin sugerencias.")
    words = ngettext(
        "%(total)s sugerencia. Usa las flechas para elegirla.",
        "%(total)s sugerencias. Usa las flechas para elegir una.",
        total,
    )
    return words % {"total": total}


def _item(suggestion: Suggestion) -> dict[str, str]:
    item = dataclasses.asdict(suggestion)
    return {name: item[name] for name in ("label", "url", "lang") if item[name]}
