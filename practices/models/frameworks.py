"""Frameworks and their objectives: the ODS, the PMM and whatever agenda comes next, as rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.enums import ObjectiveKind
from practices.models.constraints import filled, one_of
from practices.models.fields import ByteOrderedCharField
from practices.validators import (
    validate_objective_code,
    validate_term_slug,
    validate_web_address,
)


class Framework(models.Model):
    """A public agenda that practices serve."""

    slug = models.SlugField(
        _("clave"), max_length=40, unique=True, validators=[validate_term_slug]
    )
    name_es = models.CharField(_("nombre"), max_length=200)
    name_en = models.CharField(_("nombre en inglés"), max_length=200, blank=True)
    short_name = models.CharField(_("sigla"), max_length=40)
    short_name_en = models.CharField(_("sigla en inglés"), max_length=40, blank=True)
    authority = models.CharField(_("autoridad que lo aprobó"), max_length=200, blank=True)
    authority_en = models.CharField(
        _("autoridad que lo aprobó, en inglés"), max_length=200, blank=True
    )
    address = models.URLField(
        _("dirección oficial"), max_length=500, blank=True, validators=[validate_web_address]
    )
    note = models.TextField(_("lo que no consta"), blank=True)
    required_to_publish = models.BooleanField(
        _("obligatorio para publicar"),
        default=False,
        help_text=_("Marcado: toda práctica publicada necesita un objetivo principal de aquí."),
    )
    position = models.PositiveSmallIntegerField(_("orden"), default=99)

    class Meta:
        verbose_name = _("marco")
        verbose_name_plural = _("marcos")
        ordering = ["position", "slug"]
        constraints = [filled("framework", "slug", "name_es", "short_name")]

    def __str__(self) -> str:
        return self.name_es


class Objective(models.Model):
    """An objective, target, principle or approach of a framework."""

    framework = models.ForeignKey(
        Framework, models.PROTECT, verbose_name=_("marco"), related_name="objectives"
    )
    kind = models.CharField(
        _("qué es"), max_length=12, choices=ObjectiveKind, default=ObjectiveKind.OBJECTIVE
    )
    code = ByteOrderedCharField(
        _("código"),
        max_length=60,
        validators=[validate_objective_code],
        help_text=_("El oficial, por ejemplo, 10 o 10.7."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("objetivo al que pertenece"),
        related_name="targets",
        null=True,
        blank=True,
    )
    position = models.PositiveSmallIntegerField(_("orden"), default=0)
    title_es = models.CharField(_("título"), max_length=400)
    title_en = models.CharField(_("título en inglés"), max_length=400, blank=True)
    short_es = models.CharField(_("título corto"), max_length=120)
    short_en = models.CharField(_("título corto en inglés"), max_length=120, blank=True)
    official_wording = models.BooleanField(
        _("texto oficial"),
        default=False,
        help_text=_("Sin marcar: el título resume el texto oficial con palabras propias."),
    )
    colour = models.CharField(_("color oficial"), max_length=7, blank=True)
    address = models.URLField(_("dirección oficial"), max_length=500, blank=True)
    review_group = models.PositiveSmallIntegerField(
        _("mesa redonda del Foro de Examen"), null=True, blank=True
    )
    note = models.TextField(_("nota"), blank=True)
    related = models.ManyToManyField(
        "self",
        verbose_name=_("objetivos de otros marcos que tratan lo mismo"),
        blank=True,
    )

    class Meta:
        verbose_name = _("objetivo")
        verbose_name_plural = _("objetivos")
        ordering = ["framework__position", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code"],
                name="objective_code_once_per_framework",
                violation_error_message=_("Ese marco ya tiene un objetivo con ese código."),
            ),
            filled("objective", "code", "title_es", "short_es"),
            one_of("objective", "kind", ObjectiveKind),
        ]

    def __str__(self) -> str:
        number = f" {self.code}" if self.code[:1].isdigit() else ""
        return f"{self.framework.short_name}{number}: {self.short_es}"
