"""Vocabularies: short lists of terms that staff keep and the public filters by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.models.constraints import filled
from practices.models.fields import SortKeyField
from practices.validators import validate_term_slug


class Term(models.Model):
    """One term of a vocabulary; its slug is permanent, its name may change."""

    slug = models.SlugField(
        _("clave"),
        max_length=80,
        unique=True,
        validators=[validate_term_slug],
        help_text=_("Permanente: va en las direcciones. Por ejemplo, salud-mental."),
    )
    name_es = models.CharField(_("nombre"), max_length=160)
    name_en = models.CharField(_("nombre en inglés"), max_length=160, blank=True)
    description = models.TextField(_("qué abarca"), blank=True)
    position = models.PositiveSmallIntegerField(
        _("orden"), default=99, help_text=_("El número menor va primero.")
    )
    reviewed = models.BooleanField(
        _("revisado"),
        default=True,
        help_text=_("Sin marcar: el término llegó de un archivo y nadie lo ha revisado."),
    )
    sort_key = SortKeyField(source="name_es")

    class Meta:
        abstract = True
        ordering = ["position", "sort_key", "slug"]
        constraints = [filled("%(class)s", "slug", "name_es")]

    def __str__(self) -> str:
        return self.name_es


class Theme(Term):
    """What a practice is about, in the catalogue's own list."""

    suggested_objectives = models.ManyToManyField(
        "practices.Objective",
        verbose_name=_("objetivos sugeridos"),
        related_name="themes",
        blank=True,
        help_text=_("Los que suelen acompañar al tema; nunca se aplican solos."),
    )

    class Meta(Term.Meta):
        verbose_name = _("tema")
        verbose_name_plural = _("temas")


class PopulationGroup(Term):
    """Whom a practice is for."""

    class Meta(Term.Meta):
        verbose_name = _("población")
        verbose_name_plural = _("poblaciones")


class InstitutionKind(Term):
    """The kind of body an institution is."""

    class Meta(Term.Meta):
        verbose_name = _("tipo de institución")
        verbose_name_plural = _("tipos de institución")


class PracticeKind(Term):
    """The form a practice takes: a norm, a service, a campaign."""

    class Meta(Term.Meta):
        verbose_name = _("tipo de práctica")
        verbose_name_plural = _("tipos de práctica")


class ImplementationStatus(Term):
    """How far a practice has got, as its source said on its date."""

    class Meta(Term.Meta):
        verbose_name = _("estado de ejecución")
        verbose_name_plural = _("estados de ejecución")


class Coverage(Term):
    """How much territory a practice reaches."""

    class Meta(Term.Meta):
        verbose_name = _("alcance geográfico")
        verbose_name_plural = _("alcances geográficos")


class SourceKind(Term):
    """The kind of a practice's main source."""

    class Meta(Term.Meta):
        verbose_name = _("tipo de fuente")
        verbose_name_plural = _("tipos de fuente")


class EvidenceGrade(Term):
    """The name of an evidence level; `enums.EvidenceLevel` says how each is worked out."""

    class Meta(Term.Meta):
        verbose_name = _("nivel de evidencia")
        verbose_name_plural = _("niveles de evidencia")


class QualityCriterion(Term):
    """One of the seven criteria by which the UN Network selects good practices."""

    class Meta(Term.Meta):
        verbose_name = _("criterio de buena práctica")
        verbose_name_plural = _("criterios de buena práctica")


class Collection(Term):
    """Where a group of records comes from: public sources, the MTIGM book."""

    class Meta(Term.Meta):
        verbose_name = _("colección")
        verbose_name_plural = _("colecciones")
