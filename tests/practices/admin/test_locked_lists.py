"""Lists edited in place and actions on several rows: no cell overwrites what others saved."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from practices.editorial import Action
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.models.vocabulary import Theme
from practices.workflow.transitions import Ask, perform
from tests.builders import make_practice, make_theme
from tests.practices.admin.desk import Form, open_form, said

LIST = "/admin/practices/practice/"
THEMES = "/admin/practices/theme/"


def change_address(row: Any) -> str:
    name = row._meta.model_name  # noqa: SLF001 Django's API
    return reverse(f"admin:practices_{name}_change", args=[row.pk])


def listed(client: Client, address: str) -> Form:
    """Return what a browser would send of a list that is edited in place."""
    formset = client.get(address).context["cl"].formset
    form: Form = {"_save": "1"}
    for each in [formset.management_form, *formset.forms]:
        for bound in each:
            form[bound.html_name] = "" if bound.value() is None else str(bound.value())
    return form


def cells(response: Any) -> list[dict[str, list[str]]]:
    return [dict(form.errors) for form in response.context["cl"].formset.forms]


def positions() -> dict[str, int]:
    return dict(Theme.objects.values_list("name_es", "position"))


def test_stale_cell_stops_the_list_and_shows_both_values(desk: Client, superuser: User) -> None:
    for position, name in enumerate(("Salud", "Trabajo"), start=1):
        make_theme(name, position=position)
    second = Client()
    second.force_login(superuser)
    mine, theirs = listed(desk, THEMES), listed(second, THEMES)
    second.post(THEMES, theirs | {"form-0-position": "7"})

    response = desk.post(THEMES, mine | {"form-0-position": "5", "form-1-position": "6"})

    assert positions() == {"Salud": 7, "Trabajo": 2}
    assert cells(response) == [
        {
            "position": [
                (
                    "ana lo cambió mientras usted escribía. Está guardado: 7. Usted escribió: "
                    "5. Si guarda otra vez, queda lo suyo."
                )
            ]
        },
        {},
    ]
    names = [row.name_es for row in response.context["cl"].result_list]
    typed = [form["position"].value() for form in response.context["cl"].formset.forms]
    assert (names, typed) == (["Salud", "Trabajo"], ["5", "6"])


def test_stale_list_sent_again_after_the_warning_is_saved(
    desk: Client, superuser: User
) -> None:
    make_theme("Salud", position=1)
    second = Client()
    second.force_login(superuser)
    mine, theirs = listed(desk, THEMES), listed(second, THEMES)
    second.post(THEMES, theirs | {"form-0-position": "7"})
    warned = desk.post(THEMES, mine | {"form-0-position": "5"})
    seen = warned.context["cl"].formset.forms[0]["seen"].value()

    desk.post(THEMES, mine | {"form-0-position": "5", "form-0-seen": seen})

    assert positions() == {"Salud": 5}


def test_cell_that_the_person_did_not_touch_stays_as_the_other_saved_it(
    desk: Client, superuser: User
) -> None:
    for position, name in enumerate(("Salud", "Trabajo"), start=1):
        make_theme(name, position=position)
    second = Client()
    second.force_login(superuser)
    mine, theirs = listed(desk, THEMES), listed(second, THEMES)
    second.post(THEMES, theirs | {"form-0-position": "7"})

    desk.post(THEMES, mine | {"form-1-position": "6"})

    assert positions() == {"Salud": 7, "Trabajo": 6}


def test_list_of_practices_saves_a_cell_as_a_new_edition(desk: Client, superuser: User) -> None:
    practice = make_practice("Feria")
    make_practice("Otra")
    form = listed(desk, LIST)
    own = str(practice.pk)
    key = next(name[:-3] for name, value in form.items() if name[-3:] == "-id" and value == own)

    desk.post(LIST, form | {f"{key}-review_on": "2027-03-01"})

    practice.refresh_from_db()
    assert (str(practice.review_on), practice.edit_number) == ("2027-03-01", 2)
    assert list(practice.writers.all()) == [superuser]
    assert Practice.objects.get(title="Otra").edit_number == 1


def test_list_of_practices_refuses_the_second_of_two(desk: Client, other: Client) -> None:
    practice = make_practice("Feria")
    mine, theirs = listed(desk, LIST), listed(other, LIST)
    other.post(LIST, theirs | {"form-0-review_on": "2027-03-01"})

    response = desk.post(LIST, mine | {"form-0-review_on": "2027-04-01"})

    practice.refresh_from_db()
    assert str(practice.review_on) == "2027-03-01"
    assert "Usted escribió: 2027-04-01" in cells(response)[0]["review_on"][0]


def test_row_that_the_person_may_not_edit_is_not_edited_in_the_list(secretary: Client) -> None:
    practice = Practice.objects.get()
    form = listed(secretary, LIST)
    perform(Ask(action=Action.SUBMIT, practice=practice, by=None))

    drawn = secretary.get(LIST).context["cl"].formset.forms[0]
    secretary.post(LIST, form | {"form-0-review_on": "2027-03-01"})

    practice.refresh_from_db()
    assert drawn.fields["review_on"].disabled
    assert practice.review_on is None


def test_bulk_action_refuses_the_row_that_changed_and_does_the_rest(
    desk: Client, other: Client
) -> None:
    practices = [make_practice("Una"), make_practice("Dos")]
    chosen = {
        "action": "submit_selected",
        "_selected_action": [str(each.pk) for each in practices],
    }
    asked = desk.post(LIST, chosen)
    seen = {row["seen"]: row["practice"].edit_number for row in asked.context["rows"]}
    theirs = open_form(other, change_address(practices[0]))
    other.post(change_address(practices[0]), theirs | {"title": "Una de ella"})

    response = desk.post(LIST, chosen | seen | {"confirmed": "1"}, follow=True)

    states = dict(Practice.objects.values_list("title", "state"))
    assert states == {"Una de ella": "borrador", "Dos": "enviada"}
    assert any("Otra persona guardó BP-0001" in each for each in said(response))


def test_every_bulk_action_looks_at_the_edition_that_was_seen(desk: Client) -> None:
    practice = make_practice("Feria")
    names = [
        name
        for name, _label in desk.get(LIST).context["action_form"].fields["action"].choices
        if name
    ]
    reached = {"archive_selected", "publish_selected", "approve_selected"}

    for name in names:
        desk.post(
            LIST,
            {
                "action": name,
                "_selected_action": [str(practice.pk)],
                "confirmed": "1",
                f"seen-{practice.pk}": "0",
                "reason": "Porque sí.",
                "note": "",
                "person": "",
                "review_on": "2027-03-01",
            },
        )

    practice.refresh_from_db()
    assert reached < set(names)
    assert (practice.state, practice.edit_number, practice.review_on) == ("borrador", 1, None)
    assert not StatusChange.objects.filter(practice=practice).exists()
