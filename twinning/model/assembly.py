"""The model stage: documents and a clock become the site as it is at that moment, or problems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from twinning.model.audits import overdue
from twinning.model.bodies import Bodies
from twinning.model.checks import Known, check, duplicates, premature
from twinning.model.clock import Clock
from twinning.model.documents import Asset, Document
from twinning.model.facts import Facts
from twinning.model.pieces import hidden, make
from twinning.model.problems import Problem
from twinning.model.references import Library, unused
from twinning.model.site import AnyPiece, Article, City, Event, Hidden, Notice, Page, Site
from twinning.model.texts import Linker
from twinning.model.vocabulary import Hiding, Kind


def assemble(
    documents: Iterable[Document], assets: Mapping[str, Asset], facts: Facts, clock: Clock, *, drafts: bool = False
) -> tuple[Site, list[Problem]]:
    """The site as it is at the clock's moment, and every problem that only all documents together show.

    With ``drafts``, what is not shown yet is shown too. The site is fit for planning only when no problem is an error.
    """
    documents = list(documents)
    bundles, problems = _bundles(documents, facts.languages)
    originals = [texts[0] for texts in bundles]
    known = Known(
        facts=facts, slugs={kind: {d.bundle.slug for d in originals if d.bundle.kind is kind} for kind in Kind}
    )
    problems += duplicates(originals)
    linker = Linker(library=Library.of(documents, assets))
    found = _Found()
    for texts in bundles:
        problems += check(texts[0], known)
        problems += overdue(texts[0], clock.now.date())
        problems += premature(texts[0], clock.now.date())
        linked = linker.texts(texts)
        if not all(text.is_sound for text in texts):
            continue
        why_hidden = hidden(texts[0], clock)
        # Made whether it is shown or not: a mistake in tomorrow's news is told today. But what nobody sees changes
        # nothing, so that its dates are asked of a clock of its own: the site's is to tell nothing of an embargo.
        is_shown = drafts or not why_hidden
        piece = make(texts[0], linked, facts, clock if is_shown else Clock(clock.now, clock.zone))
        if isinstance(piece, Problem):
            problems.append(piece)
            continue
        if is_shown:
            found.shown.append(piece)
            if why_hidden:
                found.hidden[piece.folder] = why_hidden
        elif why_hidden and why_hidden.why is Hiding.EXPIRY and isinstance(piece, Article):
            found.departed.append(piece)
    problems += linker.problems
    problems += unused(linker.library, linker.used, problems)
    bodies = Bodies({document.path: document.body for texts in bundles for document in texts})
    return _site(found, assets, bodies, facts, clock), problems


def _bundles(documents: list[Document], languages: tuple[str, ...]) -> tuple[list[list[Document]], list[Problem]]:
    """The documents of each bundle, the original first, and the translations that have none."""
    bundles, problems = [], []
    in_order = sorted(documents, key=lambda d: (d.bundle.folder, languages.index(d.language)))
    for _, group in groupby(in_order, key=lambda d: d.bundle.folder):
        texts = list(group)
        if texts[0].is_original:
            bundles.append(texts)
        else:
            hint = "Zuerst das Original als index.md anlegen."
            problems += [text.problem("translation", "der Übersetzung fehlt das Original", hint) for text in texts]
    return bundles, problems


@dataclass(kw_only=True)
class _Found:
    """What has come of the bundles, as the site has it."""

    shown: list[AnyPiece | Notice] = field(default_factory=list)
    departed: list[Article] = field(default_factory=list)
    hidden: dict[str, Hidden] = field(default_factory=dict)


def _site(found: _Found, assets: Mapping[str, Asset], bodies: Bodies, facts: Facts, clock: Clock) -> Site:
    shown = found.shown
    articles = sorted((p for p in shown if isinstance(p, Article)), key=lambda a: (a.published, a.slug))
    cities = sorted((p for p in shown if isinstance(p, City)), key=lambda c: c.slug)
    events = sorted((p for p in shown if isinstance(p, Event)), key=lambda e: (e.span.begins(clock.zone), e.slug))
    pages = sorted((p for p in shown if isinstance(p, Page)), key=lambda p: (p.fields.order, p.slug))
    year = clock.year()
    assert clock.last_change, "the year has begun"
    return Site(
        facts=facts,
        year=year,
        articles={article.slug: article for article in reversed(articles)},
        cities={city.slug: city for city in cities},
        events={event.slug: event for event in events},
        pages={page.slug: page for page in pages},
        notices=tuple(sorted((p for p in shown if isinstance(p, Notice)), key=lambda n: n.slug)),
        departed=tuple(found.departed),
        assets=assets,
        bodies=bodies,
        hidden=found.hidden,
        last_change=clock.last_change,
        next_change=clock.next_change,
    )
