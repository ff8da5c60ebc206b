"""What the desk says of each decision: what it will do, and what it did."""

import dataclasses

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.editorial import Action

OPTIONAL = _("Mensaje para quien sigue (opcional)")


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """`effect` before it is taken, `done` after, of a practice."""

    effect: Promise
    done: Promise
    reason: Promise = OPTIONAL
    help: Promise | str = ""


_PUBLIC_REASON = _(
    "Lo verá cualquiera que abra la dirección de la práctica: escríbalo para todos."
)

WORDS: dict[Action, Words] = {
    Action.SUBMIT: Words(
        _(
            "La ficha pasa a quien la revisa. Mientras se revisa, la secretaría no la edita; "
            "puede recuperarla si aún no se decidió."
        ),
        _("%(practice)s se envió a revisión."),
    ),
    Action.CALL_BACK: Words(
        _("La ficha vuelve a borrador para que se siga escribiendo."),
        _("%(practice)s volvió a borrador."),
    ),
    Action.RETURN: Words(
        _(
            "La ficha vuelve a quien la escribió, con el motivo. Si quiere señalar una "
            "sección, deje antes sus comentarios en ella."
        ),
        _("%(practice)s se devolvió con observaciones."),
        _("Qué falta corregir"),
    ),
    Action.APPROVE: Words(
        _("La ficha queda lista para publicarse. Nada cambia todavía en el sitio público."),
        _("%(practice)s se aprobó."),
    ),
    Action.PUBLISH: Words(
        _("El sitio público muestra este texto desde ahora, como una versión nueva."),
        _("%(practice)s se publicó: es la versión %(version)s."),
    ),
    Action.SCHEDULE: Words(
        _("La ficha se publicará sola en el momento que elija, si nadie la cambia antes."),
        _("%(practice)s quedó programada."),
    ),
    Action.UNSCHEDULE: Words(
        _("La ficha sigue aprobada, pero ya no se publicará sola."),
        _("Se canceló la programación de %(practice)s."),
    ),
    Action.ARCHIVE: Words(
        _(
            "La práctica sale de los listados y de las cifras. Su página se sigue leyendo, con "
            "el aviso de que está archivada."
        ),
        _("%(practice)s se archivó."),
        _("Motivo"),
    ),
    Action.WITHDRAW: Words(
        _(
            "La práctica y todas sus versiones salen del sitio público, de las descargas y del "
            "buscador. Su dirección dirá que se retiró y por qué."
        ),
        _("%(practice)s se retiró."),
        _("Motivo"),
        _PUBLIC_REASON,
    ),
    Action.REOPEN: Words(
        _(
            "La ficha vuelve a borrador para trabajarla. Lo archivado o retirado sigue así en "
            "el sitio público hasta que se publique otra versión."
        ),
        _("%(practice)s se reabrió: es otra vez un borrador."),
        _("Motivo"),
    ),
    Action.MERGE: Words(
        _(
            "Esta práctica se retira y sus direcciones llevan, desde ahora, a la que queda. "
            "Su texto no se pierde: sigue en esta ficha."
        ),
        _("%(practice)s se unió a %(into)s."),
        _("Motivo (opcional)"),
        _PUBLIC_REASON,
    ),
}
