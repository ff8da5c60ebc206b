"""Permanent keys: what a publication names must stay, whatever working records say today."""

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from practices.models.publication import Publication


def publications_naming(key: str) -> QuerySet[Publication]:
    """Return the publications, of any standing, in whose snapshot some text is the key.

    It may find too many, when the same text means something else, but never too few.
    """
    written = Publication.objects.alias(written=Cast("snapshot", TextField()))
    return written.filter(written__contains=f'"{key}"').defer("snapshot")
