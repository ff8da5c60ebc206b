"""Forms already received, so that one sent twice is obeyed once."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SentForm(models.Model):
    """One drawn form that was sent and obeyed, what it said, and where it led."""

    token = models.CharField(_("clave"), max_length=43, unique=True)
    content_sha256 = models.CharField(_("huella de lo enviado"), max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("persona"),
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Vacío: alguien sin cuenta."),
    )
    result = models.CharField(_("a dónde llevó"), max_length=800, blank=True)
    sent_at = models.DateTimeField(_("recibido el"), default=timezone.now)

    class Meta:
        verbose_name = _("formulario recibido")
        verbose_name_plural = _("formularios recibidos")
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["sent_at"], name="sent_form_by_age")]

    def __str__(self) -> str:
        return self.token
