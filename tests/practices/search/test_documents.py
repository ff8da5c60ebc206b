"""What search keeps of a record."""

from practices.enums import ResultKind
from practices.record import AlignmentEntry, InstrumentEntry, PartnerEntry, Record, ResultEntry
from practices.search.documents import document


def test_each_part_of_a_record_goes_to_its_field() -> None:
    record = Record(
        title="Feria",
        code="BP-0042",
        subtitle="De empleo",
        summary="Acerca empresas",
        district="Zarumilla",
        description="Cada mes",
        alignments=(AlignmentEntry(framework="ods", code="8", justification="Da trabajo"),),
        partners=(PartnerEntry(institution="oim", role_text="Capacita"),),
        results=(ResultEntry(kind=ResultKind.RESULT, statement="Cien contratos"),),
        instruments=(InstrumentEntry(text="Ley N.° 30103", instrument="ley-30103"),),
    )

    found = document(record)

    assert found.title == "bp-0042 feria de empleo"
    assert found.objectives == "da trabajo"
    assert found.institutions == "capacita @oim @norma:ley-30103"
    assert found.summary == "acerca empresas zarumilla"
    assert found.body == "cada mes cien contratos ley n 30103"


def test_a_word_is_kept_once_as_written_in_lower_case() -> None:
    found = document(Record(title="Niñez y niñez: NIN\u0303EZ", summary="D.S. 010-2020-IN"))

    assert found.title == "niñez y"
    assert found.summary == "d.s 010-2020-in"


def test_the_running_text_is_folded_between_spaces() -> None:
    found = document(Record(title="Niñez, hoy", summary="Más allá."))

    assert found.running == " ninez hoy mas alla "


def test_the_name_of_an_institution_is_not_copied() -> None:
    partner = PartnerEntry(institution="oim", name="Organización")

    assert (
        document(Record(title="Feria", partners=(partner,))).institutions == "organización @oim"
    )
