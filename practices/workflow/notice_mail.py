"""Letters of the desk: plain text and HTML, from the same words."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from practices.models.frameworks import Objective
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.workflow.notice_preferences import unsubscribe_address
from practices.workflow.notice_words import Story, one_line, story

READ = (
    "practice__placed__region",
    "practice__themed__theme",
    "practice__alignments__objective__framework",
    "practice__alignments__objective__parent",
)
"""What a card reads of a notice, beyond its story."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_INK, _PAPER, _GREY = "#14183b", "#ffffff", "#454b6b"


@dataclasses.dataclass(frozen=True, slots=True)
class Goal:
    """A goal as a coloured cell: its number, the ground, and the ink that reads on it."""

    number: str
    ground: str
    ink: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One notice in a letter."""

    story: Story
    where: str
    theme: str
    goals: Sequence[Goal]
    pmm: str
    url: str

    @property
    def numbers(self) -> str:
        """The goals and objectives, for the plain text."""
        goals = ", ".join(each.number for each in self.goals)
        parts = [
            _("ODS %s") % goals if goals else "",
            _("PMM %s") % self.pmm if self.pmm else "",
        ]
        return " · ".join(part for part in parts if part)


def letter_of(recipient: User, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """Write the letter that tells a person some notices, read with what `READ` names."""
    with translation.override(settings.LANGUAGE_CODE):
        cards = [card(each) for each in notices]
        heading, subject = cards[0].story.heading, cards[0].story.subject
        url, button = cards[0].url, _("Abrir la ficha")
        if len(cards) > 1:
            heading = _("%(count)s avisos de la mesa de trabajo") % {"count": len(cards)}
            subject = heading
            url, button = absolute(reverse("staff:inbox")), _("Ver mis avisos")
        context = {"heading": heading, "cards": cards, "url": url, "button": button}
        name = f"aviso-{notices[0].pk}-{notices[-1].pk}"
        written = letter(recipient, "notices", context, name=name)
        written.subject = subject
        return written


def letter(
    recipient: User, template: str, context: dict[str, Any], *, name: str
) -> EmailMultiAlternatives:
    """Write a letter whose subject is the heading; `name` makes it the same if sent twice."""
    ends = unsubscribe_address(recipient)
    whole = {
        **context,
        "unsubscribe": ends,
        "preferences": absolute(reverse("staff:preferences")),
        "site": settings.SITE_URL,
    }
    text = render_to_string(f"mail/{template}.txt", whole)
    message = EmailMultiAlternatives(
        subject=one_line(context["heading"]),
        body=re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        to=[recipient.email],
        headers={
            "Message-ID": f"<{name}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{ends}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
        },
    )
    message.attach_alternative(render_to_string(f"mail/{template}.html", whole), "text/html")
    return message


def card(notice: Notice) -> Card:
    """Put a notice as letters show it."""
    practice = notice.practice
    told = story(notice)
    aligned = [each.objective for each in practice.alignments.all()]
    return Card(
        story=told,
        where=_regions(practice),
        theme=next((str(each.theme) for each in practice.themed.all()), ""),
        goals=list(_goals(each for each in aligned if each.framework.slug == "ods")),
        pmm=", ".join(_codes(each for each in aligned if each.framework.slug == "pmm")),
        url=absolute(told.path),
    )


def absolute(path: str) -> str:
    """Complete the path of a page with the address of the site."""
    return f"{settings.SITE_URL}{path}"


def _regions(practice: Practice) -> str:
    names = [str(each.region) for each in practice.placed.all()]
    if len(names) <= 1:
        return "".join(names)
    return _("%(region)s y %(more)s más") % {"region": names[0], "more": len(names) - 1}


def _goals(objectives: Iterable[Objective]) -> Iterator[Goal]:
    of_goal = {each.code: each for each in map(_whole, objectives)}
    for code in sorted(of_goal, key=_by_number):
        colour = of_goal[code].colour
        ground = colour if _COLOUR.fullmatch(colour) else _GREY
        yield Goal(code, ground, max((_INK, _PAPER), key=lambda ink: _contrast(ground, ink)))


def _codes(objectives: Iterable[Objective]) -> list[str]:
    return sorted({_whole(each).code for each in objectives}, key=_by_number)


def _whole(objective: Objective) -> Objective:
    """Return the goal that a target belongs to."""
    return objective.parent or objective


def _by_number(code: str) -> tuple[int, str]:
    digits = re.match("[0-9]+", code)
    return (int(digits[0]) if digits else 0, code)


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 the constants of sRGB
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
