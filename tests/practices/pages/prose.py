"""What tests read of a page of prose: headings, anchors, links, words."""

import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Self

from django.conf import settings

PATHS = {
    "about": "/acerca/",
    "methodology": "/metodologia/",
    "data": "/datos/",
    "dictionary": "/datos/diccionario/",
    "accessibility": "/accesibilidad/",
    "privacy": "/privacidad/",
    "licence": "/licencia/",
    "glossary": "/glosario/",
    "help": "/ayuda/",
}
LANGUAGES = ("es", "en")
EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use"})
HEADINGS = ("h1", "h2", "h3")


@dataclasses.dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    foreign: bool


class Prose(HTMLParser):
    """A page or a template read: what it says in the language of the page, and its marks."""

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self.ids: list[str] = []
        self.heading_ids: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.said: list[str] = []
        self._open: list[_Open] = []

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a page."""
        read = cls()
        read.feed(text)
        read.close()
        return read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the marks of an element; code and other languages are foreign words."""
        values = {name: value or "" for name, value in attrs}
        if identifier := values.get("id"):
            self.ids.append(identifier)
        if tag in HEADINGS:
            self.headings.append((tag, ""))
            self.heading_ids.append(values.get("id", ""))
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if label := values.get("aria-label"):
            self.said.append(label)
        if tag not in EMPTY:
            around = bool(self._open) and self._open[-1].foreign
            foreign = tag in {"code", "script", "style"} or (tag != "html" and "lang" in values)
            self._open.append(_Open(tag, around or foreign))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those that were left open in it."""
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep the text, unless it is foreign."""
        if any(each.tag in HEADINGS for each in self._open):
            level, text = self.headings[-1]
            self.headings[-1] = (level, " ".join(f"{text} {data}".split()))
        if not (self._open and self._open[-1].foreign):
            self.said.append(data)

    @property
    def words(self) -> set[str]:
        """Every word said, in lower case."""
        return set(re.findall(r"[^\W0-9_]+", " ".join(self.said).lower()))


def template(language: str, name: str) -> str:
    """Return the source of a page of prose without the language of templates."""
    path = Path(settings.BASE_DIR) / "templates" / "pages" / language / f"{name}.html"
    return re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text("utf-8"), flags=re.DOTALL)
