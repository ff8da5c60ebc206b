"""The form and the list of the working record."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.editorial import Action, PracticeState
from practices.enums import AlignmentRole, CitationKind, PartnerRole
from practices.models.practice import Practice
from practices.models.practice_links import Alignment
from practices.models.publication import Publication
from practices.models.source import Source
from practices.record import AlignmentEntry, CitationEntry, StepEntry
from practices.snapshot.dumping import dump
from practices.workflow.publishing import Release, publish
from practices.workflow.transitions import Ask, perform
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_practice,
    make_publication,
    make_region,
    withdraw,
)
from tests.practices.admin.desk import Form, add_row, open_form, said

ADD = "/admin/practices/practice/add/"
LIST = "/admin/practices/practice/"
REASON = "Facilita el acceso a la salud de las familias."


def change_address(practice: Practice) -> str:
    return reverse("admin:practices_practice_change", args=[practice.pk])


def public_titles() -> list[str]:
    return list(Publication.objects.current().order_by("code").values_list("title", flat=True))


def new_practice(desk: Client, **changes: str) -> Form:
    """Fill in the form of a new practice that can be published."""
    region = make_region()
    ods = make_framework("ods", required_to_publish=True)
    objective = make_objective(ods, "10")
    lead = make_institution("Gobierno Regional de Tumbes")
    source = Source.objects.create(title="Nota", publisher="Diario")
    form = open_form(desk, ADD)
    form |= {
        "title": "Feria informativa",
        "summary": "Una feria.\r\nPara familias.",
        "placed-0-region": str(region.pk),
        "partners-0-institution": str(lead.pk),
        "partners-0-role": PartnerRole.LEADS,
        "alignments-0-objective": str(objective.pk),
        "alignments-0-role": AlignmentRole.PRINCIPAL,
        "alignments-0-justification": REASON,
        "citations-0-source": str(source.pk),
        "citations-0-kind": CitationKind.SUPPORT,
        "completeness_note": "No constan resultados.",
    }
    return form | changes


def test_form_creates_a_practice_with_its_parts(desk: Client) -> None:
    form = new_practice(desk)

    desk.post(ADD, form | {"_save": "1"})

    record = dump(Practice.objects.get())
    assert (record.code, record.summary) == ("BP-0001", "Una feria.\nPara familias.")
    assert record.regions == ("24",)
    assert record.alignments == (
        AlignmentEntry(
            framework="ods", code="10", role=AlignmentRole.PRINCIPAL, justification=REASON
        ),
    )
    assert record.citations == (CitationEntry(title="Nota", publisher="Diario"),)


def test_saving_publishes_nothing(desk: Client) -> None:
    desk.post(ADD, new_practice(desk) | {"_save": "1"})

    assert Practice.objects.count() == 1
    assert public_titles() == []


def test_save_and_submit_sends_to_review_what_was_saved(desk: Client, superuser: User) -> None:
    response = desk.post(ADD, new_practice(desk) | {"_submit": "1"}, follow=True)

    practice = Practice.objects.get()
    assert (practice.state, practice.edit_number) == (PracticeState.SUBMITTED, 1)
    assert practice.status_changes.get().by == superuser
    assert response.redirect_chain == [(change_address(practice), 302)]
    assert said(response) == ["BP-0001 · Feria informativa se guardó y se envió a revisión."]


def test_edit_of_what_is_public_is_a_draft_and_stays_private(desk: Client) -> None:
    practice = make_publication("Feria").practice
    form = open_form(desk, change_address(practice)) | {"title": "Feria grande"}

    desk.post(change_address(practice), form | {"_continue": "1"})

    practice = Practice.objects.get()
    assert (practice.title, practice.state) == ("Feria grande", PracticeState.DRAFT)
    assert public_titles() == ["Feria"]


def test_saving_an_untouched_form_changes_nothing_of_the_record(desk: Client) -> None:
    practice = make_practice(
        "Feria",
        summary="Una línea.\nOtra línea.",
        start="2014-02",
        confirmed_on="2026-01-02",
        steps=(StepEntry(text="Primero.\nDespués.", date="2014"),),
    )
    before = dump(practice)

    desk.post(change_address(practice), open_form(desk, change_address(practice)))

    practice = Practice.objects.get()
    assert (dump(practice), practice.edit_number) == (before, 2)


def edit(practice: Practice) -> None:
    Practice.objects.filter(pk=practice.pk).update(title="Otra", state=PracticeState.DRAFT)


def set_due(practice: Practice) -> None:
    """Leave it as it was published, with a day to be looked at again that has come."""
    Practice.objects.update(review_on=timezone.localdate())
    Publication.objects.update(sha256=dump(Practice.objects.get(pk=practice.pk)).sha256)


@pytest.mark.parametrize(
    ("after", "chips"),
    [
        ([], ["Borrador"]),
        (["submit"], ["Enviada a revisión"]),
        (["publish"], ["Publicada, versión 1"]),
        (
            ["publish", "edit"],
            ["Borrador", "Publicada, versión 1 · cambios sin publicar"],
        ),
        (["publish", "edit", "publish"], ["Publicada, versión 2"]),
        (["publish", "due"], ["Publicada, versión 1", "Por confirmar"]),
        (["publish", "withdraw"], ["Retirada"]),
    ],
)
def test_list_and_form_say_where_a_record_is(
    desk: Client, after: list[str], chips: list[str]
) -> None:
    practice = make_practice("Feria")
    steps: dict[str, Any] = {
        "publish": lambda: publish(practice=practice, release=Release(by=None)),
        "edit": lambda: edit(practice),
        "submit": lambda: perform(Ask(action=Action.SUBMIT, practice=practice, by=None)),
        "due": lambda: set_due(practice),
        "withdraw": lambda: withdraw(practice=practice, reason="Duplicada."),
    }
    for each in after:
        steps[each]()

    listed = desk.get(LIST).context["cl"].result_list
    form = desk.get(change_address(practice))

    assert [[each.text for each in row.chips] for row in listed] == [chips]
    assert [each.text for each in form.context["chips"]] == chips


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("publicada", ["BP-0001"]),
        ("sin-publicar", ["BP-0002", "BP-0003"]),
        ("retirada", ["BP-0003"]),
    ],
)
def test_list_is_filtered_by_what_is_public(desk: Client, value: str, codes: list[str]) -> None:
    make_publication("Publicada")
    make_practice("Borrador")
    withdraw(practice=make_publication("Retirada").practice, reason="Duplicada.")

    response = desk.get(LIST, {"publicacion": value})

    assert [row.code for row in response.context["cl"].result_list] == codes


def test_practice_with_publications_is_not_deleted(desk: Client) -> None:
    practice = make_publication("Feria").practice
    address = reverse("admin:practices_practice_delete", args=[practice.pk])

    response = desk.post(address, {"post": "yes"}, follow=True)

    assert Practice.objects.get() == practice
    assert said(response) == [
        (
            "BP-0001 · Feria no se puede borrar: tiene versiones publicadas, que se "
            "conservan para que se puedan citar. Si ya no debe verse, retírela."
        )
    ]


def test_practice_never_published_is_deleted(desk: Client) -> None:
    practice = make_practice("Feria")

    desk.post(reverse("admin:practices_practice_delete", args=[practice.pk]), {"post": "yes"})

    assert Practice.objects.count() == 0


@pytest.mark.parametrize(
    ("title", "address"), [("Feria", "/practicas/bp-0001-feria/"), ("", None)]
)
def test_form_links_to_the_public_page_of_what_is_public(
    desk: Client, title: str, address: str | None
) -> None:
    practice = make_publication(title).practice if title else make_practice("Borrador")

    response = desk.get(change_address(practice))

    assert response.context["absolute_url"] == address


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": ""}, {"title": ["Este campo es obligatorio."]}),
        (
            {"start": "11/02/2014"},
            {"start": ["Escriba la fecha como 2014, 2014-02 o 2014-02-11."]},
        ),
        (
            {"start": "2015-03", "end": "2014"},
            {"end": ["El fin no puede ser anterior al inicio."]},
        ),
        ({"title": "Fe\0ria"}, {"title": ["Los caracteres nulos no están permitidos."]}),
    ],
)
def test_wrong_value_is_explained(
    desk: Client, changes: Form, errors: dict[str, list[str]]
) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice)) | changes

    response = desk.post(change_address(practice), form)

    assert response.context["adminform"].form.errors == errors
    assert Practice.objects.get().title == "Feria"


def test_control_characters_are_dropped(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice)) | {"title": "Fe\x01ria de n\u0303andu"}

    desk.post(change_address(practice), form)

    assert Practice.objects.get().title == "Feria de ñandu"


def inline_errors(response: Any, prefix: str) -> list[dict[str, list[str]]]:
    for inline in response.context["inline_admin_formsets"]:
        if inline.formset.prefix == prefix:
            return [dict(each) for each in inline.formset.errors]
    raise AssertionError(prefix)


def test_citation_of_another_practice_is_refused(desk: Client) -> None:
    objective = make_objective(make_framework("ods"), "10")
    other = make_practice("Otra").citations.get()
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    add_row(form, "alignments", objective=objective.pk, citation=other.pk, role="principal")
    form["alignments-0-origin"] = "curaduria"

    response = desk.post(change_address(practice), form)

    assert inline_errors(response, "alignments") == [
        {"citation": ["Escoja una opción válida. Esa opción no está entre las disponibles."]}
    ]
    assert Alignment.objects.count() == 0


def test_form_offers_the_citations_of_its_own_practice(desk: Client) -> None:
    make_practice("Otra")
    practice = make_practice("Feria", citations=(CitationEntry(title="Propia", publisher="D"),))

    response = desk.get(change_address(practice))

    offered = {
        inline.formset.prefix: [
            str(label)
            for value, label in inline.formset.empty_form.fields["citation"].choices
            if value
        ]
        for inline in response.context["inline_admin_formsets"]
        if "citation" in inline.formset.empty_form.fields
    }
    assert offered == {
        "alignments": ["Propia (sin fecha)"],
        "results": ["Propia (sin fecha)"],
    }


def test_figure_without_unit_is_explained(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    add_row(form, "results", kind="resultado", statement="Se atendió a 10.", value="10")

    response = desk.post(change_address(practice), form)

    assert inline_errors(response, "results") == [
        {"__all__": ["Una cifra lleva su precisión y su unidad."]}
    ]


def test_letters_for_a_key_are_answered_in_the_form(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))

    response = desk.post(change_address(practice), form | {"placed-0-region": "xyz"})

    assert response.status_code == 200
    assert inline_errors(response, "placed") != []


def test_two_rows_can_exchange_what_each_may_hold_once(desk: Client) -> None:
    for name, ubigeo in (("Piura", "20"), ("Tumbes", "24")):
        make_region(name, ubigeo)
    practice = make_practice("Feria", regions=("20", "24"))
    form = open_form(desk, change_address(practice))
    one, other = form["placed-0-region"], form["placed-1-region"]

    desk.post(
        change_address(practice), form | {"placed-0-region": other, "placed-1-region": one}
    )

    assert dump(Practice.objects.with_parts().get()).regions == ("24", "20")


def test_exchanging_sources_keeps_what_cites_them(desk: Client) -> None:
    make_objective(make_framework("ods"), "10")
    sources = tuple(CitationEntry(title=title, publisher="Diario") for title in ("Una", "Otra"))
    aligned = (AlignmentEntry(framework="ods", code="10", citation=2),)
    practice = make_practice("Feria", citations=sources, alignments=aligned)
    form = open_form(desk, change_address(practice))
    one, other = form["citations-0-source"], form["citations-1-source"]

    desk.post(
        change_address(practice),
        form | {"citations-0-source": other, "citations-1-source": one},
    )

    record = dump(Practice.objects.with_parts().get())
    assert [each.title for each in record.citations] == ["Otra", "Una"]
    assert record.alignments[0].citation == 2


def test_form_follows_the_order_in_which_a_person_writes(desk: Client) -> None:
    response = desk.get(ADD)

    titles = [
        str(section["fieldset"].name)
        if "fieldset" in section
        else str(section["inline"].opts.verbose_name_plural)
        for section in response.context["sections"]
    ]
    assert titles == [
        "La práctica", "El problema", "Qué se hizo", "pasos con fecha", "Fuentes",
        "fuentes citadas", "resultados y datos", "Lecciones y réplica",
        "dificultades y respuestas",
        "recursos necesarios", "adaptada de", "Territorio", "regiones, la principal primero",
        "quiénes participan", "poblaciones, la principal primero",
        "temas, el principal primero", "alineaciones con objetivos", "base legal",
        "archivos adjuntos", "Lo que no consta", "Contacto",
        "Gestión de la ficha", "traducciones",
    ]  # fmt: skip
