"""Which straight mark opens a quotation, which closes one, and which is an apostrophe.

docutils' `smartquotes` decides each mark from its two neighbours alone. That is not enough: it closes after an opening
bracket when a tag follows, has no genitive (Hans' Haus, by its own TODO), eats backslashes, and cannot see which
quotation is open. So marks are paired on a stack here, over the whole run of a block.

A single mark without a partner is an apostrophe (’), or after a digit a prime, which stays as typed. A closing double
mark without a partner stays straight, so that an editor sees it. Where a genitive stands in single quotation marks
('Hans' Haus'), its apostrophe looks like their end: only a typed ’ tells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from twinning.read.typography.languages import NARROW_NO_BREAK, QuotationMarks, Rules

APOSTROPHE = "’"

# A mark is judged by the first character on either side that is no mark itself, so that '"so" sagte sie' reads from the
# outside in, and reads the same once its marks are set.
_MARKS = "\"'„“”‚‘’«»‹›「」『』" + NARROW_NO_BREAK
_BRACKETS = "([{"
_CLOSING_BRACKETS = ")]}"
_BEFORE_OPENING = _BRACKETS + "-–—/"


class Mark(NamedTuple):
    """The mark at `at` is to read `text`."""

    at: int
    text: str


class _Open(NamedTuple):
    at: int
    sign: str  # as typed: " or '
    pair: tuple[str, str]
    straight: bool  # else it was typed as it should be


@dataclass(slots=True)
class _Pairing:
    """The state of one run: the quotations still open, innermost last."""

    marks: QuotationMarks
    open: list[_Open] = field(default_factory=list)

    def opens(self, at: int, sign: str) -> Iterator[Mark]:
        usual, other = (
            (self.marks.primary, self.marks.alternate) if sign == '"' else (self.marks.alternate, self.marks.primary)
        )
        # A quotation never wears the marks of the one around it.
        pair = other if self.open and self.open[-1].pair == usual else usual
        self.open.append(_Open(at, sign, pair, straight=True))
        if sign == '"':
            yield Mark(at, pair[0])

    def closes(self, at: int, depth: int, *, straight: bool) -> Iterator[Mark]:
        partner = self.open[depth]
        yield from self.abandon(depth + 1)
        self.open.pop()
        if partner.sign == "'":
            yield Mark(partner.at, partner.pair[0])
        if straight:
            yield Mark(at, partner.pair[1])

    def abandon(self, depth: int) -> Iterator[Mark]:
        """Whatever opened from `depth` on finds no partner: single marks turn out to be apostrophes."""
        yield from (Mark(mark.at, APOSTROPHE) for mark in self.open[depth:] if mark.sign == "'")
        del self.open[depth:]

    def partner(self, sign: str) -> int | None:
        """The depth of the innermost quotation that `sign` may close. A single mark closes none across a double one."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].sign == sign:
                return depth
            if sign == "'":
                return None
        return None


def _neighbour(text: str, at: int, step: int) -> str:
    at += step
    while 0 <= at < len(text):
        if text[at] not in _MARKS:
            return text[at]
        at += step
    return " "


def _directions(text: str, at: int, rules: Rules) -> tuple[bool, bool]:
    """Whether the straight mark at `at` may open, and whether it may close a quotation."""
    before, after = _neighbour(text, at, -1), _neighbour(text, at, 1)
    inward = not after.isspace() and after not in _CLOSING_BRACKETS
    closes = not before.isspace() and before not in _BRACKETS
    if not rules.spaces_words:
        return inward, closes
    if _follows_elision(text, at):
        return True, False
    return inward and (before.isspace() or before in _BEFORE_OPENING), closes


def _follows_elision(text: str, at: int) -> bool:
    """l'"Avenir", d'"Os Lusíadas": only there does a quotation begin inside a word."""
    return (
        text[at] == '"'
        and text[at - 1 : at] in ("'", APOSTROPHE)
        and text[at - 2 : at - 1].isalpha()
        and text[at + 1 : at + 2].isalpha()
    )


@cache
def _tokens(rules: Rules) -> re.Pattern[str]:
    """Straight marks and typed primary ones, with the rest of a measure (6' 2") or a clipped word ('68, 'n', 'tis)."""
    assert rules.marks is not None
    # Where the marks inside are the same as outside, a typed one does not tell which quotation it belongs to.
    tells = rules.marks.primary != rules.marks.alternate
    typed = "".join(rules.marks.primary).replace(NARROW_NO_BREAK, "") if tells else ""
    measure = r"""(?<=\d')(?P<measure>[ \u00a0]?\d{1,2}\")"""
    clipped = rf"(?<=')(?<!\w')(?P<clipped>\d\ds?\b|n'|(?:{rules.clipped})\b)"
    return re.compile(rf"""["'{typed}](?:{measure}|{clipped})?""", re.IGNORECASE)


def _inside_word(text: str, at: int, rules: Rules) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not rules.spaces_words and not (before + after).isascii():
        return False
    return before.isalnum() and after.isalnum()


def quotations(text: str, rules: Rules) -> Iterator[Mark]:
    """Every straight mark of `text` that is to be replaced, in no particular order."""
    if rules.marks is None or ('"' not in text and "'" not in text):
        return
    pairing = _Pairing(rules.marks)
    for match in _tokens(rules).finditer(text):
        if match["clipped"]:
            yield from (Mark(match.start() + at, APOSTROPHE) for at, sign in enumerate(match[0]) if sign == "'")
        elif not match["measure"]:
            yield from _token(text, match.start(), pairing, rules)
    yield from pairing.abandon(0)


def _token(text: str, at: int, pairing: _Pairing, rules: Rules) -> Iterator[Mark]:
    sign = text[at]
    if sign not in "\"'":
        yield from _typed(sign, at, pairing)
    elif sign == "'" and _inside_word(text, at, rules):
        # Between digits it is a prime (6'2) unless it parts thousands, as in Switzerland.
        if not text[at - 1].isdigit() or not text[at + 1].isdigit() or text[at + 1 : at + 4].isdigit():
            yield Mark(at, APOSTROPHE)
    else:
        yield from _straight(sign, at, _directions(text, at, rules), pairing, after_digit=text[at - 1 : at].isdigit())


def _straight(
    sign: str, at: int, directions: tuple[bool, bool], pairing: _Pairing, *, after_digit: bool
) -> Iterator[Mark]:
    opens, closes = directions
    depth = pairing.partner(sign) if closes else None
    if depth is not None:
        yield from pairing.closes(at, depth, straight=True)
    elif opens:
        yield from pairing.opens(at, sign)
    elif closes and sign == "'" and not after_digit:
        yield Mark(at, APOSTROPHE)


def _typed(sign: str, at: int, pairing: _Pairing) -> Iterator[Mark]:
    """A mark typed as it should be opens or closes too: „Hallo" is half typed."""
    opening, closing = (mark.strip(NARROW_NO_BREAK) for mark in pairing.marks.primary)
    depth = pairing.partner('"')
    if sign == opening:
        pairing.open.append(_Open(at, '"', pairing.marks.primary, straight=False))
    elif sign == closing and depth is not None:
        yield from pairing.closes(at, depth, straight=False)
