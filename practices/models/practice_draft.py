"""Unpublished texts of working records that an older version replaced."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.models.constraints import filled
from practices.models.practice import Practice
from practices.record import Record
from practices.record_reader import trusted


class ReplacedDraft(models.Model):
    """A working record as it was before somebody restored another text over it."""

    practice = models.ForeignKey(
        Practice, models.CASCADE, verbose_name=_("práctica"), related_name="replaced_drafts"
    )
    snapshot = models.JSONField(_("contenido"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    edit_number = models.PositiveIntegerField(_("edición"))
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("quién la reemplazó"),
        related_name="+",
    )
    replaced_at = models.DateTimeField(_("reemplazada el"), default=timezone.now)

    class Meta:
        verbose_name = _("borrador reemplazado")
        verbose_name_plural = _("borradores reemplazados")
        ordering = ["-replaced_at", "-id"]
        constraints = [filled("replaceddraft", "sha256")]

    def __str__(self) -> str:
        return f"{self.practice_id}, edición {self.edit_number}"

    @property
    def record(self) -> Record:
        """The working record as it was."""
        return trusted(self.snapshot)
