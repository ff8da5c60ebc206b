"""The parts of a working record that belong to it alone."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practices import enums
from practices.models.constraints import filled, one_of
from practices.models.fields import ByteOrderedCharField, ImpreciseDateField
from practices.models.practice import Practice
from practices.models.source import Source
from practices.uploads import Upload, read_upload
from practices.validators import validate_currency


class Part(models.Model):
    """A part of a practice, in the order in which it is told."""

    position = models.PositiveSmallIntegerField(
        _("orden"), default=99, help_text=_("El número menor va primero.")
    )

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class Citation(Part):
    """A source that the practice cites."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="citations")
    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("fuente"), related_name="citations"
    )
    kind = models.CharField(
        _("qué aporta"),
        max_length=12,
        choices=enums.CitationKind,
        default=enums.CitationKind.SUPPORT,
    )
    page = models.CharField(_("página o sección"), max_length=60, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("cita")
        verbose_name_plural = _("fuentes citadas")
        constraints = [
            models.UniqueConstraint(fields=["practice", "source"], name="citation_source_once"),
            one_of("citation", "kind", enums.CitationKind),
        ]

    def __str__(self) -> str:
        return str(self.source)


class Cited(Part):
    """A part that can point at the citation it rests on."""

    practice_id: int
    citation = models.ForeignKey(
        Citation,
        models.SET_NULL,
        verbose_name=_("fuente que lo dice"),
        related_name="+",
        null=True,
        blank=True,
    )
    page = models.CharField(_("página o sección"), max_length=60, blank=True)

    class Meta(Part.Meta):
        abstract = True

    def clean(self) -> None:
        """Refuse a citation of another practice."""
        if self.citation and self.citation.practice_id != self.practice_id:
            message = _("Elija una fuente citada por esta misma práctica.")
            raise ValidationError({"citation": message})


class Step(Part):
    """One step of what was done, dated as the source dates it."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="steps")
    date = ImpreciseDateField(_("fecha"))
    text = models.TextField(_("qué se hizo"), max_length=2000)

    class Meta(Part.Meta):
        verbose_name = _("paso")
        verbose_name_plural = _("pasos con fecha")
        constraints = [filled("step", "text")]

    def __str__(self) -> str:
        return self.text


class Result(Cited):
    """A statement of what changed, was found, is sought or was spent."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="results")
    kind = models.CharField(
        _("qué es"),
        max_length=12,
        choices=enums.ResultKind,
        help_text=_("Solo «Resultado» se muestra como logro."),
    )
    statement = models.CharField(_("enunciado"), max_length=1000)
    value = models.DecimalField(
        _("cifra"), max_digits=15, decimal_places=4, null=True, blank=True
    )
    bound = models.CharField(_("precisión"), max_length=12, choices=enums.Bound, blank=True)
    unit = models.CharField(
        _("unidad"), max_length=120, blank=True, help_text=_("Por ejemplo, personas atendidas.")
    )
    baseline = models.DecimalField(
        _("línea de base"), max_digits=15, decimal_places=4, null=True, blank=True
    )
    cut_off = ImpreciseDateField(_("fecha de corte"))

    class Meta(Part.Meta):
        verbose_name = _("resultado o dato")
        verbose_name_plural = _("resultados y datos")
        constraints = [
            filled("result", "statement"),
            one_of("result", "kind", enums.ResultKind),
            models.CheckConstraint(
                condition=Q(value__isnull=True, bound="", baseline__isnull=True)
                | (Q(value__isnull=False, bound__in=enums.Bound.values) & ~Q(unit="")),
                name="result_value_with_bound_and_unit",
                violation_error_message=_("Una cifra lleva su precisión y su unidad."),
            ),
        ]

    def __str__(self) -> str:
        return self.statement


class Challenge(Part):
    """A difficulty met, and how it was answered."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="challenges")
    difficulty = models.TextField(_("dificultad"), max_length=2000)
    answer = models.TextField(_("cómo se respondió"), max_length=2000, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("dificultad")
        verbose_name_plural = _("dificultades y respuestas")
        constraints = [filled("challenge", "difficulty")]

    def __str__(self) -> str:
        return self.difficulty


class Resource(Part):
    """Something the practice needs in order to run."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="resources")
    kind = models.CharField(_("qué es"), max_length=12, choices=enums.ResourceKind)
    text = models.CharField(_("descripción"), max_length=400)
    amount = models.DecimalField(
        _("monto"), max_digits=15, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(
        _("moneda"), max_length=3, blank=True, validators=[validate_currency]
    )
    year = models.PositiveSmallIntegerField(_("año"), null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("recurso")
        verbose_name_plural = _("recursos necesarios")
        constraints = [
            filled("resource", "text"),
            one_of("resource", "kind", enums.ResourceKind),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="")
                | (Q(amount__isnull=False) & ~Q(currency="")),
                name="resource_amount_with_currency",
                violation_error_message=_("Un monto lleva su moneda."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Attachment(Part):
    """An image or document of the practice, with what is needed to publish it.

    An image is kept as the catalogue draws it anew, in the width of a page and as a thumbnail;
    what was sent is not kept. `size` is in bytes.
    """

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="attachments")
    kind = models.CharField(_("qué es"), max_length=12, choices=enums.AttachmentKind)
    file = models.FileField(
        _("archivo"),
        upload_to="adjuntos/%Y/",
        max_length=200,
        help_text=_(
            "Imagen JPEG, PNG o WebP, de hasta 10 MB y 40 megapíxeles, o documento PDF de "
            "hasta 10 MB. De una imagen solo se guarda el dibujo: ni el lugar ni la fecha de "
            "la toma."
        ),
    )
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, editable=False)
    thumbnail = models.FileField(
        _("miniatura"),
        upload_to="adjuntos/%Y/",
        max_length=200,
        blank=True,
        editable=False,
    )
    width = models.PositiveIntegerField(_("ancho"), null=True, editable=False)
    height = models.PositiveIntegerField(_("alto"), null=True, editable=False)
    size = models.PositiveIntegerField(_("peso"), null=True, editable=False)
    title = models.CharField(_("título"), max_length=200)
    alternative_text = models.CharField(
        _("texto alternativo"),
        max_length=400,
        blank=True,
        help_text=_("Lo que se ve, para quien no puede verlo."),
    )
    credit = models.CharField(_("autoría"), max_length=200, blank=True)
    licence = models.CharField(_("licencia"), max_length=100, blank=True)
    shows_people = models.BooleanField(_("se reconoce a personas"), default=False)
    shows_minors = models.BooleanField(_("se ve a menores de edad"), default=False)
    consent_reference = models.CharField(
        _("documento de consentimiento"), max_length=200, blank=True
    )
    consent_date = ImpreciseDateField(_("fecha del consentimiento"))

    class Meta(Part.Meta):
        verbose_name = _("archivo adjunto")
        verbose_name_plural = _("archivos adjuntos")
        constraints = [
            filled("attachment", "file", "title"),
            one_of("attachment", "kind", enums.AttachmentKind),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a new file that is not what it says, and take what is kept of it.

        The name and its ending are ours, so that no file is ever served as what it is not.
        """
        if not self.file or getattr(self.file, "_committed", True):
            return
        upload = read_upload(self.file)
        if upload.is_image and self.kind == enums.AttachmentKind.DOCUMENT:
            raise ValidationError({"kind": _("El archivo es una imagen: elija «Imagen».")})
        if not upload.is_image and self.kind == enums.AttachmentKind.IMAGE:
            raise ValidationError({"kind": _("El archivo es un PDF: elija «Documento».")})
        self._take(upload)

    def _take(self, upload: Upload) -> None:
        self.sha256 = digest = upload.sha256
        self.file = ContentFile(upload.content, f"{digest}.{upload.ending}")
        self.thumbnail = (
            ContentFile(upload.thumbnail.content, f"{digest}-miniatura.{upload.ending}")
            if upload.thumbnail
            else ""
        )
        self.width, self.height = upload.width, upload.height
        self.size = len(upload.content)


class PracticeTranslation(models.Model):
    """The texts of a practice in another language, and the version they translate."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="translations")
    language = ByteOrderedCharField(_("idioma"), max_length=8)
    version = models.PositiveIntegerField(_("versión que traduce"))
    title = models.CharField(_("título"), max_length=300)
    subtitle = models.CharField(_("subtítulo"), max_length=300, blank=True)
    summary = models.TextField(_("resumen"), max_length=2000, blank=True)
    problem = models.TextField(_("problema"), max_length=60000, blank=True)
    description = models.TextField(_("qué se hizo"), max_length=60000, blank=True)
    lessons = models.TextField(_("lecciones"), max_length=60000, blank=True)
    transfer = models.TextField(
        _("qué hace falta para replicarla"), max_length=60000, blank=True
    )
    limits = models.TextField(_("qué no funcionó"), max_length=60000, blank=True)

    class Meta:
        verbose_name = _("traducción")
        verbose_name_plural = _("traducciones")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "language"], name="translation_once"),
            filled("practicetranslation", "language", "title"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"
