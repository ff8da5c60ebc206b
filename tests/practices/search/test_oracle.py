"""Search against a plain reading of every text, one by one."""

from hypothesis import given
from hypothesis import strategies as st

from practices.search.postings import Field
from practices.search.scoring import ordered
from practices.search.steps import FIELD_WEIGHTS
from practices.text import fold
from tests.practices.search.texts import Fields, index

# Words of two letters, which no ending, beginning or correction touches.
WORDS = ["ba", "ko", "mi", "tu", "xe"]
sentences = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
texts = st.lists(st.dictionaries(st.sampled_from(Field), sentences), min_size=1, max_size=14)
asked = st.lists(st.sampled_from(WORDS[:4]), max_size=3, unique=True)
quoted = st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=2), max_size=1)
STOP = {"mi", "tu"}


def has(fields: Fields, word: str) -> bool:
    return any(word in text.split() for text in fields.values())


def says(fields: Fields, phrase: list[str]) -> bool:
    return f" {' '.join(phrase)} " in f" {fold(' '.join(fields.values()))} "


def weight(having: int, total: int) -> int:
    """Return 1 and four times the logarithm of the share, in base 2, as far as it is whole."""
    share = 16 * total // max(having, 1)
    power = 0
    while 2 ** (power + 1) <= share**4:
        power += 1
    return max(1, power - 15)


@given(texts, asked, quoted, asked)
def test_search_is_what_reading_every_text_gives(
    given_texts: list[Fields], words: list[str], phrases: list[list[str]], unwanted: list[str]
) -> None:
    telling = [word for word in words if word not in STOP]
    meant = telling or ([] if phrases else words)
    query = [*words, *(f'"{" ".join(each)}"' for each in phrases)]
    query += [f"-{word}" for word in unwanted]

    answer = index(*given_texts).search(" ".join(query))

    total = len(given_texts)
    allowed = [
        place
        for place, fields in enumerate(given_texts)
        if all(says(fields, phrase) for phrase in phrases)
        and not any(has(fields, word) for word in unwanted)
    ]
    complete = [
        place for place in allowed if all(has(given_texts[place], word) for word in meant)
    ]
    weights = {
        word: weight(sum(has(fields, word) for fields in given_texts), total) for word in meant
    }
    for phrase in phrases:
        having = weight(sum(says(fields, phrase) for fields in given_texts), total)
        weights |= {
            f"{number}{word}": having for number, word in enumerate(sorted(set(phrase)))
        }

    def score(place: int) -> int:
        return sum(
            how_much * FIELD_WEIGHTS[field]
            for word, how_much in weights.items()
            for field, text in given_texts[place].items()
            if word.lstrip("01") in text.split()
        )

    found = list(ordered(answer.planes, answer.bits))
    best = sorted(complete, key=lambda place: (-score(place), place))
    assert found[: len(complete)] == best
    assert answer.complete == sum(1 << place for place in complete)
    assert set(found) <= set(allowed)
