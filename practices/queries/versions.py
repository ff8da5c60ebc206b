"""The versions of a practice: their history, and what changes from one to another."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.difference.comparing import Difference, changed, differences
from practices.difference.rows import Label, Naming
from practices.difference.telling import names_asked
from practices.enums import Facet, Standing
from practices.models.publication import Publication
from practices.names import COVERAGE, Names, institution_names, instrument_names
from practices.queries.record import version_url
from practices.record import Record

SHOWN = 4
"""Changed fields that the history names; the rest are counted."""

_TERMS = {
    "kind": Facet.KIND,
    "status": Facet.STATUS,
    "source_kind": Facet.SOURCE,
    "collection": Facet.COLLECTION,
    "theme": Facet.THEME,
    "population": Facet.POPULATION,
    "coverage": COVERAGE,
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PastVersion:
    """A version in the history; one that can no longer be read tells only why, and when.

    `since` is when it came to stand as it does; `earlier` is the one it can be compared with.
    """

    number: int
    on: dt.datetime
    note: str
    standing: str
    since: dt.datetime
    reason: str
    url: str
    changed: str
    earlier: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class ChangedSection:
    """The differences in a section of the record."""

    label: str | Promise
    differences: tuple[Difference, ...]


def history(code: str) -> list[PastVersion]:
    """Return every version of a practice, the last one first; one statement."""
    rows = list(Publication.objects.filter(code=code).order_by("-number"))
    withdrawn = [row for row in rows if row.standing == Standing.WITHDRAWN]
    gone = withdrawn[0].number if withdrawn else 0
    readable = [row for row in rows if row.number > gone]
    told = [
        _readable(row, earlier)
        for row, earlier in zip(readable, [*readable[1:], None], strict=False)
    ]
    return [*told, *(_unreadable(row, withdrawn) for row in rows if row.number <= gone)]


def _readable(row: Publication, earlier: Publication | None) -> PastVersion:
    if earlier is not None:
        said = in_one_line(changed(earlier.record, row.record))
    else:
        said = _("Primera versión.") if row.number == 1 else ""
    return PastVersion(
        number=row.number,
        on=row.published_at,
        note=row.note,
        standing=row.get_standing_display(),
        since=row.standing_since,
        reason="",
        url=version_url(row.code, row.number),
        changed=said,
        earlier=earlier.number if earlier else None,
    )


def _unreadable(row: Publication, withdrawn: Sequence[Publication]) -> PastVersion:
    """Tell of a version that a withdrawal took away, its own or that of a later one."""
    taken = next(each for each in reversed(withdrawn) if each.number >= row.number)
    return PastVersion(
        number=row.number,
        on=row.published_at,
        note="",
        standing=taken.get_standing_display(),
        since=taken.standing_since,
        reason=taken.standing_reason,
        url="",
        changed="",
        earlier=None,
    )


def in_one_line(labels: Sequence[Label]) -> str:
    """Say which fields changed: «Cambió: título, resumen, fuentes y 3 campos más.»."""
    if not labels:
        return _("No cambió ningún campo.")
    named = ", ".join(_lower_first(str(each)) for each in labels[:SHOWN])
    more = len(labels) - SHOWN
    if more > 0:
        counted = ngettext("y %(count)s campo más", "y %(count)s campos más", more)
        named = f"{named} {counted % {'count': more}}"
    return _("Cambió: %(fields)s.") % {"fields": named}


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def read_versions(code: str, numbers: Iterable[int]) -> dict[int, Publication]:
    """Read some versions of a practice by number; one statement."""
    found = Publication.objects.filter(code=code, number__in=list(numbers))
    return {each.number: each for each in found}


def changed_sections(before: Record, after: Record, names: Names) -> list[ChangedSection]:
    """Return what changes between two records, by section; two statements at most."""
    found = differences(before, after, naming(names, (before, after)))
    by_section = groupby(found, key=lambda each: each.section)
    return [ChangedSection(section.label, tuple(each)) for section, each in by_section]


def naming(names: Names, records: Iterable[Record]) -> Naming:
    """Return what names everything that some records refer to; two statements at most."""
    bodies, norms = names_asked(records)
    institutions = institution_names(bodies)
    instruments = {key: str(norm) for key, norm in instrument_names(norms).items()}
    languages = {code: str(name) for code, name in settings.LANGUAGES}
    known = {
        "region": {key: each.name for key, each in names.regions.items()},
        "mesa": {key: each.name for key, each in names.mesas.items()},
        "institution": institutions,
        "instrument": instruments,
        "language": languages,
        "objective": _objectives(names),
        **{kind: names.terms[vocabulary] for kind, vocabulary in _TERMS.items()},
    }
    return lambda kind, key: known[kind].get(key, key)


def _objectives(names: Names) -> dict[str, str]:
    return {
        f"{framework}/{code}": f"{names.frameworks[framework].short_name} {code}: {each.short}"
        for (framework, code), each in names.objectives.items()
    }
