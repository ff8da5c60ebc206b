"""Every closed list of choices whose meaning the code depends on."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AlignmentRole(TextChoices):
    """How much a practice gives to an objective."""

    PRINCIPAL = "principal", _("Principal")
    SECONDARY = "secundario", _("Secundario")


class AlignmentOrigin(TextChoices):
    """Who says that a practice serves an objective."""

    SOURCE = "fuente", _("Lo dice la fuente")
    CURATION = "curaduria", _("Juicio de la curaduría")


class PartnerRole(TextChoices):
    """What an institution does in a practice."""

    LEADS = "lidera", _("Lidera")
    CO_EXECUTES = "coejecuta", _("Coejecuta")
    FUNDS = "financia", _("Financia")
    ADVISES = "asesora", _("Asesora")
    PROVIDES_SERVICE = "provee-servicio", _("Provee un servicio")
    TAKES_PART = "participa", _("Participa")


class ResultKind(TextChoices):
    """What a reported figure is; only `RESULT` is shown as an achievement."""

    RESULT = "resultado", _("Resultado")
    TARGET = "meta", _("Meta")
    FINDING = "hallazgo", _("Hallazgo")
    CONTEXT = "contexto", _("Dato de contexto")
    INPUT = "insumo", _("Insumo")


class Bound(TextChoices):
    """How exact a figure is."""

    EXACT = "exacto", _("Exacto")
    MORE_THAN = "mas-de", _("Más de")
    APPROXIMATE = "aproximado", _("Aproximado")


class ResourceKind(TextChoices):
    """What a practice needs in order to run."""

    STAFF = "personal", _("Personal")
    MONEY = "dinero", _("Presupuesto")
    PLACE = "local", _("Local o infraestructura")
    EQUIPMENT = "equipo", _("Equipos y materiales")
    SYSTEM = "sistema", _("Sistema o datos")
    AGREEMENT = "acuerdo", _("Acuerdo o autorización")
    OTHER = "otro", _("Otro")


class CitationKind(TextChoices):
    """What a source is to a practice."""

    SUPPORT = "respaldo", _("Respalda lo que dice la ficha")
    EVALUATION = "evaluacion", _("Evaluación hecha por un tercero")


class AttachmentKind(TextChoices):
    """What an attached file is."""

    IMAGE = "imagen", _("Imagen")
    DOCUMENT = "documento", _("Documento")


class InstrumentType(TextChoices):
    """Kind of legal instrument in Peru's order."""

    LAW = "ley", _("Ley")
    LEGISLATIVE_DECREE = "decreto-legislativo", _("Decreto legislativo")
    SUPREME_DECREE = "decreto-supremo", _("Decreto supremo")
    REGIONAL_ORDINANCE = "ordenanza-regional", _("Ordenanza regional")
    MUNICIPAL_ORDINANCE = "ordenanza-municipal", _("Ordenanza municipal")
    RESOLUTION = "resolucion", _("Resolución")
    AGREEMENT = "convenio", _("Convenio o acuerdo")
    TREATY = "tratado", _("Tratado o acta internacional")
    OTHER = "otro", _("Otra norma")


class MesaState(TextChoices):
    """Whether a regional mesa meets, as far as a source says."""

    ACTIVE = "activa", _("Activa")
    REACTIVATING = "en-reactivacion", _("En reactivación")
    INACTIVE = "inactiva", _("Inactiva o en pausa")
    UNKNOWN = "no-consta", _("No consta")


class ObjectiveKind(TextChoices):
    """What an objective is called in its framework."""

    OBJECTIVE = "objetivo", _("Objetivo")
    TARGET = "meta", _("Meta")
    PRINCIPLE = "principio", _("Principio")
    APPROACH = "enfoque", _("Enfoque")
    AXIS = "eje", _("Eje")


class EvidenceLevel(StrEnum):
    """Keys of the evidence levels, weakest first; their names are rows of the vocabulary."""

    STATED = "declarada"
    DOCUMENTED = "documentada"
    MEASURED = "con-resultados"
    EVALUATED = "evaluada"


class Standing(TextChoices):
    """What a publication is today; the only thing about it that changes."""

    CURRENT = "vigente", _("Vigente")
    PREVIOUS = "anterior", _("Versión anterior")
    ARCHIVED = "archivada", _("Archivada")
    WITHDRAWN = "retirada", _("Retirada")


class PublicationOrigin(TextChoices):
    """The door a publication came through."""

    DESK = "mesa-de-trabajo", _("Publicada por el personal")
    LOAD = "carga", _("Carga de un archivo")


class Facet(TextChoices):
    """A facet of the listing; its value is the name in the address."""

    REGION = "region", _("Región")
    MESA = "mesa", _("Mesa")
    WITH_MESA = "con_mesa", _("Solo con mesa regional")
    ODS = "ods", _("ODS")
    PMM = "pmm", _("Pacto Mundial (PMM)")
    PRINCIPLE = "principio", _("Principio rector")
    APPROACH = "enfoque", _("Enfoque")
    OBJECTIVE = "objetivo", _("Otros marcos")
    THEME = "tema", _("Tema")
    POPULATION = "poblacion", _("Población")
    KIND = "tipo", _("Tipo de práctica")
    STATUS = "estado", _("Estado")
    EVIDENCE = "evidencia", _("Nivel de evidencia")
    SOURCE = "fuente", _("Tipo de fuente")
    COLLECTION = "coleccion", _("Colección")


class Order(TextChoices):
    """How a listing is sorted; its value is what the address says."""

    RELEVANCE = "relevancia", _("Relevancia")
    RECENT = "recientes", _("Más recientes")
    TITLE = "titulo", _("Título")
    REGION = "region", _("Región")
    ALIGNMENTS = "alineaciones", _("Más alineaciones")


class View(TextChoices):
    """A way of showing a listing; its value is what the address says."""

    LIST = "lista", _("Lista")
    TABLE = "tabla", _("Tabla")
    MAP = "mapa", _("Mapa")
