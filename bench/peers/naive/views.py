"""The listing."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict  # noqa: TID251  a view of its own
from django.shortcuts import render  # noqa: TID251  a view of its own

from bench.peers.naive.filters import FACETS, PracticeFilter
from bench.peers.naive.models import Practice

PAGE_SIZE = 20
_PARTS = ("regions", "ods", "pmm", "principles", "themes", "populations")


def practice_list(request: HttpRequest) -> HttpResponse:
    asked = PracticeFilter(request.GET, queryset=Practice.objects.all())
    chosen = asked.qs.select_related("mesa", "status").prefetch_related(*_PARTS)
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("page"))
    facets = {name: counted(request.GET, name, field) for name, field in FACETS.items()}
    return render(request, "naive/list.html", {"page": page, "facets": facets})


def counted(asked: QueryDict, name: str, field: str) -> list[tuple[str, int]]:
    """Count each value of a facet among what the other facets choose."""
    others = asked.copy()
    others.pop(name, None)
    found = PracticeFilter(others, queryset=Practice.objects.all()).qs
    counts = found.order_by().values_list(field).annotate(total=Count("pk", distinct=True))
    return list(counts.exclude(**{f"{field}__isnull": True}).order_by("-total"))
