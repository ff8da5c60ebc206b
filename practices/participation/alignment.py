"""The step that asks which objectives a practice serves, and why each of them."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.names import ObjectiveName
from practices.participation.fields import Text
from practices.participation.forms import StepForm
from practices.queries.companions import usual

MOST_PRINCIPAL = 3
LEAST, MOST = 10, 400


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One of the two frameworks, how many of its objectives are shown first, and its words."""

    slug: str
    facet: Facet
    first: int
    none_chosen: Promise
    too_many: Promise


KINDS = (
    Kind(
        "ods",
        Facet.ODS,
        8,
        gettext_lazy("Elige al menos un Objetivo de Desarrollo Sostenible"),
        gettext_lazy("Marca como principales hasta tres ODS"),
    ),
    Kind(
        "pmm",
        Facet.PMM,
        6,
        gettext_lazy("Elige al menos un objetivo del Pacto Mundial"),
        gettext_lazy("Marca como principales hasta tres objetivos del Pacto Mundial"),
    ),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """An objective to tick, with the place for the reason right below."""

    objective: ObjectiveName
    chosen: bool
    reason: BoundField
    principal: BoundField

    @property
    def colour_class(self) -> str:
        """The class that gives its official colour; only the ODS have one."""
        return f"ods-{self.objective.goal}" if self.objective.framework == "ods" else ""

    @property
    def id(self) -> str:
        """The id of its box."""
        return f"id_{self.objective.framework}_{self.objective.code}"


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """The objectives of a framework: those shown, and those behind «Mostrar»."""

    slug: str
    shown: Sequence[Option]
    others: Sequence[Option]
    errors: Sequence[str]
    beside: str


class AlignmentForm(StepForm):
    """Ticks and reasons; the reason of what is not ticked is kept, and counts for nothing."""

    def offer(self, index: CatalogueIndex) -> None:
        del index
        for kind in KINDS:
            goals = self._goals(kind)
            self.fields[kind.slug] = forms.MultipleChoiceField(
                choices=[(each.code, each.short) for each in goals],
                error_messages={
                    "required": str(kind.none_chosen),
                    "invalid_choice": _("Elige objetivos de la lista."),
                },
            )
            for each in goals:
                self._of_goal(each)

    def _of_goal(self, each: ObjectiveName) -> None:
        label = _("Por qué aporta al %(framework)s %(code)s, %(name)s")
        values = {
            "framework": each.framework.upper(),
            "code": each.code,
            "name": each.short,
        }
        self.fields[f"reason_{each.framework}_{each.code}"] = Text(
            label=label % values,
            max_length=MOST,
            rows=3,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3, "data-most": MOST}),
        )
        self.fields[f"principal_{each.framework}_{each.code}"] = forms.BooleanField(
            label=_("Es uno de sus aportes principales"), required=False
        )

    def _goals(self, kind: Kind) -> list[ObjectiveName]:
        every = self.index.names.objectives.values()
        return [each for each in every if each.facet == kind.facet and not each.is_target]

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        for kind in KINDS:
            chosen = found.get(kind.slug, [])
            for code in chosen:
                self._check_reason(f"{kind.slug}_{code}", kind, code)
            principal = [code for code in chosen if found.get(f"principal_{kind.slug}_{code}")]
            if len(principal) > MOST_PRINCIPAL:
                self.add_error(kind.slug, str(kind.too_many))
        return found

    def _check_reason(self, name: str, kind: Kind, code: str) -> None:
        field = f"reason_{name}"
        if field in self.errors:
            return
        reason = self.cleaned_data.get(field, "")
        values = {"framework": kind.slug.upper(), "code": code, "least": LEAST}
        if not reason:
            message = _("Explica por qué la práctica aporta al %(framework)s %(code)s")
            self.add_error(field, message % values)
        elif len(reason) < LEAST:
            message = _(
                "Explica un poco más el %(framework)s %(code)s: al menos %(least)s caracteres"
            )
            self.add_error(field, message % values)

    def answers(self) -> dict[str, Any]:
        """Return what was ticked; a reason that does not hold yet goes as nothing."""
        found = self.cleaned_data
        return {
            kind.slug: [
                {
                    "code": code,
                    "reason": found.get(f"reason_{kind.slug}_{code}", ""),
                    "principal": bool(found.get(f"principal_{kind.slug}_{code}")),
                }
                for code in found.get(kind.slug, self._ticked(kind.slug))
            ]
            for kind in KINDS
        }

    def groups(self) -> Iterator[Group]:
        """Give the objectives to draw, what usually goes with the chosen ODS first."""
        goals = self._ticked("ods")
        for kind in KINDS:
            beside = goals if kind.facet == Facet.PMM else []
            yield self._group(kind, beside)

    def _group(self, kind: Kind, beside: Sequence[str]) -> Group:
        ticked = self._ticked(kind.slug)
        by_code = {each.code: each for each in self._goals(kind)}
        order = usual(self.index, kind.facet, beside=beside)
        first = [code for code in order if code in ticked or code in order[: kind.first]]
        if kind.facet == Facet.ODS:
            first = [code for code in by_code if code in first]
        others = [code for code in by_code if code not in first]
        wrong = self.errors.get(kind.slug, ()) if self.is_bound else ()
        return Group(
            slug=kind.slug,
            shown=[self._option(by_code[code], ticked) for code in first],
            others=[self._option(by_code[code], ticked) for code in others],
            errors=[str(each) for each in wrong],
            beside=", ".join(beside),
        )

    def _option(self, objective: ObjectiveName, ticked: Sequence[str]) -> Option:
        name = f"{objective.framework}_{objective.code}"
        chosen = objective.code in ticked
        return Option(objective, chosen, self[f"reason_{name}"], self[f"principal_{name}"])

    def _ticked(self, slug: str) -> list[str]:
        known = [code for code, _name in self.fields[slug].choices]  # type: ignore[attr-defined]
        given: Any = self[slug].value() or []
        return [code for code in known if code in given]
