"""All edits of one text, and how they are applied."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from twinning.read.typography.languages import Rules
from twinning.read.typography.quotations import quotations


class Edit(NamedTuple):
    """`text[start:end]`, never empty, is to read `replacement`."""

    start: int
    end: int
    replacement: str


# Addresses are for machines. They end before a full stop or a bracket that belongs to the sentence.
_ADDRESS = re.compile(
    r"""(?:https?://|www\.|mailto:)[^\s"„“”«»‹›]*[\w/\#=&~+-]"""
    r"""|[\w.+-]++@[\w-]++(?:\.[\w-]++)++"""
    r"""|\b[\w-]++(?:\.[\w-]++)++/[^\s"„“”«»‹›]*[\w/\#=&~+-]"""
)


def edits(text: str, rules: Rules) -> Sequence[Edit]:
    """What the rules change in `text`: sorted, and none overlapping another."""
    found = _found(text, rules)
    if not found:
        return ()
    found.sort()
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if _may_hold_address(text) else []
    kept: list[Edit] = []
    for edit in found:
        overlaps = kept and edit.start < kept[-1].end
        if not overlaps and not any(start < edit.end and edit.start < end for start, end in addresses):
            kept.append(edit)
    return kept


def _found(text: str, rules: Rules) -> list[Edit]:
    found = [Edit(at, at + 1, mark) for at, mark in quotations(text, rules)] if '"' in text or "'" in text else []
    # Few texts have anything of what is looked for, and to know that is much quicker than to look.
    for substitution in rules.substitutions_for(text):
        matches = substitution.pattern.finditer(text)
        found += [Edit(*match.span(1), substitution.template.format(match[1])) for match in matches]
    return found


def _may_hold_address(text: str) -> bool:
    return "/" in text or "@" in text or "www." in text


def apply(text: str, changes: Sequence[Edit]) -> str:
    """`text` with its edits made; the text itself where there are none."""
    if not changes:
        return text
    parts: list[str] = []
    done = 0
    for start, end, replacement in changes:
        parts += text[done:start], replacement
        done = end
    return "".join(parts) + text[done:]
