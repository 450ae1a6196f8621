"""Words that are searched and never shown: what readers may type for the ones that stand in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import cache
from itertools import chain

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


class Helpers:
    """The helper words of texts in the language of an index, whose ``vocabulary`` tells what is a word of its own.

    ``partnerschaft`` for Städtepartnerschaft, ``muenchen`` for München, ``lodz`` for Łódź, and for every sign of a
    Japanese text what follows it. Texts share most of their words: each is looked at once.
    """

    def __init__(self, language: str, vocabulary: Set[str]) -> None:
        self._vocabulary = vocabulary
        self._joints = _JOINTS.get(language.partition("-")[0], ())
        self._known: dict[str, frozenset[str]] = {}
        self._taken_apart: dict[str, frozenset[str]] = {}

    def of(self, text: str, words: Iterable[str]) -> str:
        """Those of a text, whose words somebody has found out already."""
        found = set(chain.from_iterable(map(self._of_word, words)))
        found |= {run[0][at : at + _LONGEST] for run in _UNSPACED.finditer(text) for at in range(len(run[0]))}
        return " ".join(sorted(found))

    def _of_word(self, word: str) -> frozenset[str]:
        if word not in self._known:
            parts = self._parts(word) if self._joints else frozenset[str]()
            self._known[word] = parts.union(*map(_spellings, (word, *parts)))
        return self._known[word]

    def _parts(self, word: str) -> frozenset[str]:
        """The words that a compound is made of, and those that these are made of."""
        if word not in self._taken_apart:
            parts = set(self._next_parts(word))
            self._taken_apart[word] = frozenset(parts).union(*map(self._parts, parts))
        return self._taken_apart[word]

    def _next_parts(self, word: str) -> Iterator[str]:
        """It ends with a word of the vocabulary; if that is a short one, it must begin with one, too."""
        for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
            head, tail = word[:at], word[at:]
            if self._vocabulary.isdisjoint(_forms(tail)):
                continue
            heads = (_without(head, joint) for joint in self._joints)
            if any(first in self._vocabulary for first in heads if first):
                yield head
                yield tail
            elif len(tail) > _SHORTEST:
                yield tail


def words_of(text: str) -> set[str]:
    words = set(_WORD.findall(text.lower()))
    return {word for word in words if not _UNSPACED.search(word)} if _UNSPACED.search(text) else words


def vocabulary_of(words: Iterable[str]) -> frozenset[str]:
    """The words, each also without its ending."""
    return frozenset(chain.from_iterable(map(_forms, words)))


def _spellings(word: str) -> Iterator[str]:
    """Those that the search engine does not know of itself: it leaves out marks above and below a letter, no more."""
    if word.isascii():
        return
    known = _unmarked(word)
    for spelling in (_unmarked(word.translate(_PLAIN)), _unmarked(word.translate(_WRITTEN_OUT))):
        if spelling not in (word, known):
            yield spelling


@cache
def _forms(word: str) -> frozenset[str]:
    return frozenset({word, *(short for ending in _ENDINGS if (short := _without(word, ending)))})


def _without(word: str, ending: str) -> str:
    """The word without an ending; "" where it has another or would be too short."""
    short = word.removesuffix(ending)
    return short if word.endswith(ending) and len(short) >= _SHORTEST else ""


def _unmarked(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
