"""Publications: the immutable versions of practices, which are all that the public reads."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from practices.enums import Facet, Order, PublicationOrigin, Standing
from practices.models.constraints import filled, one_of
from practices.models.fields import ByteOrderedCharField, ImpreciseDateField
from practices.record import Record
from practices.record_reader import trusted

ORDERINGS: dict[Order, tuple[str, ...]] = {
    Order.RECENT: ("-start", "code"),
    Order.TITLE: ("title_key", "code"),
    Order.REGION: ("region_key", "title_key", "code"),
    Order.ALIGNMENTS: ("-alignment_count", "code"),
}
"""How each order sorts. Undated practices have an empty start, so they come last."""


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Sets of publications."""

    def current(self) -> Self:
        """Those in force: the one start of every public page, export, feed and sitemap."""
        return self.filter(standing=Standing.CURRENT)

    def readable(self) -> Self:
        """Those whose page still stands: in force, or archived."""
        return self.filter(standing__in=(Standing.CURRENT, Standing.ARCHIVED))

    def with_facet(
        self, facet: Facet, values: Iterable[str], *, principal_only: bool = False
    ) -> Self:
        """Those that have at least one of the values of the facet."""
        rows = PublicationFacet.objects.filter(
            publication=OuterRef("pk"), facet=facet, value__in=list(values)
        )
        if principal_only:
            rows = rows.filter(principal=True)
        return self.filter(Exists(rows))

    def started(self, *, since: int | None = None, until: int | None = None) -> Self:
        """Those whose starting year is known and within the years given, both included."""
        query = Q()
        if since is not None:
            query &= Q(start__gte=f"{since:04d}")
        if until is not None:
            query &= Q(start__lt=f"{until + 1:04d}") & ~Q(start="")
        return self.filter(query)

    def in_order(self, order: Order) -> Self:
        """In one of the orders of the listing; the code settles ties."""
        return self.order_by(*ORDERINGS[order])


class Publication(models.Model):
    """One version of a practice as it was made public; only its standing ever changes."""

    practice = models.ForeignKey(
        "practices.Practice",
        models.PROTECT,
        verbose_name=_("práctica"),
        related_name="publications",
    )
    code = ByteOrderedCharField(_("código"), max_length=12)
    slug = models.SlugField(_("nombre en la dirección"), max_length=80)
    number = models.PositiveIntegerField(_("versión"))
    schema_version = models.PositiveSmallIntegerField(_("versión del esquema"))
    snapshot = models.JSONField(_("contenido"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    title = models.CharField(_("título"), max_length=300)
    title_key = ByteOrderedCharField(_("clave de orden del título"), max_length=400)
    region_key = ByteOrderedCharField(_("clave de orden de la región"), max_length=400)
    start = ImpreciseDateField(_("inicio"))
    alignment_count = models.PositiveSmallIntegerField(_("número de alineaciones"))
    note = models.CharField(_("nota de la versión"), max_length=400, blank=True)
    published_at = models.DateTimeField(_("publicada el"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("publicada por"),
        related_name="publications",
        null=True,
        blank=True,
    )
    origin = models.CharField(
        _("por qué puerta"),
        max_length=16,
        choices=PublicationOrigin,
        default=PublicationOrigin.DESK,
    )
    standing = models.CharField(
        _("vigencia"), max_length=12, choices=Standing, default=Standing.CURRENT
    )
    standing_since = models.DateTimeField(_("vigencia desde"))
    standing_reason = models.TextField(_("motivo"), blank=True)
    merged_into_code = ByteOrderedCharField(_("unida a"), max_length=12, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publicación")
        verbose_name_plural = _("publicaciones")
        ordering = ["code", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice"],
                condition=Q(standing=Standing.CURRENT),
                name="publication_one_current_per_practice",
            ),
            models.UniqueConstraint(
                fields=["practice", "number"], name="publication_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="publication_number_from_1"
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.WITHDRAWN, standing_reason=""),
                name="publication_withdrawn_with_reason",
            ),
            filled("publication", "code", "slug", "title", "sha256"),
            one_of("publication", "standing", Standing),
            one_of("publication", "origin", PublicationOrigin),
        ]
        indexes = [
            models.Index(fields=["code", "-number"], name="publication_by_code"),
            models.Index(fields=["standing", "title_key"], name="publication_by_title"),
            models.Index(fields=["standing", "start"], name="publication_by_start"),
        ]

    def __str__(self) -> str:
        return f"{self.code}, versión {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the record's page."""
        before, after = _around_record((get_script_prefix(), get_language() or ""))
        return f"{before}{self.code.lower()}-{self.slug}{after}"

    @property
    def record(self) -> Record:
        """The practice as this version tells it."""
        return trusted(self.snapshot)


@lru_cache(maxsize=8)
def _around_record(_where: tuple[str, str]) -> tuple[str, str]:
    """Return what an address of a record has before and after its code and its slug."""
    example = reverse("practices:detail", kwargs={"code": "bp-0000", "slug": "slug"})
    before, _code, after = example.partition("bp-0000-slug")
    return before, after


class PublicationFacet(models.Model):
    """A value of a facet that a current publication has; derived from its snapshot."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, verbose_name=_("publicación"), related_name="facets"
    )
    facet = ByteOrderedCharField(_("faceta"), max_length=12, choices=Facet)
    value = ByteOrderedCharField(_("valor"), max_length=120)
    principal = models.BooleanField(_("aporte principal"), default=False)

    class Meta:
        verbose_name = _("valor de faceta")
        verbose_name_plural = _("valores de faceta")
        ordering = ["facet", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "value", "publication"], name="publicationfacet_once"
            ),
            one_of("publicationfacet", "facet", Facet),
        ]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class PublicationText(models.Model):
    """What search reads of a current publication; derived from its snapshot.

    Its primary key names these very words: whoever works them out again writes a new row, so
    that a process knows by the key alone what it has already read. Each field holds the
    different words of a part of the record, as written but in lower case, a space apart.
    """

    publication = models.OneToOneField(
        Publication, models.CASCADE, verbose_name=_("publicación"), related_name="text"
    )
    title = models.TextField(_("palabras del título"), blank=True)
    objectives = models.TextField(_("palabras de los motivos"), blank=True)
    institutions = models.TextField(_("palabras y claves de las instituciones"), blank=True)
    summary = models.TextField(_("palabras del resumen"), blank=True)
    body = models.TextField(_("palabras del resto"), blank=True)
    running = models.TextField(_("texto seguido, sin acentos"), blank=True)

    class Meta:
        verbose_name = _("texto de búsqueda")
        verbose_name_plural = _("textos de búsqueda")

    def __str__(self) -> str:
        return f"{self.publication_id}"
