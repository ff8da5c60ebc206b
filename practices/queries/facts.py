"""A fact as pages show it: a label, a value that may not be known, and where it leads."""

import dataclasses

from django.utils.functional import Promise


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """An empty value reads «No consta»; an empty address makes no link.

    `content` tells words of a source, which nobody translates.
    """

    label: str | Promise
    value: str
    url: str = ""
    content: bool = False
