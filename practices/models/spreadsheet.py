"""Workbooks that somebody uploaded and has not applied yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.models.constraints import filled


class SpreadsheetUpload(models.Model):
    """What one uploaded workbook proposes, until its person applies it or a day goes by."""

    token = models.CharField(_("clave"), max_length=43, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("quién la cargó"),
        related_name="spreadsheet_uploads",
    )
    made_at = models.DateTimeField(_("cargada el"), default=timezone.now)
    file_name = models.CharField(_("archivo"), max_length=200, blank=True)
    data = models.JSONField(_("lo que propone"))

    class Meta:
        verbose_name = _("hoja cargada")
        verbose_name_plural = _("hojas cargadas")
        ordering = ["-made_at"]
        constraints = [filled("spreadsheetupload", "token")]
        indexes = [models.Index(fields=["made_at"], name="spreadsheetupload_by_age")]

    def __str__(self) -> str:
        return self.file_name or self.token
