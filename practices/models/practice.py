"""The working record of a practice, which only staff see."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from practices.dates import is_period
from practices.editorial import PracticeState
from practices.models.constraints import filled, one_of
from practices.models.fields import ByteOrderedCharField, ImpreciseDateField, SortKeyField
from practices.models.territory import Mesa, Region
from practices.models.vocabulary import (
    Collection,
    Coverage,
    ImplementationStatus,
    PopulationGroup,
    PracticeKind,
    SourceKind,
    Theme,
)
from practices.validators import validate_code, validate_term_slug


class PracticeQuerySet(models.QuerySet["Practice"]):
    """Sets of working records."""

    def with_parts(self) -> Self:
        """With everything a dump reads, in a number of queries that does not grow."""
        return self.select_related(
            "collection", "kind", "coverage", "mesa", "status", "source_kind"
        ).prefetch_related(
            "placed__region",
            "themed__theme",
            "addressed__population",
            "alignments__objective__framework",
            "alignments__citation",
            "steps",
            "partners__institution",
            "results__citation",
            "challenges",
            "resources",
            "instruments__instrument",
            "citations__source",
            "attachments",
            "replications__original",
            "translations",
        )


class Practice(models.Model):
    """A good practice as staff are writing it; the public sees its publications instead."""

    code = ByteOrderedCharField(
        _("código"),
        max_length=12,
        unique=True,
        editable=False,
        validators=[validate_code],
        help_text=_("Permanente; no dice nada de la región ni del año."),
    )
    import_id = models.CharField(
        _("identificador de origen"),
        max_length=120,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_term_slug],
        help_text=_("El que trae el archivo del que se cargó; vacío si se escribió aquí."),
    )
    collection = models.ForeignKey(
        Collection,
        models.PROTECT,
        verbose_name=_("colección"),
        related_name="practices",
        null=True,
        blank=True,
        help_text=_("De dónde sale la ficha, por ejemplo, «Fuentes públicas»."),
    )
    edit_number = models.PositiveIntegerField(_("número de edición"), default=1, editable=False)
    state = models.CharField(
        _("estado de la ficha"),
        max_length=12,
        choices=PracticeState,
        default=PracticeState.DRAFT,
        editable=False,
    )
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("quiénes la escribieron"),
        related_name="written_practices",
        blank=True,
        editable=False,
        help_text=_("Desde su última versión pública; ninguno de ellos la publica."),
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("a cargo de"),
        related_name="assigned_practices",
        null=True,
        blank=True,
    )
    publish_at = models.DateTimeField(_("publicar el"), null=True, blank=True, editable=False)
    publish_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("programada por"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    publish_note = models.CharField(
        _("nota de la versión programada"), max_length=400, blank=True, editable=False
    )
    review_on = models.DateField(
        _("volver a revisar el"),
        null=True,
        blank=True,
        help_text=_("Desde ese día la ficha aparece «por confirmar»."),
    )
    confirmed_on = models.DateField(
        _("confirmada por la entidad el"),
        null=True,
        blank=True,
        help_text=_("Vacío: se muestra «Ficha no confirmada por la entidad»."),
    )
    withdrawn_reason = models.TextField(_("motivo del retiro"), blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("unida a"),
        related_name="merged",
        null=True,
        blank=True,
        editable=False,
    )

    title = models.CharField(
        _("título"),
        max_length=300,
        help_text=_(
            "El nombre oficial o uno que la describa, por ejemplo, «Feria informativa»."
        ),
    )
    subtitle = models.CharField(_("subtítulo"), max_length=300, blank=True)
    summary = models.TextField(
        _("resumen"),
        max_length=2000,
        blank=True,
        help_text=_("De dos a cuatro oraciones: qué es, para quién y qué logró."),
    )
    problem = models.TextField(
        _("problema"),
        max_length=60000,
        blank=True,
        help_text=_("Qué pasaba antes y a quién afectaba."),
    )
    description = models.TextField(
        _("qué se hizo"), max_length=60000, blank=True, help_text=_("Las acciones, en orden.")
    )
    lessons = models.TextField(
        _("lecciones"),
        max_length=60000,
        blank=True,
        help_text=_("Lo que la hizo funcionar, según la fuente."),
    )
    transfer = models.TextField(
        _("qué hace falta para replicarla"), max_length=60000, blank=True
    )
    limits = models.TextField(_("qué no funcionó"), max_length=60000, blank=True)
    kind = models.ForeignKey(
        PracticeKind,
        models.PROTECT,
        verbose_name=_("tipo de práctica"),
        related_name="practices",
        null=True,
        blank=True,
    )
    coverage = models.ForeignKey(
        Coverage,
        models.PROTECT,
        verbose_name=_("alcance geográfico"),
        related_name="practices",
        null=True,
        blank=True,
    )
    regions = models.ManyToManyField(
        Region,
        through="practices.PracticeRegion",
        verbose_name=_("regiones"),
        related_name="practices",
    )
    province = models.CharField(_("provincia"), max_length=200, blank=True)
    district = models.CharField(_("distrito"), max_length=200, blank=True)
    mesa = models.ForeignKey(
        Mesa,
        models.PROTECT,
        verbose_name=_("mesa"),
        related_name="practices",
        null=True,
        blank=True,
        help_text=_("Solo si la fuente vincula la práctica con la mesa."),
    )
    themes = models.ManyToManyField(
        Theme,
        through="practices.PracticeTheme",
        verbose_name=_("temas"),
        related_name="practices",
    )
    populations = models.ManyToManyField(
        PopulationGroup,
        through="practices.PracticePopulation",
        verbose_name=_("poblaciones"),
        related_name="practices",
    )
    start = ImpreciseDateField(_("inicio"))
    end = ImpreciseDateField(_("fin"))
    status = models.ForeignKey(
        ImplementationStatus,
        models.PROTECT,
        verbose_name=_("estado de ejecución"),
        related_name="practices",
        null=True,
        blank=True,
        help_text=_("Según la fuente en su fecha."),
    )
    source_kind = models.ForeignKey(
        SourceKind,
        models.PROTECT,
        verbose_name=_("tipo de la fuente principal"),
        related_name="practices",
        null=True,
        blank=True,
    )
    contact_office = models.CharField(
        _("oficina de contacto"),
        max_length=200,
        blank=True,
        help_text=_("La oficina o mesa de partes; nunca una persona."),
    )
    contact_role = models.CharField(_("cargo de contacto"), max_length=200, blank=True)
    contact_address = models.CharField(_("dirección de contacto"), max_length=300, blank=True)
    contact_telephone = models.CharField(_("teléfono institucional"), max_length=60, blank=True)
    contact_email = models.EmailField(_("correo institucional"), blank=True)
    language = models.CharField(_("idioma original"), max_length=8, default="es")
    completeness_note = models.TextField(
        _("lo que no consta"),
        max_length=4000,
        blank=True,
        help_text=_("Qué no dice la fuente y qué se dedujo."),
    )
    created_at = models.DateTimeField(_("creada"), auto_now_add=True)
    changed_at = models.DateTimeField(_("última edición"), auto_now=True)
    sort_key = SortKeyField(source="title")

    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("práctica")
        verbose_name_plural = _("prácticas")
        ordering = ["code"]
        constraints = [
            filled("practice", "code", "title", "language"),
            one_of("practice", "state", PracticeState),
            models.CheckConstraint(
                condition=Q(publish_at__isnull=True, publish_by__isnull=True)
                | Q(
                    publish_at__isnull=False,
                    publish_by__isnull=False,
                    state=PracticeState.APPROVED,
                ),
                name="practice_scheduled_when_approved",
                violation_error_message=_("Solo se programa una ficha aprobada."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="practice_not_merged_into_itself",
                violation_error_message=_("Una práctica no puede unirse a sí misma."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.title}" if self.code else self.title

    def clean(self) -> None:
        """Refuse an end before the start, as far as both dates say."""
        if not is_period(self.start, self.end):
            raise ValidationError({"end": _("El fin no puede ser anterior al inicio.")})
