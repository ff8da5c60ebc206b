"""Files of practices for the tests of loading."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps

from practices.ingest.importing import Loading, run
from practices.ingest.report import Report
from practices.models.practice import Practice
from practices.models.publication import Publication


def good(import_id: str = "ficha", **changes: Any) -> dict[str, Any]:
    """Return a record as data that can be published with the real lists."""
    return {
        "import_id": import_id,
        "title": f"Práctica {import_id}",
        "summary": "Un resumen de lo que se hace y para quién.",
        "regions": ["24"],
        "partners": [{"institution": "acnur", "role": "lidera"}],
        "citations": [{"title": "Nota", "publisher": "Diario", "url": "https://example.pe/a"}],
        "completeness_note": "La fuente no da resultados.",
        "alignments": [principal("ods", "10"), principal("pmm", "15")],
    } | changes


def principal(framework: str, code: str, **changes: Any) -> dict[str, Any]:
    """Return a principal alignment with its reason."""
    reason = "Facilita el acceso a servicios."
    return {
        "framework": framework,
        "code": code,
        "role": "principal",
        "justification": reason,
    } | changes


def curated(identifier: str = "ficha", **changes: Any) -> dict[str, Any]:
    """Return a practice as the curators' YAML writes it."""
    return {
        "id": identifier,
        "title": f"Práctica {identifier}",
        "regions": ["24"],
        "lead_institution": "ACNUR",
        "summary": "Un resumen de lo que se hace y para quién.",
        "ods": [{"code": "10", "role": "primary", "why": "Facilita el acceso a servicios."}],
        "gcm": [{"objective": 15, "role": "primary", "why": "Acerca servicios básicos."}],
        "sources": [{"title": "Nota", "publisher": "Diario", "url": "https://example.pe/a"}],
        "completeness_note": "La fuente no da resultados.",
    } | changes


def lines_file(folder: Path, records: Iterable[Any], name: str = "fichas.jsonl") -> Path:
    """Write records as JSON Lines."""
    path = folder / name
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def yaml_file(folder: Path, practices: list[Any], name: str = "fichas.yaml") -> Path:
    """Write practices in the curators' YAML."""
    path = folder / name
    content = {"schema_version": 1, "language": "es", "practices": practices}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


def loaded(path: Path, **options: Any) -> Report:
    """Load a file that must not be refused."""
    report = run(path, Loading(**options))
    assert [(each.label, each.fault) for each in report.faults] == []
    return report


def places(report: Report) -> list[tuple[str, str]]:
    """Return the identifier and the field of every fault, in order."""
    return [(each.label.partition(" (")[0], each.fault.field) for each in report.faults]


def practice(import_id: str = "ficha") -> Practice:
    """Return the working record that came with an identifier."""
    return Practice.objects.with_parts().get(import_id=import_id)


def current(import_id: str = "ficha") -> Publication:
    """Return the public version of a practice."""
    return Publication.objects.current().get(practice__import_id=import_id)


def whole_database() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the app, to prove that nothing changed."""
    config = apps.get_app_config("practices")
    return {
        model.__name__: list(model._base_manager.order_by("pk").values_list())  # noqa: SLF001 Django's API
        for model in config.get_models(include_auto_created=True)
    }
