"""BibTeX: what reference managers and LaTeX read."""

import datetime as dt

import pytest

from practices.exports.bibtex import entry, escaped
from practices.exports.citation import Reference

FERIA = Reference(
    code="BP-0042",
    version=2,
    title="Feria & salud",
    abstract="Atendió al 43 % de la fila.",
    keywords=("Salud", "Tumbes"),
    language="es",
    published=dt.date(2026, 11, 23),
    url="https://example.pe/practicas/bp-0042/versiones/2/",
)


def test_an_entry_names_the_version_and_leads_to_it() -> None:
    assert entry(FERIA) == (
        "@misc{bp-0042-v2,\n"
        "  author = {{Buenas prácticas MTIGM}},\n"
        "  title = {{Feria \\& salud}},\n"
        "  year = {2026},\n"
        "  note = {Ficha BP-0042, versión 2},\n"
        "  url = {https://example.pe/practicas/bp-0042/versiones/2/},\n"
        "  abstract = {Atendió al 43 \\% de la fila.},\n"
        "  keywords = {Salud, Tumbes},\n"
        "  language = {spanish},\n"
        "  month = nov,\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50 % & más", r"50 \% \& más"),
        ("a_b#c$d", r"a\_b\#c\$d"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        ("una llave { sola", r"una llave \textbraceleft{} sola"),
        (
            "\\input{/etc/passwd}",
            r"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}",
        ),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("Niñez", "Niñez"),
    ],
)
def test_nothing_in_a_text_is_a_command_of_latex(text: str, written: str) -> None:
    assert escaped(text) == written
