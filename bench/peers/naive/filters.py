"""The filter set, as the documentation of django-filter shows it."""

import django_filters
from django.db.models import Q, QuerySet

from bench.peers.naive import models
from bench.peers.naive.models import Practice

Practices = QuerySet[Practice]


def _several(model: type[models.Term], field: str) -> django_filters.Filter:
    return django_filters.ModelMultipleChoiceFilter(
        field_name=field,
        to_field_name="slug",
        queryset=model._default_manager.all(),  # noqa: SLF001 Django's API
    )


class PracticeFilter(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """The parameters of the listing."""

    q = django_filters.CharFilter(method="search")
    region = _several(models.Region, "regions__slug")
    mesa = _several(models.Mesa, "mesa__slug")
    con_mesa = django_filters.BooleanFilter(field_name="has_mesa")
    ods = _several(models.Goal, "ods__slug")
    pmm = _several(models.PactObjective, "pmm__slug")
    principio = _several(models.Principle, "principles__slug")
    tema = _several(models.Theme, "themes__slug")
    poblacion = _several(models.Population, "populations__slug")
    estado = _several(models.Status, "status__slug")
    evidencia = _several(models.Evidence, "evidence__slug")
    fuente = _several(models.Source, "source__slug")
    coleccion = _several(models.Collection, "collection__slug")
    desde = django_filters.NumberFilter(field_name="year", lookup_expr="gte")
    hasta = django_filters.NumberFilter(field_name="year", lookup_expr="lte")
    orden = django_filters.OrderingFilter(fields=("title", "alignment_count"))

    class Meta:
        model = Practice
        fields: tuple[str, ...] = ()

    def search(self, practices: Practices, _name: str, text: str) -> Practices:
        """Keep the practices that have every word somewhere."""
        for word in text.split():
            practices = practices.filter(
                Q(title__icontains=word)
                | Q(summary__icontains=word)
                | Q(problem__icontains=word)
                | Q(description__icontains=word)
                | Q(lessons__icontains=word)
            )
        return practices


FACETS = {
    "region": "regions__slug",
    "mesa": "mesa__slug",
    "con_mesa": "has_mesa",
    "ods": "ods__slug",
    "pmm": "pmm__slug",
    "principio": "principles__slug",
    "tema": "themes__slug",
    "poblacion": "populations__slug",
    "estado": "status__slug",
    "evidencia": "evidence__slug",
    "fuente": "source__slug",
    "coleccion": "collection__slug",
}
"""The field behind each facet."""
