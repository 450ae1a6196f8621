"""Words that are searched and never shown: what readers may type for the ones that stand in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
# Letters that Unicode does not take apart into a plain one and its mark.
_PLAIN = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)
# How they are written where a keyboard does not have them.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "đ": "dj"})
# What German and Danish put between the words of a compound (Bürger-reise, Freundschaft-s-fest, Schulkind-er-chor).
_JOINTS = {"de": ("", "s", "es", "n", "en", "er", "e"), "da": ("", "s", "e")}
_ENDINGS = ("innen", "en", "er", "es", "em", "e", "n", "s")
_SHORTEST = 4  # letters; what is shorter is mostly an ending
# Writing without spaces: a word may begin at every sign, and hardly one is longer than this.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]+")
_LONGEST = 12


def helpers(text: str, language: str, vocabulary: Set[str]) -> str:
    """The helper words of a text in the language of an index, whose ``vocabulary`` tells what is a word of its own.

    ``partnerschaft`` for Städtepartnerschaft, ``muenchen`` for München, ``lodz`` for Łódź, and for every sign of a
    Japanese text what follows it.
    """
    joints = _JOINTS.get(language.partition("-")[0], ())
    found: set[str] = set()
    for word in sorted(words_of(text)):
        found |= set(_spellings(word))
        if joints:
            for part in _parts(word, vocabulary, joints):
                found |= {part, *_spellings(part)}
    found |= {run[0][at : at + _LONGEST] for run in _UNSPACED.finditer(text) for at in range(len(run[0]))}
    return " ".join(sorted(found))


def words_of(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if not _UNSPACED.search(word)}


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, each also without its ending."""
    return frozenset(form for text in texts for word in words_of(text) for form in _forms(word))


def _spellings(word: str) -> Iterator[str]:
    """Those that the search engine does not know of itself: it leaves out marks above and below a letter, no more."""
    known = _unmarked(word)
    for spelling in (_unmarked(word.translate(_PLAIN)), _unmarked(word.translate(_WRITTEN_OUT))):
        if spelling not in (word, known):
            yield spelling


def _parts(word: str, vocabulary: Set[str], joints: tuple[str, ...]) -> Iterator[str]:
    """The words that a compound is made of, and those that these are made of.

    It ends with a word of the vocabulary; if that is a short one, it must begin with one, too.
    """
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        head, tail = word[:at], word[at:]
        if vocabulary.isdisjoint(_forms(tail)):
            continue
        is_known = any(first in vocabulary for joint in joints if (first := _without(head, joint)))
        for part in (head, tail) if is_known else (tail,) if len(tail) > _SHORTEST else ():
            yield part
            yield from _parts(part, vocabulary, joints)


@cache
def _forms(word: str) -> frozenset[str]:
    return frozenset({word, *(short for ending in _ENDINGS if (short := _without(word, ending)))})


def _without(word: str, ending: str) -> str:
    """The word without an ending; "" where it has another or would be too short."""
    short = word.removesuffix(ending)
    return short if word.endswith(ending) and len(short) >= _SHORTEST else ""


def _unmarked(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
