"""All that the recipe of a sharing picture sees."""

from dataclasses import dataclass, field

from twinning.plan.maps.projection import Position
from twinning.plan.maps.schemes import Scheme
from twinning.plan.sharing.kanji import is_common

WIDTH, HEIGHT = 1200, 630  # what networks ask for


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font file with its content's digest, and the letters that the style sheet takes from it.

    Of a Japanese one only the common letters are there: too many, and too scattered, to be told by ranges.
    """

    path: str = field(compare=False)
    digest: str
    ranges: tuple[tuple[int, int], ...]
    is_japanese: bool = False

    def has(self, letter: str) -> bool:
        in_range = any(first <= ord(letter) <= last for first, last in self.ranges)
        return in_range and (not self.is_japanese or is_common(letter))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The threads to draw, from home: one fills the picture, of several those near home do.

    ``coastlines`` is the data's fingerprint; ``is_ended`` lets the thread hang loose.
    """

    home: Position
    cities: tuple[Position, ...]
    is_ended: bool
    coastlines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is set and drawn. Any of the texts may be empty; ``language`` chooses among the forms of a letter."""

    language: str
    kicker: str
    title: str
    signature: str
    ties: Ties
    scheme: Scheme
    serif: tuple[Face, ...]
    sans: tuple[Face, ...]
