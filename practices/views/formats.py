"""The other formats of a listing."""

import dataclasses

from practices.exports import json
from practices.listing import data_addresses
from practices.selection import Selection
from practices.views.downloads import FILES

JSON = ("JSON", json.MEDIA_TYPE, "data:list_json")
CSV, BIBTEX, RIS = ((each.label, each.media_type, each.list_route) for each in FILES)


@dataclasses.dataclass(frozen=True, slots=True)
class FormatLink:
    """Where to take a selection in another format."""

    label: str
    media_type: str
    url: str


def format_links(selection: Selection) -> list[FormatLink]:
    """Return the addresses of the whole selection, from its first page, in each format."""
    formats = (CSV, JSON, BIBTEX, RIS)
    urls = data_addresses(selection.at_page(1), [route for _name, _kind, route in formats])
    return [
        FormatLink(name, kind, url)
        for (name, kind, _route), url in zip(formats, urls, strict=True)
    ]
