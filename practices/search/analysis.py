"""How Spanish words are compared: folded, with ñ apart, and brought to a common beginning.

A *form* is a word without case or accents. A *key* is what words are looked up by: the stem of
a form, or the form itself after `FORM_MARK`, for whoever asks for the very word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_ºª]+(?:[.\-/][^\W_ºª]+)*")
"""A run of letters and digits of any alphabet; «010-2020-IN», «10.7» and «D.S» are one each."""
FORM_MARK = "="
STOP_WORDS = frozenset({
    "a", "al", "ante", "aquel", "aquella", "como", "con", "contra", "cual", "cuales",
    "cuando", "de", "del", "desde", "donde", "durante", "e", "el", "ella", "ellas", "ellos",
    "en", "entre", "era", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estas",
    "este", "esto", "estos", "fue", "ha", "hace", "hacen", "hacer", "hacia", "han", "hasta",
    "hay", "la", "las", "le", "les", "lo", "los", "mas", "me", "mediante", "mi", "muy",
    "ni", "no", "nos", "o", "para", "pero", "por", "puede", "pueden", "que", "quien",
    "quienes", "se", "segun", "ser", "si", "sin", "sobre", "son", "su", "sus", "tambien",
    "te", "tener", "tiene", "tienen", "tras", "tu", "u", "un", "una", "unas", "uno", "unos",
    "y", "ya",
})  # fmt: skip
_SEPARATOR = re.compile(r"[.\-/]")
_HAS_DIGIT = re.compile(r"[0-9]")
_NUMBER_OF_YEAR = re.compile(r"[0-9]+-(?:19|20)[0-9]{2}(?![0-9])")
_ZEROS = re.compile(r"(?<![^-])0+(?=[0-9])")
_ABBREVIATION_PART = 1

# Each ending with how many letters must stay before it; the longest is tried first, once
# plural and final vowel have gone, so «-adora», «-adores» and «-ador» are one.
_ENDINGS = {
    "abilidad": 3, "ibilidad": 4, "acional": 3, "icional": 4, "alidad": 5, "idad": 4,
    "edad": 4, "ad": 4, "id": 4, "ud": 5, "acion": 3, "icion": 4, "amient": 4, "imient": 4,
    "atori": 4, "itori": 4, "itari": 5, "ariad": 5, "ari": 5, "ativ": 4, "itiv": 4,
    "ador": 4, "edor": 4, "idor": 4, "ant": 4, "ent": 5, "enci": 5, "abl": 4, "ibl": 4,
    "ar": 3, "er": 4, "ir": 4, "and": 4, "iend": 4, "aron": 4, "ieron": 4, "al": 5,
    "ic": 5, "il": 5, "ist": 5, "ism": 5, "iz": 6, "ez": 4,
}  # fmt: skip
_SIZES = sorted({len(ending) for ending in _ENDINGS}, reverse=True)
# Words, in singular, that the endings would join to others of another meaning, or keep apart
# from their own.
_APART = {
    "autoridad": "autoridad",  # autor
    "carnet": "carn",  # carné
    "deporte": "deportiv",  # deportar
    "deportista": "deportiv",
    "estudiante": "estudiant",  # estudio
    "forma": "forma",  # formación
    "general": "general",  # género
    "genero": "genero",
    "humanitaria": "humanitari",  # humano
    "humanitario": "humanitari",
    "infancia": "infant",  # infantil
    "informal": "informal",  # informar
    "informalidad": "informal",
    "integral": "integral",  # integrar
    "interes": "interes",
    "nina": "nin",
    "ninez": "nin",
    "nino": "nin",
    "niña": "niñ",
    "niñez": "niñ",
    "niño": "niñ",
    "periodismo": "periodista",  # periodo
    "periodista": "periodista",
    "permanente": "permanente",  # permanencia
    "personal": "personal",  # persona
    "seguridad": "seguridad",  # seguro
    "taller": "taller",  # talla
    "trata": "trata",  # trato, tratamiento
    "tratante": "trata",
    "universal": "universal",  # universidad
    "venezuela": "venezolan",
    "voluntad": "voluntad",  # voluntario
}
_FROM_E = (("gu", "g"), ("qu", "c"), ("c", "z"))
_SHORTEST = 3
_LEFT_OF_VOWEL = 4
_LEFT_OF_ADVERB = 4
_LEFT_OF_I = 6


def folded(word: str) -> str:
    """Return the form of a word: no case, no accents, ñ kept, other alphabets as they are."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    kept = unicodedata.normalize("NFC", lowered).replace("ñ", "\0")
    letters = unicodedata.normalize("NFKD", kept)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).replace("\0", "ñ")


def stem(form: str) -> str:
    """Return what a form has in common with its plurals, genders and derived words."""
    if _HAS_DIGIT.search(form):
        return form
    singular = _without_plural(form)
    for word in (form, singular, f"{singular[:-1]}" if singular.endswith("e") else singular):
        if word in _APART:
            return _APART[word]
    root = _without_ending(_without_vowel(_without_adverb(singular)))
    return root[:-1] if root.endswith("i") and len(root) > _LEFT_OF_I else root


def _without_plural(form: str) -> str:
    """«País», «crisis» and «virus» are no plurals: only -as, -es and -os are."""
    plural = len(form) > _SHORTEST and form.endswith(("as", "es", "os"))
    return form[:-1] if plural else form


def _without_adverb(word: str) -> str:
    bare = word.removesuffix("mente")
    return bare if len(bare) >= _LEFT_OF_ADVERB else word


def _without_vowel(word: str) -> str:
    """Take the last vowel off; -a and -o stay in short words: «caso» is not «casa»."""
    if word.endswith("e") and len(word) > _SHORTEST:
        root = word[:-1]
        for written, meant in _FROM_E:
            if root.endswith(written):
                return root.removesuffix(written) + meant
        return root
    if word.endswith(("a", "o")) and len(word) > _LEFT_OF_VOWEL:
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for size in _SIZES:
        left = _ENDINGS.get(word[-size:])
        if left is not None and len(word) - size >= left:
            return word[:-size]
    return word


def parts(form: str) -> tuple[str, ...]:
    """Return the forms that a reader would search it by, besides numbers: «d.s» gives «ds»."""
    pieces = tuple(_SEPARATOR.split(form))
    if len(pieces) > 1 and all(len(piece) == _ABBREVIATION_PART for piece in pieces):
        whole = "".join(pieces)
        return (whole,) if whole.isalpha() else pieces
    return pieces


def numbers(form: str) -> tuple[str, ...]:
    """Return the keys of a form with figures and separators, the most precise first.

    «010-2020-in» gives «10-2020-in» and «10-2020»; «10.7» gives «10-7»; other words nothing.
    """
    plain = _SEPARATOR.sub("-", form)
    if "-" not in plain or not _HAS_DIGIT.search(plain):
        return ()
    whole = _ZEROS.sub("", plain)
    of_year = _NUMBER_OF_YEAR.match(whole)
    if of_year is None:
        return (whole,) if whole.replace("-", "").isdecimal() else ()
    return tuple(dict.fromkeys((whole, of_year[0])))


@lru_cache(maxsize=30_000)
def keys(word: str) -> tuple[str, ...]:
    """Return every key under which a written word is found, its stems and its forms.

    A word with ñ is found under n too, because many write without it: «niñez», «ninez».
    """
    return tuple(dict.fromkeys(_keys(folded(word))))


def _keys(form: str) -> Iterator[str]:
    yield from numbers(form)
    for part in parts(form):
        for each in (part, part.replace("ñ", "n")) if "ñ" in part else (part,):
            yield stem(each)
            yield FORM_MARK + each


def terms(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text, each once; none: nothing to search."""
    found = (part for word in WORD.findall(text) for part in parts(folded(word)))
    return tuple(dict.fromkeys(stem(part) for part in found))
