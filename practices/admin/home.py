"""What the home of the desk shows: the person's queues, and how the catalogue is."""

import dataclasses
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from practices.desk import activity
from practices.desk.gaps import read_gaps
from practices.desk.quality import HAVING, Measure, measure_quality
from practices.desk.queues import Queue, count_queues
from practices.desk.waiting import read_waiting
from practices.editorial import Action
from practices.queries.coverage_choice import GAPS, VIEW
from practices.workflow.permissions import may

GAPS_ONLY = urlencode({VIEW: GAPS})


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the home and the list that it leads to; `calls` if it asks for something."""

    label: str
    count: int
    url: str
    calls: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class QualityLine:
    """A line about the quality: what it counts, and where those to be mended are."""

    label: str
    figure: str
    to_mend: int
    """How many lack what the label says that some have."""
    url: str


def home(request: HttpRequest) -> dict[str, Any]:
    """Return everything that the home says to the person who asks."""
    person: Any = request.user
    user: User = person
    return {
        "queues": _queues(user),
        "waiting": read_waiting(user),
        "quality": [_quality_line(each) for each in measure_quality(user)],
        "gaps": read_gaps(),
        "coverage_url": f"{reverse('practices:coverage')}?{GAPS_ONLY}",
        "changes": activity.last_changes(user),
        "load": activity.last_load(user),
        "week": activity.week(user),
        "scheduled": activity.scheduled(user),
        "may_create": may(user, Action.CREATE),
    }


def _queues(user: User) -> list[Figure]:
    asking = {Queue.WAITING, Queue.RETURNED}
    return [
        Figure(
            str(each.label), count, _list_with(cola=each.value), each in asking and count > 0
        )
        for each, count in count_queues(user).items()
    ]


def _quality_line(measure: Measure) -> QualityLine:
    figure, url = str(measure.count), _list_with(falta=measure.lack) if measure.lacking else ""
    if measure.lack not in HAVING:
        return QualityLine(measure.label, figure, 0, url)
    values = {"count": measure.count, "total": measure.total}
    figure = _("%(count)s de %(total)s") % values
    return QualityLine(measure.label, figure, measure.lacking, url)


def _list_with(**filters: str) -> str:
    return f"{reverse('admin:practices_practice_changelist')}?{urlencode(filters)}"
