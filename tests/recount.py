"""An independent recount of the real practices: plain Python over the curators' files.

It shares no code with the product, on purpose: what it says is what the catalogue must say.
"""

import dataclasses
import json
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

REFERENCE = Path(__file__).resolve().parent.parent / "practices" / "reference"
OBJECTIVE_PARAMETERS = {"ods", "pmm", "principio"}


@dataclasses.dataclass
class Counted:
    """One practice of the file: its values by parameter, all of them and the principal ones."""

    id: str
    title: str
    year: int | None
    values: dict[str, set[str]]
    principal: dict[str, set[str]]


@dataclasses.dataclass
class Asked:
    """A selection in plain words: values by parameter, years and `rol=principal`."""

    values: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    since: int | None = None
    until: int | None = None
    principal: bool = False

    def query(self) -> list[tuple[str, str]]:
        """Its parameters, in no particular order."""
        pairs = [(name, value) for name, values in self.values.items() for value in values]
        pairs += [("desde", str(self.since))] if self.since else []
        pairs += [("hasta", str(self.until))] if self.until else []
        return pairs + ([("rol", "principal")] if self.principal else [])


@cache
def practices() -> list[Counted]:
    """Every practice of the file that ships."""
    file = _yaml("practices/practices.yaml")
    return [_counted(each) for each in file["practices"]]


def chosen(asked: Asked, *, ignoring: str = "") -> list[Counted]:
    """Return the practices that meet a selection, leaving one parameter aside if told to."""
    return [each for each in practices() if _meets(each, asked, ignoring)]


def counts(asked: Asked, parameter: str) -> dict[str, int]:
    """Count what each value of a parameter would give in place of its own choice."""
    narrowed = asked.principal and parameter in OBJECTIVE_PARAMETERS
    total: Counter[str] = Counter()
    for each in chosen(asked, ignoring=parameter):
        total.update((each.principal if narrowed else each.values).get(parameter, set()))
    return dict(total)


def _meets(each: Counted, asked: Asked, ignoring: str) -> bool:
    for parameter, wanted in asked.values.items():
        narrowed = asked.principal and parameter in OBJECTIVE_PARAMETERS
        has = (each.principal if narrowed else each.values).get(parameter, set())
        if parameter != ignoring and not has & set(wanted):
            return False
    if asked.since and (each.year is None or each.year < asked.since):
        return False
    return not (asked.until and (each.year is None or each.year > asked.until))


@cache
def _yaml(name: str) -> Any:
    return yaml.safe_load((REFERENCE / name).read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    kept = "".join(each for each in letters if not unicodedata.combining(each))
    return "-".join("".join(each if each.isalnum() else " " for each in kept).split())


def _regions() -> dict[str, str]:
    file = json.loads((REFERENCE / "data/regions.json").read_text(encoding="utf-8"))
    return {each["ubigeo"]: each["slug"] for each in file["regions"]}


def _counted(each: dict[str, Any]) -> Counted:
    themes, populations = _yaml("mapping/themes.yaml"), _yaml("mapping/populations.yaml")
    kept = _yaml("mapping/statuses.yaml")
    slugs = _regions()
    mesa = _mesa(each["mesa"], list(slugs.values()))
    ods, ods_principal = _goals(each["ods"])
    pmm = {str(one["objective"]) for one in each["gcm"]}
    pmm_principal = {str(one["objective"]) for one in each["gcm"] if one["role"] == "primary"}
    values = {
        "region": {slugs[key] for key in each["regions"]},
        "mesa": {mesa} if mesa else set(),
        "con_mesa": {"1"} if mesa else set(),
        "ods": ods,
        "pmm": pmm,
        "principio": {_plain(name) for name in each["guiding_principles"]},
        "tema": {slug for text in each["themes"] for slug in themes[text]},
        "poblacion": {s for text in each["population_groups"] for s in populations[text]},
        "estado": {kept["statuses"][each["status"]]},
        "evidencia": {_evidence(each)},
        "fuente": {kept["source_kinds"][each["evidence"]]},
        "coleccion": {"fuentes-publicas"},
    }
    year = int(each["start_date"][:4]) if each["start_date"] else None
    principal = {"ods": ods_principal, "pmm": pmm_principal}
    return Counted(each["id"], each["title"], year, values, principal)


def _goals(aligned: list[dict[str, Any]]) -> tuple[set[str], set[str]]:
    """Codes served and, of them, the principal ones; a target also counts for its goal."""
    every: set[str] = set()
    principal: set[str] = set()
    for each in aligned:
        codes = {each["code"], each["code"].split(".")[0]}
        every |= codes
        principal |= codes if each["role"] == "primary" else set()
    return every, principal


def _mesa(name: str | None, regions: list[str]) -> str:
    if not name:
        return ""
    return next(f"mesa-{slug}" for slug in regions if f"-{slug}-" in f"-{_plain(name)}-")


def _evidence(each: dict[str, Any]) -> str:
    measured = any(
        one["kind"] == "resultado" and one["value"] is not None for one in each["results"]
    )
    return "con-resultados" if measured else "documentada"
