"""The contracts of pyproject.toml follow the modules: `lint-imports` itself cannot see that."""

import re
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

APP = Path(settings.BASE_DIR) / "practices"
PUBLIC = (
    *("views", "api", "feeds", "sitemaps", "filters", "book", "exports", "listing"),
    *("og", "queries", "index", "names", "search", "urls", "data_urls", "routes", "sheets"),
)
WRITING = {
    f"practices.{name}" for name in ("snapshot", "workflow", "ingest", "admin", "management")
}
EDITORIAL = {"code_counter", "editorial", "notices", "proposals"}
BACK_TO_THE_WORKING_RECORD = re.compile(r"\.practice\b|\bpractice__|[\"']practice[\"']")


def contracts() -> dict[str, dict[str, Any]]:
    text = (APP.parent / "pyproject.toml").read_text(encoding="utf-8")
    rules = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return {rule["name"]: rule for rule in rules}


def written(name: str) -> bool:
    """Tell a module with content from the empty folder that waits for one."""
    folder = APP / name
    return (APP / f"{name}.py").is_file() or any(
        file.stat().st_size for file in folder.rglob("*.py")
    )


def test_the_public_side_is_kept_from_working_records_whole() -> None:
    kept = contracts()["The public side never sees working records"]["source_modules"]

    assert sorted(kept) == sorted(f"practices.{name}" for name in PUBLIC if written(name))


def test_every_model_of_the_working_record_is_out_of_its_reach() -> None:
    forbidden = contracts()["The public side never sees working records"]["forbidden_modules"]
    parts = {file.stem for file in APP.glob("models/practice*.py")}
    working = {f"practices.models.{stem}" for stem in parts | EDITORIAL}

    assert set(forbidden) == working | WRITING


def test_no_public_module_follows_a_publication_back_to_its_working_record() -> None:
    names = [name for name in PUBLIC if written(name)]
    files = [file for name in names for file in (APP / name).rglob("*.py")]
    files += [APP / f"{name}.py" for name in names if (APP / f"{name}.py").is_file()]
    files += [
        file for file in (APP.parent / "templates").rglob("*.html") if "admin" not in file.parts
    ]

    guilty = [
        file.name
        for file in files
        if BACK_TO_THE_WORKING_RECORD.search(file.read_text(encoding="utf-8"))
    ]

    assert (len(files) > 60, guilty) == (True, [])


def test_only_what_does_not_exist_is_optional() -> None:
    layers = contracts()["Layers inside the app"]["layers"]
    optional = re.findall(r"\((\w+)\)", " ".join(layers))

    assert [name for name in optional if written(name)] == []
