"""The staff's desk: the stock admin of Django, one module per group of models."""

from practices.admin import (
    corrections,
    frameworks,
    log,
    people,
    practice,
    proposals,
    publication,
    source,
    territory,
    vocabulary,
)

__all__ = [
    "corrections",
    "frameworks",
    "log",
    "people",
    "practice",
    "proposals",
    "publication",
    "source",
    "territory",
    "vocabulary",
]
