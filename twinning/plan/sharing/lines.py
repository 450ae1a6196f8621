"""A title in lines: as large as it may be, evenly broken, and cut only between words.

Japanese is written without spaces: its lines end where a phrase does, after its last kana or after a closing mark.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str, int], float]  # a text's width at a size

# Sizes in pixels, and how many lines of each a title may take.
_STEPS = ((96, 1), (84, 1), (72, 2), (66, 2), (60, 2), (60, 3), (54, 3), (48, 3), (48, 4), (44, 4))
_SMALLEST, _MOST = _STEPS[-1]
# Only for a word that is wider than a line: it is made smaller than that, never cut.
_TINIEST = 18
_STEP = 10  # pixels that lines are made narrower by
_SPACES = r"(?<=[ \u3000])(?![ \u3000])"
_OPENING, _CLOSING = "「『（〈《", "」』）〉》"
_PHRASES = "|".join(
    (
        # お and ご are no ends, but beginnings.
        rf"(?<=[ぁ-ゖ])(?<![おご])(?=[一-鿿々ァ-ヺ{_OPENING}A-Za-z0-9])",
        r"(?<=[ぁ-ゖ])(?=[おご][一-鿿])",
        rf"(?<=[{_CLOSING}])(?![、。ぁ-ゖ{_CLOSING}])",
        rf"(?<=[、。])(?![{_CLOSING}])",
    )
)
_WORD = re.compile(rf"{_SPACES}|{_PHRASES}")
# A word that is wider than a line may end one after a hyphen or a stroke; Saint-Quentin stays whole. Japanese may then
# be cut nearly everywhere, but no line begins with a small kana or a closing mark, and none ends with an opening one
# (JIS X 4051).
_ANY = r"[ぁ-ヿ一-鿿！-｝、-〕]"
_NO_BEGINNING = f"{_CLOSING}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々ゝゞヽヾ、。・！？："
_CUTS = rf"(?<={_ANY})(?<![{_OPENING}])(?={_ANY})(?![{_NO_BEGINNING}])"
_PART = re.compile(rf"{_SPACES}|{_PHRASES}|(?<=\w{{3}}[-/])(?=\w{{3}})|{_CUTS}")
_LOOSE_END = " ,;:.–—-/\u3000、。・"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    size: int
    lines: tuple[str, ...]


def title_setting(text: str, width: float, measure: Measure) -> Setting:
    """The largest setting that fits; the longest titles end in an ellipsis."""
    words = _WORD.split(text)
    for size, most in _STEPS:
        lines = _broken(words, size, width, measure)
        if len(lines) <= most and _widest(lines, size, measure) <= width:
            return Setting(size=size, lines=_balanced(words, size, width, measure))
    size = _SMALLEST
    pieces = words if _widest(words, size, measure) <= width else _PART.split(text)
    while size > _TINIEST and _widest(pieces, size, measure) > width:
        size -= 2
    lines = _broken(pieces, size, width, measure)
    return Setting(size=size, lines=_cut(lines, size, width, measure) if len(lines) > _MOST else lines)


def one_line(text: str, size: int, width: float, measure: Measure) -> str:
    """The text, or its first words and an ellipsis."""
    lines = _broken(_WORD.split(text), size, width, measure)
    return lines[0] if len(lines) == 1 else "".join(_ended(lines[:1], size, width, measure))


def _broken(pieces: Sequence[str], size: int, width: float, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        longer = lines[-1] + piece if lines else piece
        if lines and measure(longer.rstrip(), size) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(line.rstrip() for line in lines)


def _balanced(pieces: Sequence[str], size: int, width: float, measure: Measure) -> tuple[str, ...]:
    """In as many lines, each as short as it can be."""
    lines = _broken(pieces, size, width, measure)
    while True:
        width -= _STEP
        narrower = _broken(pieces, size, width, measure)
        if len(narrower) > len(lines) or _widest(narrower, size, measure) > width:
            return lines
        lines = narrower


def _cut(lines: Sequence[str], size: int, width: float, measure: Measure) -> tuple[str, ...]:
    return _ended(lines[:_MOST], size, width, measure)


def _ended(lines: Sequence[str], size: int, width: float, measure: Measure) -> tuple[str, ...]:
    """The last line loses words until the ellipsis has room."""
    *whole, last = lines
    words = _WORD.split(last)
    while len(words) > 1 and measure(_open("".join(words)), size) > width:
        words.pop()
    return (*whole, _open("".join(words)))


def _open(text: str) -> str:
    """With an ellipsis, which in Japanese follows at once."""
    rest = text.rstrip(_LOOSE_END)
    return f"{rest}…" if rest[-1:] >= "\u3000" else f"{rest} …"


def _widest(lines: Sequence[str], size: int, measure: Measure) -> float:
    return max((measure(line.rstrip(), size) for line in lines), default=0.0)
