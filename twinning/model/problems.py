"""What is wrong with the content, as values: found anywhere, printed in one place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing an editor has to look at.

    ``path`` is relative to the project, with forward slashes; ``line`` counts from 1, and is 0 where there
    is none, as in an option of a command; ``rule`` names the check for
    programs (SARIF's ruleId); ``message`` and ``hint`` are German and are shown as they are.
    """

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every problem once, by file and line, so that two runs print the same list."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.severity, p.rule, p.message, p.hint)))


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that was probably meant, or None; ``cutoff`` is how alike they have to be, from 0 to 1."""
    from difflib import get_close_matches  # needed for mistakes only

    known = sorted(known)
    folded = {name.casefold(): name for name in known}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[matches[0]] if matches else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """The hint for a word that is not known: the nearest one, or all of a short list."""
    known = sorted(known)
    match = nearest(word, known)
    if match:
        return f"Meinten Sie „{match}“?"
    if not known:
        return ""
    listed = ", ".join(known[:20]) + (" …" if len(known) > 20 else "")
    return f"Bekannt sind: {listed}."
