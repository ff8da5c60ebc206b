"""Frameworks, their objectives and the targets of these."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.index.catalogue import CatalogueIndex
from practices.models.frameworks import Framework
from practices.names import FrameworkName
from practices.queries.cards import objective_url
from practices.queries.cloths import catalogue_threads
from practices.queries.figures import figures_of
from practices.queries.frameworks import catalogue_coverage
from practices.queries.objective_page import read_objective_page
from practices.views.site import Link
from practices.weave import weave


@require_safe
def framework_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List every framework and how much of it the catalogue covers."""
    names, figures = index.names, figures_of(index)
    found = names.frameworks.values()
    coverages = [catalogue_coverage(names, figures, each) for each in found]
    context = {
        "breadcrumb": [Link(_("ODS y PMM"))],
        "core": [each for each in coverages if each.framework.required_to_publish],
        "further": [each for each in coverages if not each.framework.required_to_publish],
        "cloth": weave(catalogue_threads(index)),
    }
    return render(request, "frameworks/framework_index.html", context)


@require_safe
def framework(request: HttpRequest, index: CatalogueIndex, framework: str) -> HttpResponse:
    """Show a framework with all its objectives, those without practices too."""
    names = index.names
    found = names.frameworks.get(framework)
    if found is None:
        raise Http404
    context = {
        "breadcrumb": _trail(found),
        "coverage": catalogue_coverage(names, figures_of(index), found),
        "details": Framework.objects.get(slug=framework),
    }
    return render(request, "frameworks/framework.html", context)


@require_safe
def objective(
    request: HttpRequest, index: CatalogueIndex, framework: str, code: str
) -> HttpResponse:
    """Show an objective; the code of a target leads to the target's own address."""
    found = index.names.objectives.get((framework, code))
    if found is None:
        raise Http404
    if found.is_target:
        return redirect(objective_url(found), permanent=True)
    page = read_objective_page(index, found)
    context = {"breadcrumb": [*_trail(page.framework), Link(page.label)], "page": page}
    return render(request, "frameworks/objective.html", context)


@require_safe
def target(
    request: HttpRequest, index: CatalogueIndex, framework: str, code: str, target: str
) -> HttpResponse:
    """Show a target; under another objective's address it leads to its own."""
    found = index.names.objectives.get((framework, target))
    if found is None or not found.is_target:
        raise Http404
    if found.goal != code:
        return redirect(objective_url(found), permanent=True)
    page = read_objective_page(index, found)
    goal = Link(page.goal.label, page.goal.url)
    context = {"breadcrumb": [*_trail(page.framework), goal, Link(page.label)], "page": page}
    return render(request, "frameworks/target.html", context)


def _trail(framework: FrameworkName) -> list[Link]:
    url = reverse("practices:framework", kwargs={"framework": framework.slug})
    return [
        Link(_("ODS y PMM"), reverse("practices:framework_index")),
        Link(framework.short_name, url),
    ]
