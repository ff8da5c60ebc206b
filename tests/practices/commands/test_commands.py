"""The commands: what they print, and when they fail."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.models.territory import Region
from practices.models.vocabulary import Theme
from tests.builders import make_publication
from tests.practices.conftest import ReadStamp
from tests.practices.ingest.samples import current, good, lines_file, loaded, practice


def printed(*words: str) -> list[str]:
    out = StringIO()
    call_command(*words, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()


def import_file(path: Path, *options: str) -> list[str]:
    return printed("importar_practicas", str(path), *options)


@pytest.mark.django_db
def test_loading_the_lists_tells_what_was_added() -> None:
    assert "Filas añadidas en regiones: 25" in printed("cargar_referencias")


@pytest.mark.usefixtures("references")
def test_loading_the_lists_again_says_that_nothing_changed() -> None:
    assert printed("cargar_referencias") == ["Las listas ya estaban cargadas: no cambió nada."]


@pytest.mark.usefixtures("references")
def test_updating_the_lists_tells_what_was_updated() -> None:
    Theme.objects.filter(slug="salud").update(name_es="Otra cosa")

    assert printed("cargar_referencias", "--actualizar") == ["Filas actualizadas en temas: 1"]


@pytest.mark.usefixtures("references")
def test_importing_tells_the_counts(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(), good("igual")]))
    path = lines_file(tmp_path, [good(title="Otro"), good("igual"), good("nueva")])

    assert import_file(path) == ["Prácticas: 1 nueva, 1 cambiada, 1 sin cambios, 0 avisos."]


@pytest.mark.usefixtures("references")
def test_importing_into_an_unknown_collection_warns(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good()])

    assert import_file(path, "--coleccion", "Mi libro") == [
        "Aviso: colección: «Mi libro» es nueva y queda por revisar.",
        "Prácticas: 1 nueva, 0 cambiadas, 0 sin cambios, 1 aviso.",
    ]


@pytest.mark.usefixtures("references")
def test_a_simulation_prints_the_differences_and_writes_nothing(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    path = lines_file(tmp_path, [good(title="Otro", subtitle="Nuevo")])

    assert import_file(path, "--simular") == [
        "ficha (línea 1): cambiada",
        "    title: «Práctica ficha» → «Otro»",
        "    subtitle: (vacío) → «Nuevo»",
        "Simulación, no se escribió nada: 0 nuevas, 1 cambiada, 0 sin cambios, 0 avisos.",
    ]
    assert practice().title == "Práctica ficha"


@pytest.mark.usefixtures("references")
def test_a_draft_is_asked_for_by_option(tmp_path: Path) -> None:
    import_file(lines_file(tmp_path, [good()]), "--borrador")

    assert (Practice.objects.count(), Publication.objects.count()) == (1, 0)


@pytest.mark.usefixtures("references")
def test_a_conflict_is_settled_by_option(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    Practice.objects.update(title="De la mesa")

    import_file(lines_file(tmp_path, [good(title="Del archivo")]), "--sobrescribir")

    assert current().title == "Del archivo"


@pytest.mark.usefixtures("references")
def test_a_refused_file_fails_with_its_faults(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good(language="español")])

    with pytest.raises(CommandError) as caught:
        import_file(path)

    assert (caught.value.returncode, str(caught.value).splitlines()) == (
        1,
        [
            "No se cargó nada: el archivo tiene 1 error.",
            (
                "- ficha (línea 1): language: «español». "
                "Se admite un código de idioma, por ejemplo, es."
            ),
        ],
    )


@pytest.mark.usefixtures("references")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vacia.jsonl", ""),
        ("vacia.jsonl", "\n \n"),
        ("vacia.json", ""),
        ("vacia.json", "[]"),
        ("vacia.yaml", "schema_version: 1\npractices: []\n"),
    ],
)
def test_a_file_without_practices_fails(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError) as caught:
        import_file(path)

    assert (caught.value.returncode, str(caught.value).splitlines()[1:]) == (
        1,
        [f"- {name}: archivo: El archivo no trae ninguna práctica."],
    )


@pytest.mark.usefixtures("references")
def test_a_collection_with_too_long_a_name_fails_saying_its_limit(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good()])

    with pytest.raises(CommandError) as caught:
        import_file(path, "--coleccion", "ab " * 54)

    (_, line) = str(caught.value).splitlines()
    assert line.startswith("- fichas.jsonl: colección: «ab ab ")
    assert line.endswith("…». Se admite hasta 160 caracteres (tiene 161).")


@pytest.mark.usefixtures("references")
def test_withdrawing_takes_the_practice_out_of_the_public(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))

    assert printed("retirar", "bp-0001", "--motivo", "A pedido de la entidad.") == [
        "BP-0001 · Práctica ficha ya no es pública."
    ]
    assert Publication.objects.current().count() == 0


@pytest.mark.usefixtures("references")
@pytest.mark.parametrize(
    ("code", "reason", "message"),
    [
        ("BP-0099", "Motivo", "No hay ninguna práctica con el código «BP-0099»."),
        ("BP-0001", " ", "Escriba el motivo."),
    ],
)
def test_withdrawing_says_why_it_cannot(
    tmp_path: Path, code: str, reason: str, message: str
) -> None:
    loaded(lines_file(tmp_path, [good()]))

    with pytest.raises(CommandError, match=message):
        printed("retirar", code, "--motivo", reason)


@pytest.mark.django_db
def test_rebuilding_tells_what_differed_and_puts_it_right() -> None:
    make_publication("Feria informativa")
    PublicationFacet.objects.all().delete()

    first, second = printed("reconstruir"), printed("reconstruir")

    assert first == [
        "Diferencias con el contenido de las publicaciones: 1.",
        "- BP-0001: faltan facetas (evidencia=documentada, region=tumbes).",
        "Publicaciones rehechas: 1.",
        "Diferencias del índice con la base de datos: 0.",
    ]
    assert second == [
        "Diferencias con el contenido de las publicaciones: 0.",
        "Publicaciones rehechas: 1.",
        "Diferencias del índice con la base de datos: 0.",
    ]


@pytest.mark.django_db
def test_only_the_first_twenty_differences_are_told_one_by_one() -> None:
    for number in range(22):
        make_publication(f"Feria {number}")
    Publication.objects.update(start="1999")

    lines = printed("reconstruir")

    assert lines[0] == "Diferencias con el contenido de las publicaciones: 22."
    assert lines[1:21] == [f"- BP-{number:04d}: inicio." for number in range(1, 21)]
    assert lines[21:23] == ["… y 2 más.", "Publicaciones rehechas: 22."]


@pytest.mark.django_db
def test_verifying_fails_when_something_differs_and_changes_nothing() -> None:
    make_publication("Feria informativa")
    Publication.objects.update(start="1999")

    with pytest.raises(CommandError) as caught:
        printed("reconstruir", "--solo-verificar")

    assert caught.value.returncode == 1
    assert Publication.objects.get().start == "1999"


@pytest.mark.django_db
def test_verifying_what_is_in_order_says_so_and_leaves_the_stamp(stamp: ReadStamp) -> None:
    make_publication("Feria informativa")
    before = stamp()

    assert printed("reconstruir", "--solo-verificar") == [
        "Diferencias con el contenido de las publicaciones: 0.",
        "Diferencias del índice con la base de datos: 0.",
    ]
    assert stamp().number == before.number


@pytest.mark.django_db
def test_preparing_an_empty_catalogue_fills_it() -> None:
    assert printed("preparar", "--sin-estaticos") == [
        "Se cargan las listas oficiales y las prácticas…",
        "Prácticas: 57 nuevas, 0 cambiadas, 0 sin cambios, 0 avisos.",
    ]


@pytest.mark.usefixtures("real_catalogue")
def test_preparing_a_filled_catalogue_does_nothing() -> None:
    assert printed("preparar", "--sin-estaticos") == []


@pytest.mark.usefixtures("references")
def test_preparing_leaves_alone_a_catalogue_with_other_practices(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))

    printed("preparar", "--sin-estaticos")

    assert (Practice.objects.count(), Region.objects.count()) == (1, 25)


@pytest.mark.django_db
def test_preparing_gives_texts_to_the_publications_of_an_earlier_version() -> None:
    make_publication("Feria informativa")
    PublicationText.objects.all().delete()

    first, second = (
        printed("preparar", "--sin-estaticos"),
        printed("preparar", "--sin-estaticos"),
    )

    assert first == [
        "Se preparan los textos de búsqueda de las publicaciones…",
        "Publicaciones rehechas: 1.",
    ]
    assert second == []
    assert PublicationText.objects.get().title == "bp-0001 feria informativa"
