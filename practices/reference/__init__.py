"""Official and reviewed lists that ship with the catalogue, as frozen values. No database.

See `README.md` in this folder for where each file comes from and what it does not know.
"""

from practices.reference.files import MAP_FILE, PRACTICES_FILE
from practices.reference.framework import (
    approaches,
    frameworks,
    gcm_objectives,
    goals,
    policy_objectives,
    principles,
)
from practices.reference.lookup import mapping
from practices.reference.mesa import mesas
from practices.reference.shapes import region_lines, region_shapes
from practices.reference.territory import offices, regions
from practices.reference.vocabulary import vocabularies, vocabulary_list

__all__ = [
    "MAP_FILE",
    "PRACTICES_FILE",
    "approaches",
    "frameworks",
    "gcm_objectives",
    "goals",
    "mapping",
    "mesas",
    "offices",
    "policy_objectives",
    "principles",
    "region_lines",
    "region_shapes",
    "regions",
    "vocabularies",
    "vocabulary_list",
]
