"""Filling an empty catalogue with what ships with it."""

from pathlib import Path

from django.db import transaction

from practices import reference
from practices.ingest.importing import Loading, run
from practices.ingest.reference_lists import load_reference_lists
from practices.ingest.report import Report


@transaction.atomic
def fill(path: Path = reference.PRACTICES_FILE) -> Report:
    """Load the reference lists and the real practices."""
    load_reference_lists()
    return run(path, Loading())
