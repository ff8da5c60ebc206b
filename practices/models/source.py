"""Sources and legal instruments: what the records rest on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.dates import display
from practices.enums import InstrumentType
from practices.models.constraints import filled, one_of
from practices.models.fields import ImpreciseDateField, SortKeyField
from practices.validators import validate_term_slug, validate_web_address


class Source(models.Model):
    """A publication, page or note that practices and mesas cite."""

    title = models.CharField(_("título"), max_length=300, blank=True)
    publisher = models.CharField(_("quién lo publica"), max_length=200)
    url = models.URLField(
        _("dirección"),
        max_length=500,
        blank=True,
        validators=[validate_web_address],
        help_text=_("Completa, por ejemplo, https://www.gob.pe/rree. Vacía si no consta."),
    )
    date = ImpreciseDateField(_("fecha"))
    checked_on = models.DateField(_("dirección comprobada el"), null=True, blank=True)
    check_answer = models.CharField(
        _("cómo respondió"),
        max_length=120,
        blank=True,
        help_text=_("Por ejemplo: abre, redirige, no existe."),
    )
    sort_key = SortKeyField(source="title")

    class Meta:
        verbose_name = _("fuente")
        verbose_name_plural = _("fuentes")
        ordering = ["sort_key", "id"]
        constraints = [
            filled("source", "publisher"),
            models.UniqueConstraint(
                fields=["url", "title", "publisher", "date"],
                name="source_once",
                violation_error_message=_("Esa fuente ya está registrada."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.publisher} ({display(self.date)})"


class LegalInstrument(models.Model):
    """A norm or agreement behind a practice, once someone has identified it."""

    slug = models.SlugField(
        _("clave"),
        max_length=100,
        unique=True,
        validators=[validate_term_slug],
        help_text=_("Permanente, por ejemplo, ordenanza-regional-001-2014-gra-cr."),
    )
    type = models.CharField(_("tipo"), max_length=24, choices=InstrumentType)
    number = models.CharField(
        _("número"), max_length=80, blank=True, help_text=_("Por ejemplo, 015-2017-RE.")
    )
    year = models.PositiveSmallIntegerField(_("año"), null=True, blank=True)
    title = models.CharField(_("título o materia"), max_length=400, blank=True)
    issuer = models.CharField(_("quién la emitió"), max_length=200, blank=True)
    date = ImpreciseDateField(_("fecha"))
    url = models.URLField(
        _("dirección"), max_length=500, blank=True, validators=[validate_web_address]
    )

    class Meta:
        verbose_name = _("norma")
        verbose_name_plural = _("normas")
        ordering = ["type", "year", "number"]
        constraints = [
            filled("legalinstrument", "slug"),
            one_of("legalinstrument", "type", InstrumentType),
        ]

    def __str__(self) -> str:
        number = f" N.º {self.number}" if self.number else ""
        return f"{self.get_type_display()}{number}"
