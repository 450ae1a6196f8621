"""What comes of one bundle: its piece, where it is shown, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from twinning.model.audits import overdue
from twinning.model.checks import Claim, Known, check, claims_of, premature
from twinning.model.clock import Clock
from twinning.model.documents import Document
from twinning.model.pieces import hidden, make
from twinning.model.problems import Problem
from twinning.model.references import Library
from twinning.model.site import AnyPiece, Hidden, Notice
from twinning.model.texts import Linker
from twinning.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``piece`` is made whether it is shown or not, with ``why_hidden`` where it is not; None where the texts are not
    in order.

    ``used`` are the files beside the texts, ``linked`` the pieces, that were looked at for it; ``claims`` are what no
    other bundle may have. ``last_change`` and ``next_change`` are the moments between which it stays as it is, None
    where the time is nothing to it.
    """

    texts: tuple[Document, ...]
    piece: AnyPiece | Notice | None
    why_hidden: Hidden | None
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...]
    used: frozenset[str]
    linked: frozenset[tuple[Kind, str]]
    last_change: datetime | None
    next_change: datetime | None


def outcome_of(texts: tuple[Document, ...], library: Library, known: Known, clock: Clock, *, drafts: bool) -> Outcome:
    """What comes of the documents of a bundle, the original first, at the clock's moment.

    That clock is asked nothing: what it would have learnt is a part of the outcome, and told it whenever that is used.
    """
    original, linker, own = texts[0], Linker(library=library), Clock(clock.now, clock.zone)
    problems = list(_checked(original, known, clock))
    linked = linker.texts(texts)
    piece: AnyPiece | Notice | Problem | None = None
    why_hidden = None
    if all(text.is_sound for text in texts):
        why_hidden = hidden(original, own)
        # Made whether it is shown or not: a mistake in tomorrow's news is told today. But what nobody sees changes
        # nothing, so that its dates are asked of a clock of its own: the site's is to tell nothing of an embargo.
        is_shown = drafts or not why_hidden
        piece = make(original, linked, own if is_shown else Clock(clock.now, clock.zone))
    if isinstance(piece, Problem):
        problems.append(piece)
        piece = None
    problems += linker.problems
    return Outcome(
        texts=texts,
        piece=piece,
        why_hidden=why_hidden,
        problems=tuple(problems),
        claims=tuple(claims_of(original)),
        used=frozenset(linker.used),
        linked=frozenset(linker.linked),
        last_change=own.last_change,
        next_change=own.next_change,
    )


def _checked(original: Document, known: Known, clock: Clock) -> Iterator[Problem]:
    yield from check(original, known)
    yield from overdue(original, clock.now.date())
    yield from premature(original, clock.now.date())
