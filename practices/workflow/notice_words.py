"""What a notice says, in the inbox and by mail."""

import dataclasses
import datetime as dt

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.editorial import Action, Section
from practices.models.editorial import Comment, StatusChange
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.workflow.moments import written

_SAID = {
    Action.SUBMIT: (
        gettext_lazy("Espera revisión"),
        gettext_lazy("%(who)s la envió a revisión."),
    ),
    Action.CALL_BACK: (
        gettext_lazy("Ya no espera revisión"),
        gettext_lazy("%(who)s la recuperó para seguir escribiéndola."),
    ),
    Action.RETURN: (
        gettext_lazy("Devuelta con observaciones"),
        gettext_lazy("%(who)s la devolvió con observaciones."),
    ),
    Action.APPROVE: (
        gettext_lazy("Aprobada"),
        gettext_lazy("%(who)s la aprobó: ya puede publicarse."),
    ),
    Action.EDIT: (
        gettext_lazy("Vuelve a ser borrador"),
        gettext_lazy(
            "%(who)s la editó después de aprobada: hay que enviarla de nuevo a revisión."
        ),
    ),
    Action.PUBLISH: (
        gettext_lazy("Publicada"),
        gettext_lazy("%(who)s la publicó: es la versión %(version)s."),
    ),
    Action.SCHEDULE: (
        gettext_lazy("Publicación programada"),
        gettext_lazy("%(who)s programó su publicación."),
    ),
    Action.UNSCHEDULE: (
        gettext_lazy("Programación cancelada"),
        gettext_lazy("%(who)s canceló su publicación programada; sigue aprobada."),
    ),
    Action.ARCHIVE: (
        gettext_lazy("Archivada"),
        gettext_lazy("%(who)s la archivó."),
    ),
    Action.WITHDRAW: (
        gettext_lazy("Retirada"),
        gettext_lazy("%(who)s la retiró de lo público."),
    ),
    Action.REOPEN: (
        gettext_lazy("Reabierta"),
        gettext_lazy("%(who)s la reabrió: vuelve a ser borrador."),
    ),
    Action.MERGE: (
        gettext_lazy("Unida a otra práctica"),
        gettext_lazy("%(who)s la unió a otra práctica."),
    ),
}
_NOT_PUBLISHED = (
    gettext_lazy("No se publicó como estaba programado"),
    gettext_lazy("Sigue aprobada y sin fecha: publíquela usted o prográmela de nuevo."),
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A notice in words: what happened, who did it, and the words they gave."""

    heading: str
    sentence: str
    quote: str
    at: dt.datetime
    code: str
    title: str
    path: str
    """Where it opens; whoever opens it has read it."""

    @property
    def subject(self) -> str:
        """The subject of a mail that tells only this, on one line whatever the title holds."""
        return one_line(f"{self.heading}: {self.code} · {self.title}")


def story(notice: Notice) -> Story:
    """Put a notice in words, from rows read `with_story()`."""
    practice = notice.practice
    heading, sentence, quote = (
        _of_change(notice.change, practice) if notice.change else _of_comment(notice.comment)
    )
    return Story(
        heading=heading,
        sentence=sentence,
        quote=quote,
        at=notice.at,
        code=practice.code,
        title=one_line(practice.title),
        path=reverse("staff:notice", args=[notice.pk]),
    )


def named(user: User | None) -> str:
    """Name a person as colleagues know them; nobody is the program."""
    return (user.get_full_name() or user.get_username()) if user else _("El catálogo")


def one_line(text: str, longest: int = 180) -> str:
    """Put a text on one line, cut if long: what a header of a mail may hold."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def _of_change(change: StatusChange, practice: Practice) -> tuple[str, str, str]:
    action = Action(change.action)
    if action == Action.UNSCHEDULE and change.by is None:
        heading, sentence = _NOT_PUBLISHED
    else:
        heading, sentence = _SAID[action]
    values = {"who": named(change.by), "version": change.version}
    said = str(sentence) % values
    moment = practice.publish_at
    if action == Action.SCHEDULE and moment:
        said = f"{said} {_('Será el %(moment)s.') % {'moment': written(moment)}}"
    return str(heading), said, change.reason


def _of_comment(comment: Comment | None) -> tuple[str, str, str]:
    assert comment is not None  # noqa: S101  the database has seen to it
    message = _("%(who)s comentó.")
    section = ""
    if comment.section:
        message = _("%(who)s comentó sobre «%(section)s».")
        section = str(Section(comment.section).label)
    values = {"who": named(comment.author), "section": section}
    return _("Comentario nuevo"), message % values, comment.text
