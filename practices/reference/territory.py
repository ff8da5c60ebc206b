"""Regions and Oficinas Desconcentradas, as the reference files give them.

Text that is not known is empty and a number that is not known is None.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from practices.reference.files import read_data


@dataclass(frozen=True, slots=True)
class BorderData:
    """A country with which a region shares a land border."""

    iso_code: str
    name: str


@dataclass(frozen=True, slots=True)
class RegionPartData:
    """One of the two parts in which Lima is governed; together they have its population."""

    iso_code: str
    name: str
    population: int


@dataclass(frozen=True, slots=True)
class RegionData:
    """A departamento, or the Provincia Constitucional del Callao.

    Coordinates are those of the capital, in degrees; `label_point` is in units of the map.
    `mesa_note` says why a mesa is supposed where no source names one; it is mostly empty.
    """

    ubigeo: str
    iso_code: str
    slug: str
    name: str
    official_name: str
    kind: str
    capital: str
    latitude: float
    longitude: float
    borders: tuple[BorderData, ...]
    population: int
    population_year: int
    population_source: str
    label_point: tuple[float, float]
    government_seat: str
    parts: tuple[RegionPartData, ...]
    mesa_note: str


@dataclass(frozen=True, slots=True)
class OfficeData:
    """An Oficina Desconcentrada of the Cancillería.

    `city_note` says why the city is not certain; it is empty when a source names the city.
    """

    slug: str
    name: str
    short_name: str
    city: str
    ubigeo: str
    city_confirmed: bool
    city_note: str
    sources: tuple[str, ...]


@cache
def regions() -> tuple[RegionData, ...]:
    """Return the 25 regions in the order of their UBIGEO."""
    content = read_data("regions.json")
    source: str = content["meta"]["population"]
    candidates = read_data("mesas.json")["candidates"]
    notes: dict[str, str] = {row["ubigeo"]: row["reason"] for row in candidates}
    return tuple(
        _region(row, population_source=source, mesa_note=notes.get(row["ubigeo"], ""))
        for row in content["regions"]
    )


@cache
def offices() -> tuple[OfficeData, ...]:
    """Return the offices that a public source names; a current official list was not found."""
    return tuple(
        OfficeData(
            slug=row["slug"],
            name=row["name"],
            short_name=row["short_name"],
            city=row["city"],
            ubigeo=row["ubigeo"],
            city_confirmed=row["city_confirmed"],
            city_note=row.get("city_note", ""),
            sources=tuple(row["sources"]),
        )
        for row in read_data("odes.json")["offices"]
    )


def _region(row: dict[str, Any], *, population_source: str, mesa_note: str) -> RegionData:
    across, down = row["label_svg"]
    return RegionData(
        ubigeo=row["ubigeo"],
        iso_code=row["iso_3166_2"],
        slug=row["slug"],
        name=row["name"],
        official_name=row["official_name"],
        kind=row["kind"],
        capital=row["capital"],
        latitude=row["capital_lat"],
        longitude=row["capital_lon"],
        borders=tuple(BorderData(one["iso_3166_1"], one["name"]) for one in row["borders"]),
        population=row["population_2017_census"],
        population_year=2017,
        population_source=population_source,
        label_point=(across, down),
        government_seat=row.get("regional_government_seat", ""),
        parts=tuple(
            RegionPartData(part["iso_3166_2"], part["name"], part["population_2017_census"])
            for part in row.get("parts", ())
        ),
        mesa_note=mesa_note,
    )
