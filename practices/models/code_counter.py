"""The counter of the codes of practices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeCounter(models.Model):
    """The last number given to a practice; one row, so that no code is ever given twice."""

    last = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("contador de códigos")
        verbose_name_plural = _("contadores de códigos")

    def __str__(self) -> str:
        return str(self.last)
