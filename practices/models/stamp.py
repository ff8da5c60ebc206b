"""The catalogue's stamp: by it every process knows whether what it holds is still true."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.models.fields import ByteOrderedCharField


class CatalogueStamp(models.Model):
    """The one row that every change to a public page writes last in its own transaction.

    `number` counts the changes and, being written by all of them, puts them in order. The
    tokens are new with each change, so that a restored backup never brings back a stamp that
    stood for something else: `token` for any change, `names` for one to a name or a list.
    """

    number = models.PositiveBigIntegerField(_("número"), default=0)
    token = ByteOrderedCharField(_("seña"), max_length=32, blank=True)
    names = ByteOrderedCharField(_("seña de los nombres"), max_length=32, blank=True)

    class Meta:
        verbose_name = _("sello del catálogo")
        verbose_name_plural = _("sello del catálogo")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="cataloguestamp_one_row"),
        ]

    def __str__(self) -> str:
        return str(self.number)
