"""The obvious models: a table per list, and many-to-many fields."""

from typing import ClassVar, Self

from django.db import models


class Term(models.Model):
    """One value of a list."""

    slug = models.SlugField(unique=True, max_length=120)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Region(Term):
    """A region."""


class Mesa(Term):
    """A mesa."""


class Goal(Term):
    """An ODS or one of its targets."""


class PactObjective(Term):
    """An objective of the Global Compact."""


class Principle(Term):
    """A guiding principle."""


class Theme(Term):
    """A theme."""


class Population(Term):
    """A population group."""


class Status(Term):
    """How far a practice has got."""


class Evidence(Term):
    """How well a practice is backed."""


class Source(Term):
    """The kind of a practice's source."""


class Collection(Term):
    """The collection that a practice came with."""


class Practice(models.Model):
    """A good practice."""

    code = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=300)
    summary = models.TextField()
    problem = models.TextField()
    description = models.TextField()
    lessons = models.TextField()
    start = models.CharField(max_length=10, blank=True, db_index=True)
    year = models.IntegerField(null=True, db_index=True)
    alignment_count = models.IntegerField()
    has_mesa = models.BooleanField(default=False)
    mesa = models.ForeignKey(Mesa, models.PROTECT, null=True)
    status = models.ForeignKey(Status, models.PROTECT, null=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    collection = models.ForeignKey(Collection, models.PROTECT, null=True)
    regions = models.ManyToManyField(Region)
    ods = models.ManyToManyField(Goal)
    pmm = models.ManyToManyField(PactObjective)
    principles = models.ManyToManyField(Principle)
    themes = models.ManyToManyField(Theme)
    populations = models.ManyToManyField(Population)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        ordering = ["-start", "code"]

    def __str__(self) -> str:
        return self.title
