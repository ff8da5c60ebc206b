"""What somebody was writing when the form kept itself, and has not saved yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.models.practice import Practice


class Autosave(models.Model):
    """The fields of one form as one person left them; it is not part of any record."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("persona"),
        related_name="autosaves",
    )
    form = models.CharField(_("formulario"), max_length=80)
    practice = models.ForeignKey(
        Practice,
        models.CASCADE,
        verbose_name=_("práctica"),
        related_name="autosaves",
        null=True,
        blank=True,
        help_text=_("Vacío: una práctica nueva, o un formulario de otra lista."),
    )
    fields = models.TextField(_("campos"), blank=True)
    seen = models.CharField(_("edición a la vista"), max_length=64, blank=True)
    saved_at = models.DateTimeField(_("guardado el"), default=timezone.now)

    class Meta:
        verbose_name = _("borrador guardado solo")
        verbose_name_plural = _("borradores guardados solos")
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "form"], name="autosave_once"),
        ]
        indexes = [models.Index(fields=["saved_at"], name="autosave_by_age")]

    def __str__(self) -> str:
        return f"{self.user}: {self.form}"
