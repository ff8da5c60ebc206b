"""The collection that a loading was asked to put its records in."""

import itertools

from practices.ingest.report import Report
from practices.models.vocabulary import Collection
from practices.text import fold, one_line, slugify

LONGEST_NAME = 160
_LONGEST_SLUG = 80


def name_fault(name: str) -> str:
    """Return what would be valid instead of the name; empty when it is."""
    length = len(one_line(name))
    return f"hasta {LONGEST_NAME} caracteres (tiene {length})" if length > LONGEST_NAME else ""


def chosen_key(name: str, report: Report) -> str:
    """Key of the collection of that name or key; a new one, unreviewed, when nobody has it."""
    wanted = one_line(name)
    if not wanted:
        return ""
    names = dict(Collection.objects.values_list("slug", "name_es"))
    found = _known_key(wanted, names)
    if found:
        return found
    slug = _free_key(wanted, names)
    Collection.objects.create(slug=slug, name_es=wanted, reviewed=False)
    report.rows_made += 1
    report.warnings.append(("colección", f"«{wanted}» es nueva y queda por revisar"))
    return slug


def _known_key(wanted: str, names: dict[str, str]) -> str:
    """Look the name up as written, then without accents or case, if that leaves anything."""
    if wanted in names:
        return wanted
    same = (slug for slug, name in names.items() if one_line(name) == wanted)
    folded = fold(wanted)
    alike = (slug for slug, name in names.items() if folded in (fold(slug), fold(name)))
    return next(same, "") or (next(alike, "") if folded else "")


def _free_key(wanted: str, names: dict[str, str]) -> str:
    """Make a key that nobody has: long names may begin alike, and some have no a-z at all."""
    key = slugify(wanted, limit=_LONGEST_SLUG) or "coleccion"
    if key not in names:
        return key
    numbered = (
        f"{slugify(key, limit=_LONGEST_SLUG - len(str(number)) - 1)}-{number}"
        for number in itertools.count(2)
    )
    return next(each for each in numbered if each not in names)
