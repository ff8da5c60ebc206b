"""The closed lists of the desk: states of a working record, roles, and what may be done."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PracticeState(TextChoices):
    """Where a working record is on its way to the public."""

    DRAFT = "borrador", _("Borrador")
    SUBMITTED = "enviada", _("Enviada a revisión")
    RETURNED = "observada", _("Observada")
    APPROVED = "aprobada", _("Aprobada")
    PUBLISHED = "publicada", _("Publicada")
    ARCHIVED = "archivada", _("Archivada")
    WITHDRAWN = "retirada", _("Retirada")


class Role(TextChoices):
    """What a member of staff is for."""

    SECRETARIAT = "secretaria", _("Secretaría de mesa")
    REVIEWER = "revision", _("Revisión temática")
    PUBLISHER = "publicacion", _("Publicación (coordinación nacional)")
    ADMINISTRATOR = "administracion", _("Administración")
    READER = "lectura", _("Lectura interna")


class Action(TextChoices):
    """Everything that somebody can do to a working record, and the log can name."""

    CREATE = "crear", _("Crear")
    VIEW = "ver", _("Ver")
    EDIT = "editar", _("Editar")
    DELETE = "borrar", _("Borrar")
    COMMENT = "comentar", _("Comentar")
    EXPORT = "exportar", _("Descargar")
    IMPORT = "importar", _("Cargar")
    SHARE = "compartir", _("Compartir la vista previa")
    SUBMIT = "enviar", _("Enviar a revisión")
    CALL_BACK = "recuperar", _("Recuperar el borrador")
    RETURN = "observar", _("Devolver con observaciones")
    APPROVE = "aprobar", _("Aprobar")
    PUBLISH = "publicar", _("Publicar")
    SCHEDULE = "programar", _("Programar la publicación")
    UNSCHEDULE = "cancelar-programa", _("Cancelar la programación")
    ARCHIVE = "archivar", _("Archivar")
    WITHDRAW = "retirar", _("Retirar")
    REOPEN = "reabrir", _("Reabrir")
    MERGE = "unir", _("Unir a otra práctica")
    LOAD = "cargar", _("Cargar y publicar un archivo")


class Delivery(TextChoices):
    """How the notices of the desk reach a person, besides their inbox there."""

    AT_ONCE = "al-momento", _("Un correo por aviso, al momento")
    DIGEST = "resumen", _("Un solo correo al día, con el resumen")
    NONE = "ninguno", _("Sin correos: solo en la mesa de trabajo")


class Section(TextChoices):
    """A part of the form, for comments and for the checklist to point at."""

    IDENTITY = "practica", _("La práctica")
    PROBLEM = "problema", _("El problema")
    ACTIONS = "acciones", _("Qué se hizo")
    SOURCES = "fuentes", _("Fuentes")
    RESULTS = "resultados", _("Resultados")
    LESSONS = "lecciones", _("Lecciones y réplica")
    TERRITORY = "territorio", _("Territorio")
    PARTNERS = "participantes", _("Quiénes participan")
    ALIGNMENT = "alineacion", _("Alineación")
    LEGAL = "normas", _("Base legal")
    ATTACHMENTS = "adjuntos", _("Archivos adjuntos")
    GAPS = "no-consta", _("Lo que no consta")
    CONTACT = "contacto", _("Contacto")
    MANAGEMENT = "gestion", _("Gestión de la ficha")
    TRANSLATION = "traduccion", _("Traducciones")


class ProposalState(TextChoices):
    """Where a proposal of somebody without an account is."""

    WRITING = "en-preparacion", _("En preparación")
    RECEIVED = "recibida", _("Recibida")
    IN_REVIEW = "en-revision", _("En revisión")
    RETURNED = "devuelta", _("Devuelta con observaciones")
    ACCEPTED = "convertida", _("Convertida en ficha")
    REJECTED = "no-admitida", _("No admitida")


class CorrectionKind(TextChoices):
    """What somebody asks about a published record."""

    CORRECTION = "correccion", _("Corregir o completar un dato")
    REMOVAL = "retiro", _("Retirar un dato o la ficha")


class CorrectionState(TextChoices):
    """Where a request about a published record is."""

    RECEIVED = "recibida", _("Recibida")
    DONE = "atendida", _("Atendida")
    DECLINED = "no-procede", _("No procede")
