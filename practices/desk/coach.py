"""The coach: of all that a record lacks, the three things that would help its reader most.

Each is one question in plain Spanish with an example of an answer. The examples are invented
to show a form, name nobody and are never written into a record.
"""

import dataclasses
from collections.abc import Callable
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.editorial import Section
from practices.enums import PartnerRole, ResultKind
from practices.record import Record

MOST = 3
SHORT_TEXT = 120
"""Characters under which an account says too little to be replicated."""
FEW_STEPS = 2
AGENDAS = ("ods", "pmm")
"""Frameworks that ask for a reason of each alignment."""


@dataclasses.dataclass(frozen=True, slots=True)
class Advice:
    """One question for whoever writes, and where on the form its answer goes."""

    question: str
    example: str
    section: Section


@dataclasses.dataclass(frozen=True, slots=True)
class _Gap:
    """Something that a record may lack, by the order of the list: the dearest first."""

    lacks: Callable[[Record], bool]
    section: Section
    question: Promise
    example: Promise


def _no_lead(record: Record) -> bool:
    return not record.leads


def _no_result(record: Record) -> bool:
    return not record.achievements


def _no_figure(record: Record) -> bool:
    return bool(record.achievements) and all(each.value is None for each in record.achievements)


def _figure_without_date(record: Record) -> bool:
    return any(each.value is not None and not each.cut_off for each in record.achievements)


def _figure_without_source(record: Record) -> bool:
    return any(each.value is not None and not each.citation for each in record.achievements)


def _no_money(record: Record) -> bool:
    return not record.resources


def _no_partner(record: Record) -> bool:
    return all(each.role == PartnerRole.LEADS for each in record.partners)


def _only_targets(record: Record) -> bool:
    kinds = {each.kind for each in record.results}
    return kinds == {ResultKind.TARGET}


def _no_reason(record: Record) -> bool:
    return any(
        not each.justification for each in record.alignments if each.framework in AGENDAS
    )


_GAPS: tuple[_Gap, ...] = (
    _Gap(
        lambda record: not record.summary,
        Section.IDENTITY,
        _("En dos o tres frases, ¿qué es, para quién y qué logró?"),
        _(
            "Por ejemplo: «Feria mensual en la que tres entidades orientan a familias "
            "migrantes sobre salud y documentos. Se hace desde 2023 en la plaza de armas»."
        ),
    ),
    _Gap(
        lambda record: not record.citations,
        Section.SOURCES,
        _("¿Dónde está escrito lo que cuenta la ficha?"),
        _(
            "Por ejemplo: la nota de prensa de la entidad, el acta de la mesa o el informe "
            "anual, con su fecha y su dirección."
        ),
    ),
    _Gap(
        _no_lead,
        Section.PARTNERS,
        _("¿Qué institución la dirige?"),
        _("Por ejemplo: «Gerencia Regional de Desarrollo Social», con la función «Lidera»."),
    ),
    _Gap(
        lambda record: not record.regions,
        Section.TERRITORY,
        _("¿En qué región ocurre?"),
        _("Si son varias, ponga primero la principal."),
    ),
    _Gap(
        lambda record: not record.alignments,
        Section.ALIGNMENT,
        _("¿A qué ODS y a qué objetivo del Pacto Mundial aporta, y por qué?"),
        _(
            "Por ejemplo: PMM 15, «Lleva vacunas y controles a familias que no tienen seguro». "
            "Uno bien explicado vale más que cinco sin motivo."
        ),
    ),
    _Gap(
        _no_reason,
        Section.ALIGNMENT,
        _("¿Por qué aporta a cada objetivo que eligió?"),
        _("Una frase con lo que se hizo, no con el título del objetivo."),
    ),
    _Gap(
        _no_result,
        Section.RESULTS,
        _("¿Qué cambió gracias a ella?"),
        _(
            "Por ejemplo: «240 personas obtuvieron su carné», y a qué fecha. Si la fuente no "
            "lo dice, escríbalo en «Lo que no consta»."
        ),
    ),
    _Gap(
        _only_targets,
        Section.RESULTS,
        _("Lo que hay son metas: ¿qué se ha logrado ya?"),
        _("Por ejemplo: de la meta de 500 personas, cuántas se atendieron."),
    ),
    _Gap(
        lambda record: not record.problem,
        Section.PROBLEM,
        _("¿Qué pasaba antes, y a quién afectaba?"),
        _("Por ejemplo: «Quien llegaba de noche al paso de frontera no tenía dónde esperar»."),
    ),
    _Gap(
        lambda record: len(record.description) < SHORT_TEXT and len(record.steps) < FEW_STEPS,
        Section.ACTIONS,
        _("¿Qué se hizo, paso a paso?"),
        _("Por ejemplo: se firmó un convenio, se capacitó a seis personas, se abrió el local."),
    ),
    _Gap(
        lambda record: not record.transfer,
        Section.LESSONS,
        _("¿Qué necesitaría otra región para hacer lo mismo?"),
        _(
            "Por ejemplo: dos personas a tiempo completo, un local con internet y un convenio "
            "con la dirección de salud."
        ),
    ),
    _Gap(
        _no_figure,
        Section.RESULTS,
        _("¿Hay una cifra que muestre el resultado?"),
        _("Por ejemplo: personas atendidas, talleres dados, documentos entregados."),
    ),
    _Gap(
        _figure_without_date,
        Section.RESULTS,
        _("¿A qué fecha corresponde cada cifra?"),
        _("Por ejemplo: «a diciembre de 2025»; basta el año si no se sabe más."),
    ),
    _Gap(
        _figure_without_source,
        Section.RESULTS,
        _("¿Qué fuente da cada cifra?"),
        _("Elija una de las fuentes citadas y, si puede, la página."),
    ),
    _Gap(
        lambda record: not record.start,
        Section.ACTIONS,
        _("¿Desde cuándo se hace?"),
        _("Basta el año: 2023. Con el mes, 2023-05."),
    ),
    _Gap(
        lambda record: not record.lessons,
        Section.LESSONS,
        _("¿Qué la hizo funcionar?"),
        _("Por ejemplo: que la misma persona acompañara cada caso de principio a fin."),
    ),
    _Gap(
        lambda record: not record.limits,
        Section.LESSONS,
        _("¿Qué no salió bien o quedó pendiente?"),
        _(
            "Por ejemplo: no se llegó a las provincias altas por falta de movilidad. Decirlo "
            "ayuda a quien quiera repetirla."
        ),
    ),
    _Gap(
        _no_partner,
        Section.PARTNERS,
        _("¿Quién más participa, financia o asesora?"),
        _("Por ejemplo: una organización internacional que financia los talleres."),
    ),
    _Gap(
        _no_money,
        Section.LESSONS,
        _("¿Con qué recursos se hace?"),
        _("Por ejemplo: personal, local, presupuesto del año y de dónde sale."),
    ),
    _Gap(
        lambda record: not record.populations,
        Section.TERRITORY,
        _("¿A quiénes se dirige?"),
        _("Por ejemplo: niñas, niños y adolescentes; personas refugiadas."),
    ),
    _Gap(
        lambda record: not record.instruments,
        Section.LEGAL,
        _("¿Qué norma o convenio la respalda?"),
        _("Por ejemplo: la ordenanza regional que creó la mesa."),
    ),
    _Gap(
        lambda record: not (record.contact_office or record.contact_email),
        Section.CONTACT,
        _("¿A qué oficina puede escribir quien quiera replicarla?"),
        _("La oficina y su correo institucional; nunca una persona."),
    ),
)


def advise(record: Record, most: int = MOST) -> tuple[Advice, ...]:
    """Return the questions whose answers would add most to a record, the dearest first."""
    found = (
        Advice(str(gap.question), str(gap.example), gap.section)
        for gap in _GAPS
        if gap.lacks(record)
    )
    return tuple(islice(found, most))
