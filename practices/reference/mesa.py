"""The national MTIGM and the regional mesas that a public source names.

Text that is not known is empty; `notes` says in Spanish what is not known of each mesa.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from practices.reference.files import read_data, read_mapping

_UNKNOWN_STATE = "no-consta"


@dataclass(frozen=True, slots=True)
class MemberData:
    """A member of a mesa as the source writes it, and its kind of institution if given."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class MilestoneData:
    """Something a mesa did; the date is as precise as the source, or empty."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class MesaSourceData:
    """A page that names a mesa; one of them may have no known address or date.

    Where the file names no publisher, it is the site of the address.
    """

    address: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class MesaData:
    """A mesa; the national one has no UBIGEO and no `replica_of`.

    `state` is a value of `MesaState`. `office` is the slug of the office that the source names
    at its head, never one supposed from the region. Dates are AAAA, AAAA-MM or AAAA-MM-DD.
    """

    slug: str
    name: str
    name_en: str
    acronym: str
    alternate_names: tuple[str, ...]
    ubigeo: str
    replica_of: str
    office: str
    created: str
    instrument: str
    instrument_seen: bool
    state: str
    state_as_of: str
    reactivated_on: str
    convener: str
    secretariat: str
    members: tuple[MemberData, ...]
    members_complete: bool
    assisted_by: tuple[str, ...]
    work_plan: str
    functions: tuple[str, ...]
    milestones: tuple[MilestoneData, ...]
    link_to_national: str
    sources: tuple[MesaSourceData, ...]
    notes: tuple[str, ...]


@cache
def mesas() -> tuple[MesaData, ...]:
    """Return the national mesa first, then the regional ones in the order of the file."""
    content = read_data("mesas.json")
    reviewed = read_mapping("mesas.yaml")
    national = _national(content["national"])
    regional = (
        _regional(
            row,
            state=reviewed["states"][row["status"]],
            office=reviewed["offices"].get(row["slug"], ""),
            replica_of=national.slug,
        )
        for row in content["mesas"]
    )
    return (national, *regional)


def _national(row: dict[str, Any]) -> MesaData:
    verified = [function for function in row["functions"] if function["verified"]]
    addresses = dict.fromkeys(
        [row["members_source"], *(function["source"] for function in verified)]
    )
    return MesaData(
        slug=row["slug"],
        name=row["name"],
        name_en=row["name_en"],
        acronym=row["acronym"],
        alternate_names=(),
        ubigeo="",
        replica_of="",
        office="",
        created=str(row["year"]),
        instrument=row["legal_instrument"],
        instrument_seen=row["legal_instrument_seen"],
        state=_UNKNOWN_STATE,
        state_as_of="",
        reactivated_on="",
        convener=row["lead"],
        secretariat="",
        members=tuple(MemberData(name, "") for name in row["members_documented"]),
        members_complete=False,
        assisted_by=(),
        work_plan="",
        functions=tuple(function["text_es"] for function in verified),
        milestones=(MilestoneData("", row["antecedent"]["text_es"]),),
        link_to_national="",
        sources=tuple(
            MesaSourceData(address, urlsplit(address).netloc.removeprefix("www."), "")
            for address in (*addresses, row["antecedent"]["source"])
        ),
        notes=_national_notes(row),
    )


def _national_notes(row: dict[str, Any]) -> tuple[str, ...]:
    notes = ["No consta la lista completa de integrantes."]
    if not row["legal_instrument_seen"]:
        notes.append("No se tuvo a la vista el texto de la norma de creación.")
    return tuple(notes)


def _regional(row: dict[str, Any], *, state: str, office: str, replica_of: str) -> MesaData:
    return MesaData(
        slug=row["slug"],
        name=row["name"],
        name_en="",
        acronym="",
        alternate_names=tuple(row["alternate_names"]),
        ubigeo=row["ubigeo"],
        replica_of=replica_of,
        office=office,
        created=str(row["created_year"] or ""),
        instrument=row["legal_instrument"] or "",
        instrument_seen=False,
        state=state,
        state_as_of=row["status_as_of"] or "",
        reactivated_on=row["reactivated_on"] or "",
        convener=row["convener"] or "",
        secretariat=row["secretariat"] or "",
        members=tuple(MemberData(one["name"], one["kind"]) for one in row["members"]),
        members_complete=row["members_complete"],
        assisted_by=tuple(row["technical_assistance"] or ()),
        work_plan=row["work_plan"] or "",
        functions=(),
        milestones=tuple(
            MilestoneData(one["date"] or "", one["text_es"]) for one in row["milestones"]
        ),
        link_to_national=row["link_to_mtigm"],
        sources=tuple(
            MesaSourceData(one["url"] or "", one["publisher"], one["date"] or "")
            for one in row["sources"]
        ),
        notes=_regional_notes(row),
    )


def _regional_notes(row: dict[str, Any]) -> tuple[str, ...]:
    unconfirmed = row["status"] == "sin-confirmar"
    unknown = {
        "No consta la fecha de creación.": row["created_year"] is None,
        "No consta la norma de creación.": row["legal_instrument"] is None,
        "No consta quién lleva la secretaría.": row["secretariat"] is None,
        "No consta la lista completa de integrantes.": not row["members_complete"],
        "No consta si sigue activa.": unconfirmed,
        "No consta la fecha del dato sobre su situación.": (
            not unconfirmed and row["status_as_of"] is None
        ),
        "No consta la dirección de una de las fuentes.": any(
            source["url"] is None for source in row["sources"]
        ),
    }
    return tuple(note for note, holds in unknown.items() if holds)
