"""The seven steps of a proposal, and each of them filled in with what was typed."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.index.catalogue import CatalogueIndex
from practices.participation.alignment import AlignmentForm
from practices.participation.forms import (
    ActionRow,
    MesaForm,
    NameForm,
    ProblemForm,
    ResultRow,
    ResultsForm,
    RowForm,
    SourceRow,
    SourcesForm,
    StepForm,
)
from practices.text import clean

Typed = dict[str, list[str]]
"""What was typed in a step, by the name of its control."""
MOST_ROWS = 20
MOST_TYPED = 120_000  # characters in a step


@dataclasses.dataclass(frozen=True, slots=True)
class RowKind:
    """Rows that a step has besides its own questions."""

    name: str
    form: type[RowForm]
    legend: Promise
    help: Promise
    add: Promise
    first: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One step; `review` is the last, which asks nothing."""

    slug: str
    title: Promise
    lead: Promise
    form: type[StepForm] | None = None
    rows: RowKind | None = None


STEPS = (
    Step(
        "mesa",
        _("Mesa y contacto"),
        _("Quién propone la práctica y a dónde respondemos. Solo datos de la entidad."),
        MesaForm,
    ),
    Step(
        "nombre",
        _("Nombre y resumen"),
        _("Lo que alguien lee primero para saber si le sirve."),
        NameForm,
    ),
    Step(
        "problema",
        _("Problema y acciones"),
        _("Qué pasaba y qué se hizo, sin nombres ni casos de personas atendidas."),
        ProblemForm,
        RowKind(
            "action",
            ActionRow,
            _("Acciones con fecha"),
            _("Si las tienes: ayudan a ver cómo avanzó."),
            _("Añadir otra acción"),
        ),
    ),
    Step(
        "resultados",
        _("Resultados"),
        _("Solo lo que un documento o enlace respalda. Uno bien respaldado vale más que diez."),
        ResultsForm,
        RowKind(
            "result",
            ResultRow,
            _("Resultados"),
            _("Uno por fila. La cifra es opcional; si la pones, di de qué es."),
            _("Añadir otro resultado"),
        ),
    ),
    Step(
        "alineacion",
        _("Alineación ODS y PMM"),
        _(
            "Marca solo los objetivos a los que la práctica aporta de manera comprobable y di "
            "por qué en una frase. Tres bien explicados valen más que diez."
        ),
        AlignmentForm,
    ),
    Step(
        "fuentes",
        _("Fuentes y permisos"),
        _("Dónde consta lo que cuentas: una nota, un informe, una norma, una página."),
        SourcesForm,
        RowKind(
            "source",
            SourceRow,
            _("Fuentes"),
            _("Al menos una. Si solo existe en papel, basta con el título y quién la publica."),
            _("Añadir otra fuente"),
        ),
    ),
    Step("revision", _("Revisar y enviar"), _("Así llegará a la curaduría.")),
)
BY_SLUG = {each.slug: each for each in STEPS}
ASKING = tuple(each for each in STEPS if each.form)


class TooMuchError(ValueError):
    """More text than any practice needs."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong or missing in a control, and the id of the control."""

    name: str
    target: str
    message: str


@dataclasses.dataclass(slots=True)
class Filled:
    """A step with what was typed in it; `checked` if its faults are to be shown."""

    step: Step
    form: StepForm
    rows: list[RowForm]
    checked: bool

    def faults(self) -> list[Fault]:
        """Return what is wrong or missing, in the order of the page."""
        found = list(_faults_of(self.form))
        if self.lacks_rows and self.rows:
            first = next(iter(self.rows[0].fields))
            target = self.rows[0][first].auto_id
            found.append(Fault(self.row_name, target, str(self._rows_missing())))
        for row in self.rows:
            found += _faults_of(row)
        return found

    @property
    def lacks_rows(self) -> bool:
        """Whether it needs a row and has none."""
        asks = getattr(self.form, "lacks_rows", None)
        if not self.checked or asks is None or any(row.has_changed() for row in self.rows):
            return False
        self.form.full_clean()
        return bool(asks())

    def _rows_missing(self) -> Any:
        return getattr(self.form, "rows_missing", "")

    @property
    def rows_fault(self) -> str:
        """Why a row is needed, where none is there."""
        return str(self._rows_missing()) if self.lacks_rows else ""

    @property
    def row_name(self) -> str:
        """What its rows are called in addresses and answers."""
        return self.step.rows.name if self.step.rows else ""

    def answers(self) -> dict[str, Any]:
        """Return the answers that hold; call it on a checked one."""
        self.form.full_clean()
        found = self.form.answers()
        if self.step.rows:
            whole = [row for row in self.rows if row.has_changed() and row.is_valid()]
            found[f"{self.row_name}s"] = [
                {name: value for name, value in row.cleaned_data.items() if value}
                for row in whole
            ]
        return found

    def unread(self) -> list[list[str]]:
        """Return what was typed and does not hold, beside its question: none of it is lost."""
        found = list(_unread(self.form))
        for number, row in enumerate(self.rows, start=1):
            if row.has_changed() and not row.is_valid():
                words = [
                    f"{f.label}: {row[n].value()}"
                    for n, f in row.fields.items()
                    if row[n].value()
                ]
                found.append([f"{self.step.title} {number}", " · ".join(words)])
        return found


def _faults_of(form: forms.Form) -> Iterator[Fault]:
    for name, messages in form.errors.items():
        target = form[name].auto_id if name in form.fields else ""
        yield from (Fault(name, target, str(each)) for each in messages)


def _unread(form: forms.Form) -> Iterator[list[str]]:
    for name in form.errors:
        value = form[name].value() if name in form.fields else None
        if value and isinstance(value, str):
            yield [str(form.fields[name].label or name), value]


def kept(step: Step, sent: QueryDict, index: CatalogueIndex) -> Typed:
    """Return what a form sent of a step, clean and without empty rows.

    Raises TooMuchError for more than any practice needs.
    """
    if step.form is None:
        return {}
    found: Typed = {}
    for name in step.form(index=index).fields:
        if any(sent.getlist(name)):
            found[name] = [clean(each) for each in sent.getlist(name)[:100]]
    if step.rows:
        for number, row in enumerate(_rows_sent(step.rows, sent)):
            found |= {f"{step.rows.name}-{number}-{name}": [text] for name, text in row.items()}
    if sum(len(text) for texts in found.values() for text in texts) > MOST_TYPED:
        raise TooMuchError
    return found


def _rows_sent(kind: RowKind, sent: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the rows that say something, in order."""
    pattern = re.compile(rf"{kind.name}-([0-9]{{1,2}})-([a-z_]+)")
    rows: dict[int, dict[str, str]] = {}
    for key in sent:
        match = pattern.fullmatch(key)
        if match and match[2] in kind.form.base_fields and sent[key].strip():
            rows.setdefault(int(match[1]), {})[match[2]] = clean(sent[key])
    return [rows[number] for number in sorted(rows)][:MOST_ROWS]


def fill(
    step: Step, typed: Typed, index: CatalogueIndex, *, checked: bool, more: int = 0
) -> Filled:
    """Return a step with what was typed; `more` empty rows besides the usual ones."""
    if step.form is None:
        raise ValueError(step.slug)
    options = _options(typed, step.form(index=index).fields, checked=checked)
    form = step.form(index=index, **options)
    rows = list(_filled_rows(step.rows, typed, more, checked=checked)) if step.rows else []
    return Filled(step, form, rows, checked)


def _filled_rows(kind: RowKind, typed: Typed, more: int, *, checked: bool) -> Iterator[RowForm]:
    plain = {name: values[0] for name, values in typed.items() if values}
    there = len(_rows_sent(kind, plain))
    for number in range(min(max(there, kind.first) + more, MOST_ROWS)):
        start = f"{kind.name}-{number}-"
        own = {
            name.removeprefix(start): values
            for name, values in typed.items()
            if name.startswith(start)
        }
        options = _options(own, kind.form.base_fields, checked=checked, prefix=start)
        yield kind.form(prefix=start[:-1], **options)


def _options(
    typed: Typed, fields: Mapping[str, forms.Field], *, checked: bool, prefix: str = ""
) -> dict[str, Any]:
    """Return what a form is made with: data to be checked, or what it begins with."""
    if checked:
        data = QueryDict(mutable=True)
        for name, values in typed.items():
            data.setlist(f"{prefix}{name}", list(values))
        return {"data": data}
    several = {n for n, f in fields.items() if isinstance(f, forms.MultipleChoiceField)}
    return {
        "initial": {
            name: values if name in several else values[0]
            for name, values in typed.items()
            if values
        }
    }


def numbered() -> Sequence[tuple[int, Step]]:
    """Return the steps with their numbers."""
    return list(enumerate(STEPS, start=1))
