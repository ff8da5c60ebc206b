"""The models, imported here by module so that Django finds them."""

from practices.models import (
    frameworks,
    practice,
    practice_links,
    practice_parts,
    publication,
    source,
    stamp,
    territory,
    vocabulary,
)

__all__ = [
    "frameworks",
    "practice",
    "practice_links",
    "practice_parts",
    "publication",
    "source",
    "stamp",
    "territory",
    "vocabulary",
]
