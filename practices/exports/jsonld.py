"""A record for search engines: schema.org as JSON-LD, inside its page."""

import json
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from practices.exports.citation import CATALOGUE, reference
from practices.exports.columns import LICENCE_ADDRESS, absolute
from practices.models.publication import Publication
from practices.names import Names
from practices.record import CitationEntry

HARMLESS = str.maketrans({"<": r"\u003C", ">": r"\u003E", "&": r"\u0026"})
"""No text of a record can end the element or begin a comment."""


def element(publication: Publication, names: Names) -> SafeString:
    """Return the element; a block of data, which no browser runs."""
    text = json.dumps(described(publication, names), ensure_ascii=False)
    return SafeString(f'<script type="application/ld+json">{text.translate(HARMLESS)}</script>')


def described(publication: Publication, names: Names) -> dict[str, Any]:
    """Return what is known of a publication; what is not known is left out."""
    record, cited = publication.record, reference(publication, names)
    found = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": cited.title,
        "description": cited.abstract,
        "inLanguage": cited.language,
        "identifier": cited.code,
        "version": str(cited.version),
        "url": absolute(publication.get_absolute_url()),
        "datePublished": cited.published.isoformat(),
        "license": LICENCE_ADDRESS,
        "author": {
            "@type": "Organization",
            "name": CATALOGUE,
            "url": absolute(reverse("practices:home")),
        },
        "keywords": ", ".join(cited.keywords),
        "spatialCoverage": [
            {"@type": "AdministrativeArea", "name": f"{names.regions[key].name}, Perú"}
            for key in record.regions
        ],
        "citation": [_work(each) for each in record.citations],
    }
    return {key: value for key, value in found.items() if value}


def _work(entry: CitationEntry) -> dict[str, str]:
    found = {
        "name": entry.title or entry.publisher,
        "url": entry.url,
        "datePublished": entry.date,
    }
    return {"@type": "CreativeWork"} | {key: value for key, value in found.items() if value}
