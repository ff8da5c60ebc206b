"""The boxes of the sidebar as HTML, from pieces that are kept as long as the names stand.

A listing has some 150 boxes and each request counts them anew. Drawn one by one by a template
they cost more than everything else on the page; here each one is three joined pieces.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from practices.templatetags.catalogo import numero

ALWAYS_SHOWN = 6
"""Boxes of a group before «Mostrar n más»."""

MOST_KEPT = 4096
"""Pieces of each kind that are kept: counts, and heads of groups by what is chosen in them."""

DrawnBox: TypeAlias = tuple[SafeString, int]
"""A box up to its count, and the count."""

_BOX = (
    '<li class="facet-value{}"><label for="{}">'
    '<input id="{}" type="checkbox" name="{}" value="{}"{}> <span>{}{}</span> '
    '<span class="facet-count"><span class="visually-hidden">{}</span> '
)
_END_BOX = SafeString("</span></label></li>\n")
_MARK = '<span class="facet-mark facet-mark--{} {}">{}</span> '
_HEAD = (
    '<details class="facet"{}><summary><span class="facet-title">{}</span>{}</summary>'
    '<fieldset><legend class="visually-hidden">{}</legend>'
)
_CHOSEN = ' <span class="facet-chosen">{}</span>'
_MORE = (
    '<details class="facet-more"><summary>{} '
    '<span class="visually-hidden">({})</span></summary>'
)
_LIST = SafeString('<ul class="facet-values">')
_END_LIST, _END_MORE = SafeString("</ul>"), SafeString("</details>")
_END_GROUP = SafeString("</fieldset></details>")


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectiveMark:
    """The number of an objective and the class of its colour, beside a box."""

    framework: str
    code: str

    @property
    def colour_class(self) -> str:
        """The class of its official colour; only the ODS have one."""
        return f"ods-{self.code.split('.')[0]}" if self.framework == "ods" else ""


@dataclasses.dataclass(frozen=True, eq=False)
class Box:
    """What a box always shows: all but its count and whether it is ticked.

    `free`, `ticked` and `empty` are its HTML up to the count, in the language of the names.
    """

    facet: str
    value: str
    label: str
    input_id: str
    mark: ObjectiveMark | None = None

    @cached_property
    def free(self) -> SafeString:
        """One that can be ticked."""
        return self._drawn("", "")

    @cached_property
    def ticked(self) -> SafeString:
        """One that is ticked."""
        return self._drawn(" facet-value--checked", " checked")

    @cached_property
    def empty(self) -> SafeString:
        """One that cannot be ticked, because that would find nothing."""
        return self._drawn(" facet-value--disabled", " disabled")

    def _drawn(self, state: str, attribute: str) -> SafeString:
        mark: str = ""
        if self.mark:
            mark = format_html(
                _MARK, self.mark.framework, self.mark.colour_class, self.mark.code
            )
        return format_html(
            _BOX,
            state,
            self.input_id,
            self.input_id,
            self.facet,
            self.value,
            attribute,
            mark,
            self.label,
            _("prácticas:"),
        )


def boxes_html(boxes: Sequence[DrawnBox]) -> SafeString:
    """Return the list items of some boxes."""
    return joined(piece for head, count in boxes for piece in (head, _figure(count), _END_BOX))


def group_html(
    title: str, boxes: Sequence[DrawnBox], *, chosen: int, is_open: bool
) -> SafeString:
    """Return a group: a disclosure, its first boxes, and the rest behind a second one."""
    language = get_language() or ""
    first, rest = boxes[:ALWAYS_SHOWN], boxes[ALWAYS_SHOWN:]
    pieces = [_head(title, chosen, is_open, language), _LIST, boxes_html(first), _END_LIST]
    if rest:
        pieces += [_more(title, len(rest), language), _LIST, boxes_html(rest), _END_LIST]
        pieces += [_END_MORE]
    return joined([*pieces, _END_GROUP])


def joined(pieces: Iterable[SafeString]) -> SafeString:
    """Put together what is already HTML; `format_html` would ask each piece again."""
    return SafeString("".join(pieces))


@lru_cache(maxsize=MOST_KEPT)
def _head(title: str, chosen: int, is_open: bool, _language: str) -> SafeString:  # noqa: FBT001
    words = ngettext("%(total)s elegida", "%(total)s elegidas", chosen)
    return format_html(
        _HEAD,
        " open" if is_open else "",
        title,
        format_html(_CHOSEN, words % {"total": chosen}) if chosen else "",
        title,
    )


@lru_cache(maxsize=MOST_KEPT)
def _more(title: str, total: int, _language: str) -> SafeString:
    words = ngettext("Mostrar %(total)s más", "Mostrar %(total)s más", total)
    return format_html(_MORE, words % {"total": total}, title)


@lru_cache(maxsize=MOST_KEPT)
def _figure(count: int) -> SafeString:
    return format_html("{}", numero(count))
