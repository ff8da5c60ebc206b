"""The picture of a practice, for where its address is shared."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.enums import Standing
from practices.index.catalogue import CatalogueIndex
from practices.og import Words, picture
from practices.queries.cards import cards
from practices.queries.record import find_publication

SHOWN = (Standing.CURRENT, Standing.ARCHIVED)


@require_safe
def og_image(request: HttpRequest, index: CatalogueIndex, code: str) -> HttpResponse:
    """Draw the cloth and the title of a practice."""
    publication = find_publication(code.upper())
    if publication is not None and publication.merged_into_code:
        return redirect("data:og_image", code=publication.merged_into_code, permanent=True)
    if publication is None or publication.standing not in SHOWN:
        raise Http404
    url = reverse("data:og_image", kwargs={"code": publication.code})
    if request.path != url:
        return redirect(url, permanent=True)
    (card,) = cards([publication], index.names)
    words = Words(
        title=card.title,
        place=card.place,
        after_place="".join(f"· {each} " for each in (card.theme, card.year) if each),
        site=_("Buenas prácticas MTIGM"),
        descriptor=_("Gestión migratoria en las regiones del Perú"),
    )
    return HttpResponse(picture(words, card.threads), content_type="image/png")
