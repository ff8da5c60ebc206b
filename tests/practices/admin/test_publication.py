"""Publications are read at the desk, and only read."""

import pytest
from django.test import Client
from django.urls import reverse

from practices.models.publication import Publication
from tests.builders import make_publication


def test_form_shows_the_content_as_text(desk: Client) -> None:
    publication = make_publication("Feria <b>grande</b> de Áncash")

    response = desk.get(reverse("admin:practices_publication_change", args=[publication.pk]))

    line = "&quot;title&quot;: &quot;Feria &lt;b&gt;grande&lt;/b&gt; de Áncash&quot;,\n"
    assert response.content.decode().count(line) == 1


def test_form_has_nothing_to_send(desk: Client) -> None:
    publication = make_publication("Feria")

    response = desk.get(reverse("admin:practices_publication_change", args=[publication.pk]))

    assert list(response.context["adminform"].form.fields) == []
    assert b'name="_save"' not in response.content


@pytest.mark.parametrize("route", ["change", "delete"])
def test_nothing_changes_or_deletes_a_publication(desk: Client, route: str) -> None:
    publication = make_publication("Feria")

    response = desk.post(
        reverse(f"admin:practices_publication_{route}", args=[publication.pk]),
        {"title": "Otra", "post": "yes"},
    )

    assert response.status_code == 403
    assert Publication.objects.values_list("title", flat=True).get() == "Feria"


def test_nobody_adds_a_publication_by_hand(desk: Client) -> None:
    response = desk.post(reverse("admin:practices_publication_add"), {"title": "Otra"})

    assert (response.status_code, Publication.objects.count()) == (403, 0)
