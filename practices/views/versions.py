"""The history of a practice, and what changed between two of its versions."""

import dataclasses
import re
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.queries.record import Version, versions_of
from practices.queries.versions import changed_sections, history, read_versions
from practices.views.codes import elsewhere, readable
from practices.views.site import Link

FROM, TO = "de", "a"
_NUMBER = re.compile("[0-9]{1,9}")


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """Which two versions a reader asks for; None where `notices` say why there is none."""

    before: int | None
    after: int | None
    notices: tuple[str, ...] = ()

    @property
    def can_be_compared(self) -> bool:
        """Whether there are two versions, and not the same one twice."""
        return None not in {self.before, self.after} and self.before != self.after


@require_safe
def versions(request: HttpRequest, _index: CatalogueIndex, code: str) -> HttpResponse:
    """Show the history of a practice: what each version changed, and what became of it."""
    newest = readable(code)
    url = reverse("practices:versions", kwargs={"code": newest.code})
    if answer := elsewhere(request, newest, url, route="practices:versions"):
        return answer
    past = history(newest.code)
    context = {
        "breadcrumb": [*_breadcrumb(newest), Link(gettext_lazy("Versiones"))],
        "newest": newest,
        "past": past,
        "comparable": sum(bool(each.url) for each in past) > 1,
        "compare_url": _compare_url(newest),
    }
    return render(request, "practices/versions.html", context)


@require_safe
def version_difference(request: HttpRequest, index: CatalogueIndex, code: str) -> HttpResponse:
    """Show, word by word, what changed between two versions that can be read."""
    newest = readable(code)
    url = _compare_url(newest)
    if answer := elsewhere(request, newest, url, route="practices:version_difference"):
        return answer
    every = versions_of(newest)
    choice = _chosen(request.GET, every)
    context = {
        "breadcrumb": [
            *_breadcrumb(newest),
            Link(
                gettext_lazy("Versiones"),
                reverse("practices:versions", kwargs={"code": newest.code}),
            ),
            Link(gettext_lazy("Comparar")),
        ],
        "newest": newest,
        "choice": choice,
        "offered": [each for each in every if each.url],
        **_compared(newest, choice, index),
    }
    return render(request, "practices/version_difference.html", context)


def _breadcrumb(newest: Publication) -> list[Link]:
    return [
        Link(gettext_lazy("Prácticas"), reverse("practices:list")),
        Link(newest.title, newest.get_absolute_url(), language=newest.record.language),
    ]


def _compare_url(newest: Publication) -> str:
    return reverse("practices:version_difference", kwargs={"code": newest.code})


def _chosen(asked: Mapping[str, str], every: Sequence[Version]) -> Choice:
    """Read the two versions that an address asks for; by itself, the last two."""
    offered = [each.number for each in every if each.url]
    if len(offered) < 2:  # noqa: PLR2004 a comparison is of two
        message = _("Esta ficha tiene una sola versión que se puede leer: no hay otra.")
        return Choice(None, None, (message,))
    default = {FROM: offered[1], TO: offered[0]}
    found: dict[str, int | None] = {}
    notices = []
    for name, number in default.items():
        value = asked.get(name, "").strip()
        found[name] = _number(value, offered) if value else number
        if found[name] is None:
            notices.append(_why_not(value, every))
    if found[FROM] is not None and found[FROM] == found[TO]:
        notices.append(_("Elegiste dos veces la misma versión: no hay nada que comparar."))
    return Choice(found[FROM], found[TO], tuple(dict.fromkeys(notices)))


def _number(value: str, offered: Sequence[int]) -> int | None:
    number = int(value) if _NUMBER.fullmatch(value) else None
    return number if number in offered else None


def _why_not(value: str, every: Sequence[Version]) -> str:
    if value in {str(each.number) for each in every}:
        message = _("La versión %(number)s fue retirada y ya no se puede leer.")
        return message % {"number": value}
    return _("«%(value)s» no es una versión de esta ficha.") % {"value": value[:20]}


def _compared(newest: Publication, choice: Choice, index: CatalogueIndex) -> dict[str, object]:
    if not choice.can_be_compared:
        return {"sections": None}
    found = read_versions(newest.code, [n for n in (choice.before, choice.after) if n])
    before, after = found[choice.before or 0], found[choice.after or 0]
    return {
        "before": before,
        "after": after,
        "sections": changed_sections(before.record, after.record, index.names),
    }
