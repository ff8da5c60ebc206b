"""What letters to people without an account say, in the language in which they wrote."""

import enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Letter(enum.Enum):
    """What a letter tells."""

    LINK = "link"
    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


HEADINGS: dict[Letter, Promise] = {
    Letter.LINK: gettext_lazy("El enlace para volver a tu propuesta"),
    Letter.RECEIVED: gettext_lazy("Recibimos tu propuesta %(receipt)s"),
    Letter.RETURNED: gettext_lazy("Tu propuesta %(receipt)s volvió con observaciones"),
    Letter.ACCEPTED: gettext_lazy("Tu propuesta %(receipt)s ya es una ficha en preparación"),
    Letter.REJECTED: gettext_lazy("Tu propuesta %(receipt)s no fue admitida"),
}
SENTENCES: dict[Letter, Promise] = {
    Letter.LINK: gettext_lazy(
        "Con este enlace puedes seguir escribiendo o ver en qué está tu propuesta. Quien lo "
        "tenga puede hacer lo mismo: compártelo solo con tu equipo."
    ),
    Letter.RECEIVED: gettext_lazy(
        "La curaduría la leerá y te responderá en un máximo de diez días hábiles. Mientras "
        "tanto no hace falta que hagas nada."
    ),
    Letter.RETURNED: gettext_lazy(
        "Abre el enlace, corrige lo que se pide y vuelve a enviarla. Lo que ya escribiste "
        "sigue ahí."
    ),
    Letter.ACCEPTED: gettext_lazy(
        "La curaduría la está completando. Todavía no es pública: pasa por una revisión antes "
        "de publicarse."
    ),
    Letter.REJECTED: gettext_lazy("La curaduría la leyó y decidió no incluirla, por esto:"),
}
BUTTONS: dict[Letter, Promise] = {
    Letter.LINK: gettext_lazy("Seguir con mi propuesta"),
    Letter.RETURNED: gettext_lazy("Corregir mi propuesta"),
}
BUTTON = gettext_lazy("Ver mi propuesta")
ANSWER = gettext_lazy("Respuesta a tu pedido %(receipt)s")
ANSWER_SENTENCE = gettext_lazy("Esto responde la curaduría del catálogo.")
ANSWER_BUTTON = gettext_lazy("Ver la ficha")
REASON = gettext_lazy(
    "Recibes este correo porque alguien dejó esta dirección en el catálogo. Si no fuiste tú, "
    "no hagas nada: no volveremos a escribirte por nuestra cuenta."
)
