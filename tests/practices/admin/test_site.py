"""The desk as a whole: its name, its sheet, its rules of origin."""

import re

from django.test import Client
from django.urls import reverse

from tests.builders import make_publication


def test_every_page_carries_the_name_of_the_desk(desk: Client) -> None:
    response = desk.get(reverse("admin:index"))

    assert response.context["site_header"] == "Buenas prácticas MTIGM · Mesa de trabajo"
    assert response.content.decode().count("css/admin.css") == 1


def test_form_has_nothing_that_the_content_policy_forbids(desk: Client) -> None:
    practice = make_publication("Feria").practice

    page = desk.get(reverse("admin:practices_practice_change", args=[practice.pk]))

    inline = re.compile(r"""\sstyle=|<style|\son[a-z]+=["']|<script(?![^>]*\ssrc=)""")
    assert inline.findall(page.content.decode()) == []
