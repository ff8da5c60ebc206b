"""Two texts, told apart word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.difference.words import Kind, Run, longest_rise, runs, shortened

WORDS = st.lists(
    st.sampled_from(
        ["de", "la", "niñez", "Tumbes", "feria", ",", ".", "\n", "\n\n", " ", "3,5", "«", "»"]
    ),
    max_size=40,
).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=60))


def said(found: tuple[Run, ...], without: Kind) -> str:
    return "".join(run.text for run in found if run.kind != without)


def marked(before: str, after: str) -> str:
    """Write a difference as «[-deleted-]» and «[+inserted+]» amid what is kept."""
    signs = {Kind.KEPT: ("", ""), Kind.DELETED: ("[-", "-]"), Kind.INSERTED: ("[+", "+]")}
    found = ((*signs[run.kind], run.text) for run in runs(before, after))
    return "".join(f"{begin}{text}{end}" for begin, end, text in found)


@given(before=TEXTS, after=TEXTS)
def test_what_is_kept_and_deleted_is_the_old_text_and_with_the_inserted_the_new(
    before: str, after: str
) -> None:
    found = runs(before, after)

    assert said(found, Kind.INSERTED) == before
    assert said(found, Kind.DELETED) == after


@given(text=TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert {run.kind for run in runs(text, text)} <= {Kind.KEPT}


@given(before=TEXTS, after=TEXTS)
def test_no_two_runs_that_follow_each_other_have_the_same_fate(before: str, after: str) -> None:
    kinds = [run.kind for run in runs(before, after)]

    assert all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Protege a la niñez en general.",
            "Protege a la niñez frente a violencia.",
            "Protege a la niñez [-en general-][+frente a violencia+].",
        ),
        ("Una feria", "Una feria grande", "Una feria[+ grande+]"),
        ("Una feria grande", "Una feria", "Una feria[- grande-]"),
        (
            "Atendió a 120 personas",
            "Atendió a 1,5 personas",
            "Atendió a [-120-][+1,5+] personas",
        ),
        ("", "Nuevo", "[+Nuevo+]"),
        ("Viejo", "", "[-Viejo-]"),
        ("Uno.\nDos.\nTres.", "Uno.\nTres.", "Uno.\n[-Dos.\n-]Tres."),
        ("la casa de Ana", "un local de Eva", "[-la casa de Ana-][+un local de Eva+]"),
        ("Tumbes recibe gente", "Piura y Tumbes", "[+Piura y +]Tumbes[- recibe gente-]"),
    ],
)
def test_changes_are_those_that_a_person_would_mark(
    before: str, after: str, expected: str
) -> None:
    assert marked(before, after) == expected


def test_a_change_of_blank_space_can_be_seen() -> None:
    shown = [run.shown for run in runs("uno dos", "uno\n\ndos") if run.kind != Kind.KEPT]

    assert shown == ["␣", "¶\n"]


ROUND = "La mesa regional atiende, cada semana, a familias de la frontera norte. "
LONG = [
    "".join(f"{ROUND}Caso {number}. " for number in range(700))[:60_000],
    "".join(f"{ROUND}Hecho {number}.\n" for number in range(700))[:60_000],
    ("de la " * 10_000)[:60_000],
    ("la que de " * 6_000)[:60_000],
    "\n" * 60_000,
    "a " * 30_000,
]


@pytest.mark.parametrize(
    ("before", "after"), [*pairwise(LONG), (LONG[1], LONG[0]), (LONG[5], LONG[3])]
)
def test_the_longest_texts_take_no_time(before: str, after: str) -> None:
    start = time.process_time()
    found = runs(before, after)
    spent = time.process_time() - start

    assert said(found, Kind.DELETED) == after
    assert spent < 1.5, "0.3 s on a free machine; here tests share theirs"


def test_what_is_far_from_every_change_is_left_out() -> None:
    text = " ".join(f"palabra{number}" for number in range(400))

    found = shortened(runs(f"{text} vieja {text}", f"{text} nueva {text}"))

    assert [run.kind.value for run in found] == [
        *("left-out", "kept", "deleted", "inserted", "kept", "left-out"),
    ]
    assert sum(len(run.text) for run in found) < 400
    assert found[1].text.endswith("palabra399 ")


def test_the_longest_rise_keeps_as_many_in_order_as_can_be() -> None:
    assert longest_rise([3, 0, 1, 4, 2]) == [1, 2, 4]
    assert longest_rise([]) == []
