"""Loading of the MTIGM and its regional mesas."""

from collections.abc import Iterator, Mapping
from typing import Any

from practices import reference
from practices.ingest.reference_sources import SourceKey, source_rows
from practices.ingest.rows import Keeper, Kept
from practices.models.territory import (
    Institution,
    Mesa,
    MesaMember,
    MesaMilestone,
    Office,
    Region,
)
from practices.models.vocabulary import InstitutionKind
from practices.reference.mesa import MesaData


def load_mesas(keeper: Keeper, regions: Mapping[str, Region]) -> None:
    """Load the national mesa, then the regional ones with their members and milestones."""
    national, *regional = reference.mesas()
    offices = {each.slug: each for each in Office.objects.all()}
    found = Mesa.objects.select_related("region", "office", "replica_of")
    head = keeper.keep(found, "slug", [_mesa(national)])
    wanted = [
        {
            **_mesa(each),
            "region": regions[each.ubigeo],
            "office": offices.get(each.office),
            "replica_of": head.rows[each.replica_of],
        }
        for each in regional
    ]
    rest = keeper.keep(found.all(), "slug", wanted)
    _load_parts(Kept(head.rows | rest.rows, head.written | rest.written))


def _mesa(each: MesaData) -> dict[str, Any]:
    return {
        "slug": each.slug,
        "name": each.name,
        "name_en": each.name_en,
        "acronym": each.acronym,
        "alternate_names": "\n".join(each.alternate_names),
        "created": each.created,
        "reactivated": each.reactivated_on,
        "instrument_text": each.instrument,
        "instrument_seen": each.instrument_seen,
        "state": each.state,
        "state_as_of": each.state_as_of,
        "convener": each.convener,
        "secretariat": each.secretariat,
        "functions": "\n".join(each.functions),
        "technical_assistance": ", ".join(each.assisted_by),
        "work_plan": each.work_plan,
        "link_to_mtigm": each.link_to_national,
        "members_complete": each.members_complete,
        "note": "\n".join(each.notes),
    }


def _load_parts(kept: Kept[Mesa]) -> None:
    """Write members, milestones and sources of the mesas that were written."""
    listed = [each for each in reference.mesas() if each.slug in kept.written]
    written = [kept.rows[each.slug] for each in listed]
    MesaMember.objects.filter(mesa__in=written).delete()
    MesaMilestone.objects.filter(mesa__in=written).delete()
    pairs = list(zip(written, listed, strict=True))
    MesaMember.objects.bulk_create(_members(pairs))
    MesaMilestone.objects.bulk_create(
        MesaMilestone(mesa=mesa, date=milestone.date, text=milestone.text)
        for mesa, each in pairs
        for milestone in each.milestones
    )
    sources = {each.slug: _sources(each) for each in listed}
    rows = source_rows(key for keys in sources.values() for key in keys)
    for mesa, each in pairs:
        mesa.sources.set([rows[key] for key in sources[each.slug]])


def _members(pairs: list[tuple[Mesa, MesaData]]) -> Iterator[MesaMember]:
    kinds = {each.slug: each for each in InstitutionKind.objects.all()}
    institutions = {each.slug: each for each in Institution.objects.all()}
    for mesa, each in pairs:
        for position, member in enumerate(each.members, start=1):
            slug = _institution_of(member.name, each.ubigeo)
            yield MesaMember(
                mesa=mesa,
                institution=institutions.get(slug),
                name=member.name,
                kind=kinds.get(member.kind),
                position=position,
            )


def _institution_of(name: str, ubigeo: str) -> str:
    """Key of the one institution that the name stands for; empty for none or several."""
    regions = (ubigeo,) if ubigeo else ()
    parts = reference.mapping().parts_for(name, regions=regions)
    return parts[0].institution if len(parts) == 1 else ""


def _sources(each: MesaData) -> list[SourceKey]:
    return [SourceKey(one.address, one.publisher, one.date) for one in each.sources]
