"""The last step: every answer in short, and what is missing, each with the way to its step."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.models.proposals import Proposal
from practices.names import Names
from practices.participation.pages import step_url
from practices.participation.steps import ASKING, Fault
from practices.text import excerpt

_LONG = 160

Answers = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of the review: an answer, or what is missing of it, and where it is written."""

    label: Promise
    text: str
    missing: Sequence[str]
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """An answer in short, and the controls that it was given in."""

    label: Promise
    text: str
    controls: Sequence[str]

    def lacks(self, fault: Fault) -> bool:
        return any(fault.name == n or fault.name.startswith(f"{n}_") for n in self.controls)


def review(
    proposal: Proposal, token: str, faults: Mapping[str, Sequence[Fault]], names: Names
) -> Iterator[Line]:
    """Give every answer with the way to change it, and what is missing in its place."""
    for step in ASKING:
        url = step_url(token, step)
        for told in _TELLING[step.slug](proposal.answers, names):
            missing = [each.message for each in faults[step.slug] if told.lacks(each)]
            yield Line(told.label, told.text, missing, url)


def _mesa(answers: Answers, names: Names) -> Iterator[_Told]:
    mesa = names.mesas.get(answers.get("mesa", ""))
    region = names.regions.get(answers.get("region", ""))
    who = mesa.name if mesa else answers.get("mesa_name", "")
    yield _Told(gettext_lazy("Mesa"), who, ("mesa",))
    yield _Told(gettext_lazy("Región"), region.name if region else "", ("region",))
    controls = ("office", "role", "email")
    contact = ", ".join(filter(None, (answers.get(name) for name in controls)))
    yield _Told(gettext_lazy("Contacto"), contact, controls)


def _name(answers: Answers, _names: Names) -> Iterator[_Told]:
    yield _Told(gettext_lazy("Nombre"), answers.get("title", ""), ("title",))
    yield _Told(gettext_lazy("Resumen"), excerpt(answers.get("summary", "")), ("summary",))
    yield _Told(gettext_lazy("Entidad que la dirige"), answers.get("lead", ""), ("lead",))
    dates = " – ".join(filter(None, (answers.get(name) for name in ("start", "end"))))
    yield _Told(gettext_lazy("Fechas"), dates, ("start", "end"))


def _problem(answers: Answers, _names: Names) -> Iterator[_Told]:
    problem = excerpt(answers.get("problem", ""), limit=_LONG)
    yield _Told(gettext_lazy("Problema"), problem, ("problem",))
    done = excerpt(answers.get("description", ""), limit=_LONG)
    yield _Told(gettext_lazy("Qué se hizo"), done, ("description",))
    count = len(answers.get("actions", ()))
    text = ngettext("%d acción con fecha", "%d acciones con fecha", count) % count
    yield _Told(gettext_lazy("Acciones"), text if count else "", ("action", "date", "text"))


def _results(answers: Answers, _names: Names) -> Iterator[_Told]:
    found = answers.get("results", ())
    text = ""
    if found:
        figures = sum("value" in each for each in found)
        counted = ngettext("%d resultado", "%d resultados", len(found)) % len(found)
        text = f"{counted}, {ngettext('%d con cifra', '%d con cifra', figures) % figures}"
    elif answers.get("no_results"):
        text = _("Todavía no hay: la ficha dirá «No consta»")
    controls = ("result", "statement", "value", "unit", "cut_off", "source", "no_results")
    yield _Told(gettext_lazy("Resultados"), text, controls)


def _alignment(answers: Answers, _names: Names) -> Iterator[_Told]:
    labels = {"ods": gettext_lazy("ODS"), "pmm": gettext_lazy("Pacto Mundial")}
    for slug, label in labels.items():
        codes = ", ".join(each["code"] for each in answers.get(slug, ()))
        yield _Told(label, codes, (slug, f"reason_{slug}"))


def _sources(answers: Answers, _names: Names) -> Iterator[_Told]:
    titles = "; ".join(each["title"] for each in answers.get("sources", ()))
    controls = ("source", "title", "publisher", "url", "date")
    yield _Told(gettext_lazy("Fuentes"), excerpt(titles), controls)
    agreed = answers.get("consent") and answers.get("licence")
    said = _("De acuerdo con las dos") if agreed else ""
    yield _Told(gettext_lazy("Permisos"), said, ("consent", "licence"))


_TELLING: dict[str, Callable[[Answers, Names], Iterator[_Told]]] = {
    "mesa": _mesa,
    "nombre": _name,
    "problema": _problem,
    "resultados": _results,
    "alineacion": _alignment,
    "fuentes": _sources,
}
