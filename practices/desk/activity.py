"""What has happened lately: the last decisions, those of the week, and what is to come."""

import dataclasses
import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Count, Max, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.editorial import Action
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.workflow.permissions import visible_to

LAST = 8
WEEK = dt.timedelta(days=7)
_DAYS_OF_A_MONTH = 30
_MONTHS_OF_A_YEAR = 12
_DONE: dict[str, Promise] = {
    Action.CREATE: gettext_lazy("creó"),
    Action.EDIT: gettext_lazy("volvió a escribir en"),
    Action.SUBMIT: gettext_lazy("envió a revisión"),
    Action.CALL_BACK: gettext_lazy("recuperó el borrador de"),
    Action.RETURN: gettext_lazy("devolvió con observaciones"),
    Action.APPROVE: gettext_lazy("aprobó"),
    Action.PUBLISH: gettext_lazy("publicó"),
    Action.SCHEDULE: gettext_lazy("programó la publicación de"),
    Action.UNSCHEDULE: gettext_lazy("canceló la programación de"),
    Action.ARCHIVE: gettext_lazy("archivó"),
    Action.WITHDRAW: gettext_lazy("retiró"),
    Action.REOPEN: gettext_lazy("reabrió"),
    Action.MERGE: gettext_lazy("unió a otra"),
    Action.LOAD: gettext_lazy("cargó de un archivo"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One decision, as the desk tells it."""

    who: str
    what: str
    practice: Practice
    at: dt.datetime
    ago: str


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """How many times something was done."""

    label: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Load:
    """A day on which files were loaded, and how many records they changed."""

    count: int
    at: dt.datetime
    ago: str


def last_changes(user: User, *, limit: int = LAST) -> list[Change]:
    """Return what people last decided about the records that the person sees."""
    decided = _log(user).exclude(action=Action.LOAD)
    rows = decided.select_related("practice", "by").order_by("-at", "-id")[:limit]
    return [
        Change(name_of(row.by), _done(row), row.practice, row.at, ago(row.at)) for row in rows
    ]


def last_load(user: User) -> Load | None:
    """Return the last day on which files were loaded; hundreds of entries are one line."""
    loaded = _log(user).filter(action=Action.LOAD).order_by().values("at__date")
    last = loaded.annotate(count=Count("pk"), last=Max("at")).order_by("-at__date").first()
    return Load(last["count"], last["last"], ago(last["last"])) if last else None


def week(user: User) -> list[Tally]:
    """Count what was done in the last seven days, by action, and the records written on."""
    since = timezone.now() - WEEK
    rows = _log(user).filter(at__gte=since).order_by().values_list("action")
    found = rows.annotate(times=Count("pk")).order_by("-times", "action")
    tallies = [Tally(str(Action(action).label), times) for action, times in found]
    written = visible_to(user).filter(changed_at__gte=since).count()
    return [Tally(_("Fichas con cambios"), written), *tallies]


def scheduled(user: User, *, limit: int = LAST) -> QuerySet[Practice]:
    """Return what will be published by itself, the soonest first."""
    return visible_to(user).exclude(publish_at=None).order_by("publish_at", "code")[:limit]


def name_of(person: User | None) -> str:
    """Return how the desk calls somebody; nobody is the program itself."""
    if person is None:
        return _("El programa")
    return person.get_full_name() or person.get_username()


def ago(moment: dt.datetime, now: dt.datetime | None = None) -> str:
    """Return how long ago something happened, by the days of the calendar: «hace 3 días»."""
    here = timezone.localtime(now) if now else timezone.localtime()
    days = (here.date() - timezone.localtime(moment).date()).days
    if days <= 1:
        return _("hoy") if days <= 0 else _("ayer")
    if days < 2 * _DAYS_OF_A_MONTH:
        return _("hace %(count)s días") % {"count": days}
    months = days // _DAYS_OF_A_MONTH
    if months < 2 * _MONTHS_OF_A_YEAR:
        return _("hace %(count)s meses") % {"count": months}
    years = months // _MONTHS_OF_A_YEAR
    message = ngettext("hace %(count)s año", "hace %(count)s años", years)
    return message % {"count": years}


def _log(user: User) -> QuerySet[StatusChange]:
    return StatusChange.objects.filter(practice__in=visible_to(user).values("pk"))


def _done(row: StatusChange) -> str:
    return str(_DONE.get(row.action, row.get_action_display()))
