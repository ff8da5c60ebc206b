"""The columns of every tabular export, declared once. Their keys and order are a contract."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.enums import AlignmentRole, Facet
from practices.models.publication import Publication
from practices.names import COVERAGE, Names, institution_names
from practices.record import PartnerEntry, Record

Value: TypeAlias = str | int | list[str]
CHUNK = 200
LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A publication with its record read and the names that its cells need."""

    publication: Publication
    record: Record
    names: Names
    institutions: dict[str, str]

    def partners(self, partners: Iterable[PartnerEntry]) -> list[str]:
        """Return the official name of each body, or the source's words for it."""
        return [
            self.institutions.get(each.institution, each.name) or each.institution
            for each in partners
        ]

    def objectives(self, framework: str, *, principal_only: bool = False) -> list[str]:
        """Return the codes of a framework that the practice serves, as the record has them."""
        return [
            each.code
            for each in self.record.aligned(framework)
            if each.role == AlignmentRole.PRINCIPAL or not principal_only
        ]

    def terms(self, facet: Facet, slugs: Iterable[str]) -> list[str]:
        """Return the names of terms of a vocabulary."""
        return [self.names.term(facet, slug) for slug in slugs]


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its title and what it holds for people, and its value in a row."""

    key: str
    title: Promise
    description: Promise
    value: Callable[[Row], Value]


def rows(publications: Iterable[Publication], names: Names) -> Iterator[Row]:
    """Read the rows of some publications; one statement for each chunk of them."""
    left = iter(publications)
    while chunk := list(islice(left, CHUNK)):
        records = [each.record for each in chunk]
        institutions = institution_names(p.institution for r in records for p in r.partners)
        for publication, record in zip(chunk, records, strict=True):
            yield Row(publication, record, names, institutions)


def absolute(path: str) -> str:
    """Return the whole address of a path of the catalogue."""
    return f"{settings.SITE_URL}{path}"


def utc(moment: dt.datetime) -> str:
    """Return a moment in UTC, ISO 8601, to the second."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _mesa(row: Row) -> str:
    return row.names.mesas[row.record.mesa].name if row.record.mesa else ""


def _instruments(row: Row) -> list[str]:
    return [each.text or each.instrument for each in row.record.instruments]


def _sources(row: Row) -> list[str]:
    return [each.url or each.title for each in row.record.citations]


COLUMNS = (
    Column(
        "code",
        _("Código"),
        _("Código permanente de la práctica."),
        lambda row: row.record.code,
    ),
    Column(
        "url",
        _("Dirección"),
        _("Dirección de su ficha en el catálogo."),
        lambda row: absolute(row.publication.get_absolute_url()),
    ),
    Column("title", _("Título"), _("Nombre de la práctica."), lambda row: row.record.title),
    Column(
        "summary",
        _("Resumen"),
        _("Qué es, para quién y qué logró."),
        lambda row: row.record.summary,
    ),
    Column(
        "regions",
        _("Regiones"),
        _("Regiones donde ocurre; la principal, primero."),
        lambda row: [row.names.regions[key].name for key in row.record.regions],
    ),
    Column(
        "ubigeo",
        _("UBIGEO"),
        _("Código INEI de dos cifras de cada región, en el mismo orden."),
        lambda row: list(row.record.regions),
    ),
    Column("province", _("Provincia"), _("Según la fuente."), lambda row: row.record.province),
    Column("district", _("Distrito"), _("Según la fuente."), lambda row: row.record.district),
    Column("mesa", _("Mesa"), _("Mesa con la que la fuente la vincula."), _mesa),
    Column(
        "themes",
        _("Temas"),
        _("Temas; el principal, primero."),
        lambda row: row.terms(Facet.THEME, row.record.themes),
    ),
    Column(
        "populations",
        _("Población"),
        _("Grupos a los que se dirige."),
        lambda row: row.terms(Facet.POPULATION, row.record.populations),
    ),
    Column(
        "kind",
        _("Tipo de práctica"),
        _("Forma que toma: norma, servicio, campaña."),
        lambda row: row.names.term(Facet.KIND, row.record.kind),
    ),
    Column(
        "coverage",
        _("Alcance"),
        _("Cuánto territorio abarca."),
        lambda row: row.names.term(COVERAGE, row.record.coverage),
    ),
    Column(
        "start",
        _("Inicio"),
        _("AAAA, AAAA-MM o AAAA-MM-DD, con la precisión de la fuente."),
        lambda row: row.record.start,
    ),
    Column(
        "end",
        _("Fin"),
        _("AAAA, AAAA-MM o AAAA-MM-DD, con la precisión de la fuente."),
        lambda row: row.record.end,
    ),
    Column(
        "status",
        _("Estado"),
        _("Estado de ejecución según la fuente, en su fecha."),
        lambda row: row.names.term(Facet.STATUS, row.record.status),
    ),
    Column(
        "source_kind",
        _("Tipo de fuente"),
        _("De quién es la fuente principal."),
        lambda row: row.names.term(Facet.SOURCE, row.record.source_kind),
    ),
    Column(
        "evidence",
        _("Nivel de evidencia"),
        _("Calculado a partir de lo que trae la ficha."),
        lambda row: row.names.term(Facet.EVIDENCE, row.record.evidence.value),
    ),
    Column(
        "collection",
        _("Colección"),
        _("De dónde sale la ficha."),
        lambda row: row.names.term(Facet.COLLECTION, row.record.collection),
    ),
    Column(
        "leads",
        _("Lidera"),
        _("Entidades que la conducen."),
        lambda row: row.partners(row.record.leads),
    ),
    Column(
        "partners",
        _("Participan"),
        _("Las demás entidades."),
        lambda row: row.partners(
            each for each in row.record.partners if each not in row.record.leads
        ),
    ),
    Column(
        "ods",
        _("ODS"),
        _("Objetivos y metas de los ODS; los principales, primero."),
        lambda row: row.objectives("ods"),
    ),
    Column(
        "ods_principal",
        _("ODS principales"),
        _("Los ODS y metas a los que aporta como principal."),
        lambda row: row.objectives("ods", principal_only=True),
    ),
    Column(
        "pmm",
        _("PMM"),
        _("Objetivos del Pacto Mundial para la Migración; los principales, primero."),
        lambda row: row.objectives("pmm"),
    ),
    Column(
        "pmm_principal",
        _("PMM principales"),
        _("Los objetivos del Pacto a los que aporta como principal."),
        lambda row: row.objectives("pmm", principal_only=True),
    ),
    Column(
        "achievements",
        _("Resultados"),
        _("Solo lo que la fuente reporta como logrado."),
        lambda row: [each.statement for each in row.record.achievements],
    ),
    Column("instruments", _("Base legal"), _("Normas que cita la fuente."), _instruments),
    Column("sources", _("Fuentes"), _("Dirección de cada fuente, o su título."), _sources),
    Column(
        "completeness_note",
        _("Lo que no consta"),
        _("Qué no dice la fuente y qué se dedujo."),
        lambda row: row.record.completeness_note,
    ),
    Column(
        "confirmed_on",
        _("Confirmada por la entidad"),
        _("Día en que la entidad confirmó la ficha; vacío si no lo ha hecho."),
        lambda row: row.record.confirmed_on,
    ),
    Column(
        "version",
        _("Versión"),
        _("Número de la versión publicada."),
        lambda row: row.publication.number,
    ),
    Column(
        "published_at",
        _("Publicada"),
        _("Momento en que se publicó la versión, en hora universal."),
        lambda row: utc(row.publication.published_at),
    ),
    Column("licence", _("Licencia"), _("Licencia de los datos."), lambda _row: LICENCE),
)
