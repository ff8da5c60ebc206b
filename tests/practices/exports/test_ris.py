"""RIS: one tag per line."""

import dataclasses

from practices.exports.ris import entry
from tests.practices.exports.test_bibtex import FERIA


def test_an_entry_names_the_version_and_leads_to_it() -> None:
    assert entry(FERIA).split("\r\n") == [
        "TY  - ELEC",
        "ID  - bp-0042-v2",
        "AU  - Buenas prácticas MTIGM",
        "TI  - Feria & salud",
        "PY  - 2026",
        "DA  - 2026/11/23",
        "AB  - Atendió al 43 % de la fila.",
        "KW  - Salud",
        "KW  - Tumbes",
        "ET  - versión 2",
        "AN  - BP-0042",
        "LA  - es",
        "UR  - https://example.pe/practicas/bp-0042/versiones/2/",
        "ER  - ",
        "",
    ]


def test_what_nobody_knows_has_no_tag() -> None:
    written = entry(dataclasses.replace(FERIA, abstract="", keywords=()))

    assert "AB  -" not in written
    assert "KW  -" not in written
