"""Files of practices in the curators' YAML, mapped onto Records."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from practices.ingest.entries import Entry, label_of, not_an_object
from practices.ingest.reference_frameworks import principle_codes
from practices.ingest.resolution import KnownNames, Resolver
from practices.ingest.yaml_shape import BOUNDS, ORIGINS, ROLES, YamlPractice, YamlResult
from practices.ingest.yaml_text import YamlFaultError, read_yaml
from practices.record import (
    AlignmentEntry,
    CitationEntry,
    InstrumentEntry,
    PartnerEntry,
    Record,
    ResultEntry,
)
from practices.record_reader import Fault, read_anyway
from practices.reference import mapping, mesas
from practices.text import fold

SUFFIXES = (".yaml", ".yml")
SCHEMA_VERSION = 1
_FILE_FIELDS = ("schema_version", "compiled_on", "language", "practices")
_QUOTED = "texto entre comillas"
_FIELD_NAMES = {
    "import_id": "id",
    "problem": "context",
    "start": "start_date",
    "end": "end_date",
    "source_kind": "evidence",
    "populations": "population_groups",
    "citations": "sources",
    "instruments": "legal_instrument",
    "alignments": "ods y gcm",
}
_PART_NAMES = {
    "statement": "text",
    "cut_off": "as_of",
    "justification": "why",
    "role_text": "role",
}
_PART = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?")


class YamlRecordsFile:
    """The format of `reference/practices/practices.yaml`."""

    default_collection = "fuentes-publicas"

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """Read the whole file, then map its practices one by one."""
        try:
            content = read_yaml(self._path)
        except YamlFaultError as fault:
            place = f"línea {fault.line}" if fault.line else "archivo"
            yield Entry(place, None, (Fault("archivo", fault.found, fault.valid),))
            return
        faults = list(_file_faults(content))
        if faults:
            yield Entry("archivo", None, tuple(faults))
        if not isinstance(content, Mapping) or not isinstance(content.get("practices"), list):
            return
        known, language = KnownNames.read(), content.get("language")
        for number, practice in enumerate(content["practices"], start=1):
            yield read_practice(practice, number, known, str(language or "es"))


def _file_faults(content: Any) -> Iterator[Fault]:
    if not isinstance(content, Mapping):
        yield Fault("archivo", content, "un objeto con el campo «practices»")
        return
    for name in content.keys() - set(_FILE_FIELDS):
        yield Fault(str(name), content[name], "uno de: " + ", ".join(_FILE_FIELDS))
    if content.get("schema_version") != SCHEMA_VERSION:
        yield Fault("schema_version", content.get("schema_version"), str(SCHEMA_VERSION))
    if not isinstance(content.get("language", ""), str):
        yield Fault("language", content["language"], _QUOTED)
    if not isinstance(content.get("practices"), list):
        yield Fault("practices", content.get("practices"), "una lista de prácticas")


def read_practice(content: Any, number: int, known: KnownNames, language: str) -> Entry:
    """Map one practice of the file onto a Record; `number` is its place, from 1."""
    place = f"práctica {number}"
    if not isinstance(content, Mapping):
        return Entry(place, None, (not_an_object("práctica", content),))
    label = label_of(place, content.get("id"))
    faults: list[Fault] = []
    practice = read_anyway(YamlPractice, content, faults)
    mapped = _Mapped(practice, known)
    record = mapped.record(language)
    return Entry(
        label,
        record,
        faults=(*map(_with_quotes, faults), *mapped.faults),
        warnings=tuple(mapped.resolver.warnings),
        new_rows=tuple(mapped.resolver.new_rows),
        file_name_of=mapped.file_name_of,
    )


def _with_quotes(fault: Fault) -> Fault:
    """Say what to do about a year or a date that YAML took for a number or a day."""
    if fault.valid != "texto" or isinstance(fault.value, list | dict):
        return fault
    return Fault(fault.field, fault.value, f'{_QUOTED}, por ejemplo, "{fault.value}"')


class _Mapped:
    """One practice of the file on its way to a Record."""

    def __init__(self, practice: YamlPractice, known: KnownNames) -> None:
        self.practice = practice
        self.resolver = Resolver(known, practice.regions)
        self.faults: list[Fault] = []
        self._origins: dict[str, list[str]] = {"alignments": [], "partners": []}

    def record(self, language: str) -> Record:
        practice = self.practice
        return Record(
            import_id=practice.id,
            title=practice.title,
            language=language,
            regions=practice.regions,
            province=practice.province,
            district=practice.district,
            mesa=self._mesa(),
            start=practice.start_date,
            end=practice.end_date,
            status=self._key("status", practice.status, mapping().statuses),
            source_kind=self._key("evidence", practice.evidence, mapping().source_kinds),
            themes=tuple(self.resolver.themes(practice.themes)),
            populations=tuple(self.resolver.populations(practice.population_groups)),
            summary=practice.summary,
            problem=practice.context,
            description=practice.description,
            lessons=practice.lessons,
            completeness_note=practice.completeness_note,
            partners=tuple(self._partners()),
            results=tuple(_result(each) for each in practice.results),
            instruments=_instruments(practice),
            alignments=tuple(self._alignments()),
            citations=tuple(
                CitationEntry(
                    title=each.title, publisher=each.publisher, url=each.url, date=each.date
                )
                for each in practice.sources
            ),
        )

    def file_name_of(self, field: str) -> str:
        """Give the name that a field of the Record has in the file: `gcm[2].why`."""
        match = _PART.fullmatch(field)
        if match is None:
            return _FIELD_NAMES.get(field, field)
        name, number, part = match.groups()
        origins = self._origins.get(name)
        place = (
            origins[int(number) - 1] if origins else f"{_FIELD_NAMES.get(name, name)}[{number}]"
        )
        if not part or place == "lead_institution":
            return place
        if part == "code" and place.startswith("gcm"):
            return f"{place}.objective"
        return f"{place}.{_PART_NAMES.get(part, part)}"

    def _mesa(self) -> str:
        text = self.practice.mesa
        slug = mapping().mesa_for(text) if text else ""
        if text and not slug:
            names = "; ".join(each.name for each in mesas())
            self.faults.append(Fault("mesa", text, f"el nombre de una mesa: {names}"))
        return slug

    def _key(self, field: str, text: str, table: Mapping[str, str]) -> str:
        slug = table.get(fold(text), "")
        if text and not slug:
            words = ", ".join(sorted(each.replace(" ", "_") for each in table))
            self.faults.append(Fault(field, text, f"uno de: {words}"))
        return slug

    def _partners(self) -> Iterator[PartnerEntry]:
        leads = self.resolver.leads(self.practice.lead_institution)
        self._origins["partners"] += ["lead_institution"] * len(leads)
        yield from leads
        for number, each in enumerate(self.practice.partners, start=1):
            found = self.resolver.partners(each.name, each.role)
            self._origins["partners"] += [f"partners[{number}]"] * len(found)
            yield from found

    def _alignments(self) -> Iterator[AlignmentEntry]:
        yield from self._goals()
        yield from self._objectives()
        yield from self._principles()

    def _goals(self) -> Iterator[AlignmentEntry]:
        for number, goal in enumerate(self.practice.ods, start=1):
            self._origins["alignments"].append(f"ods[{number}]")
            yield AlignmentEntry(
                framework="ods",
                code=goal.code,
                role=ROLES[goal.role],
                justification=goal.why,
                origin=ORIGINS[goal.alignment_by],
            )

    def _objectives(self) -> Iterator[AlignmentEntry]:
        for number, objective in enumerate(self.practice.gcm, start=1):
            self._origins["alignments"].append(f"gcm[{number}]")
            yield AlignmentEntry(
                framework="pmm",
                code=str(objective.objective),
                role=ROLES[objective.role],
                justification=objective.why,
                origin=ORIGINS[objective.alignment_by],
            )

    def _principles(self) -> Iterator[AlignmentEntry]:
        listed = principle_codes()
        codes = {fold(title): code for title, code in listed.items()}
        for number, name in enumerate(self.practice.guiding_principles, start=1):
            field = f"guiding_principles[{number}]"
            if fold(name) not in codes:
                self.faults.append(Fault(field, name, "uno de: " + "; ".join(listed)))
                continue
            self._origins["alignments"].append(field)
            yield AlignmentEntry(
                framework="principios",
                code=codes[fold(name)],
                origin=ORIGINS[self.practice.guiding_principles_by],
            )


def _result(each: YamlResult) -> ResultEntry:
    return ResultEntry(
        kind=each.kind,
        statement=each.text,
        value=each.value,
        bound=BOUNDS[each.bound] if each.bound else None,
        unit=each.unit,
        cut_off=each.as_of,
    )


def _instruments(practice: YamlPractice) -> tuple[InstrumentEntry, ...]:
    text = practice.legal_instrument
    return (InstrumentEntry(text=text),) if text else ()
