"""Write docs/rights.md from the code; with `--check`, tell whether it is what the code says.

python quality/rights.py           write the page
python quality/rights.py --check   fail if it is not the one that would be written

Who may do what is decided in practices/workflow/permissions.py; tests/practices/admin/
matrix_rights.py and matrix_routes.py say the same by hand, and the tests ask every address.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rights.md"
HEAD = """# Who may do what

Written by `python quality/rights.py`; do not edit. Rights are decided in one place,
`practices/workflow/permissions.py`; a membership with a mesa reaches the practices of that
mesa only, and what is not said is denied. A right is not yet a transition:
`practices/workflow/transitions.py` adds what the moment asks for (two pairs of eyes, a second
factor, everything that a publication needs). The tests `test_matrix*.py`, `test_side_doors*.py`
and `test_crafted.py` of `tests/practices/admin` ask every address below as everybody, against
tables written by hand.
"""

PUBLIC_FILES = {"data:media"}
PUBLIC = "nothing: public, and only what is published"
BY_START = (
    (("admin/login", "cuenta/entrar", "cuenta/salir", "cuenta/clave/"), "nothing: the door"),
    (("cuenta/",), "having signed in; one's own account"),
    (("admin/",), "a role"),
)
OPERATIONS = {
    "changelist": "view", "change": "view", "history": "view", "add": "add",
    "autosave_new": "add", "autosave": "change", "delete": "delete",
}  # fmt: skip


def main(words: list[str]) -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalogue.settings")
    import django  # noqa: PLC0415  the settings come first

    django.setup()
    page = "\n".join([HEAD, *practices(), *tables(), *routes()]) + "\n"
    if words == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
            return 0
        print("docs/rights.md no es lo que dice el código: python quality/rights.py")
        return 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


def row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def head(*titles: str) -> list[str]:
    return [row(titles), row("---" for _title in titles)]


def practices() -> Iterator[str]:
    """Tell the states in which each role may do each thing to a working record."""
    from practices.editorial import Action, PracticeState, Role  # noqa: PLC0415
    from practices.workflow.permissions import rights  # noqa: PLC0415

    yield "## What each role may do to a working record, and in which states\n"
    states = {(role, action): found for role, action, found in rights()}
    yield from head("", *(each.value for each in Role))
    for action in Action:
        cells = []
        for role in Role:
            found = [each.value for each in PracticeState if each in states[role, action]]
            every = len(found) == len(PracticeState)
            cells.append("any" if every else ", ".join(found) or "—")
        yield row([f"`{action.value}`", *cells])
    yield ""


def tables() -> Iterator[str]:
    """Tell who may view, add, change and delete the rows of each table of the desk."""
    from django.contrib import admin  # noqa: PLC0415

    from practices.editorial import Role  # noqa: PLC0415
    from practices.models.practice import Practice  # noqa: PLC0415
    from practices.workflow.permissions import (  # noqa: PLC0415
        ADD,
        CHANGE,
        REMOVE,
        VIEW,
        list_right,
    )

    yield "## What each role may do with the other tables\n"
    yield "«own»: what concerns its own mesa. A page may refuse more: nobody writes a"
    yield "publication or the log by hand.\n"
    yield from head("", *(each.value for each in Role))
    for model in sorted(admin.site._registry, key=lambda each: each._meta.label_lower):  # noqa: SLF001 Django's API
        if model is not Practice:
            name = model._meta.model_name or ""  # noqa: SLF001 Django's API
            cells = [f"`{name}`"]
            for role in Role:
                held = {
                    each: list_right(role, each, name) for each in (VIEW, ADD, CHANGE, REMOVE)
                }
                said = [
                    f"{each} (own)" if held[each] == "own" else each
                    for each in held
                    if held[each]
                ]
                cells.append(", ".join(said) or "—")
            yield row(cells)
    yield ""


def routes() -> Iterator[str]:
    """Tell the right that each address asks for."""
    yield "## What each address asks for\n"
    yield from head("address", "name", "for")
    for path, name in sorted(addresses()):
        shown = path.replace("|", "\\|")
        yield row([f"`/{shown}`", f"`{name}`" if name else "", needs(path, name)])


def addresses() -> Iterator[tuple[str, str]]:
    """Give the path and the name of every route."""
    from django.urls import URLResolver, get_resolver  # noqa: PLC0415

    def walk(resolver: URLResolver, before: str, space: str) -> Iterator[tuple[str, str]]:
        for each in resolver.url_patterns:
            path = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from walk(each, path, f"{each.namespace}:" if each.namespace else space)
            else:
                yield path, f"{space}{each.name}" if each.name else ""

    return walk(get_resolver(), "", "")


def needs(path: str, name: str) -> str:
    """Say the right that a route asks for."""
    from practices.admin.practice_routes import ROUTES  # noqa: PLC0415

    actions = {f"admin:practice_{each.name}": each.action.value for each in ROUTES}
    if name in actions:
        return f"`{actions[name]}` on the practice"
    if name.startswith(("admin:practices_", "admin:auth_")):
        return of_table(name.removeprefix("admin:").partition("_")[2])
    if name in PUBLIC_FILES:
        return "nothing, while a public version names the file"
    if "token" in path or "uidb36" in path:
        return "the key in the address" + (", of one's own upload" if "hoja" in path else "")
    return next((said for starts, said in BY_START if path.startswith(starts)), PUBLIC)


def of_table(name: str) -> str:
    """Say what a page of a table asks for."""
    table, _dash, page = name.partition("_")
    operation = OPERATIONS[page]
    if table != "practice":
        return f"{operation} `{table}`"
    return {"view": "`ver`", "add": "`crear`", "change": "`editar`", "delete": "`borrar`"}[
        operation
    ] + (" on the practice" if page not in {"changelist", "add", "autosave_new"} else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
