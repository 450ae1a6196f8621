"""The model stage: documents and a clock become the site as it is at that moment, or problems."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from twinning.model.bodies import Bodies
from twinning.model.checks import Known, duplicates
from twinning.model.clock import Clock
from twinning.model.documents import Asset, Document
from twinning.model.facts import Facts
from twinning.model.outcomes import Outcome, outcome_of
from twinning.model.problems import Problem
from twinning.model.references import Library, unused
from twinning.model.site import AnyPiece, Article, City, Event, Hidden, Notice, Page, Site
from twinning.model.vocabulary import Hiding


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A site, every problem that only all documents together show, and what came of each bundle, by its folder.

    The site is fit for planning only when no problem is an error. It was made of what was ``known``, and with
    ``drafts`` or not.
    """

    site: Site
    problems: list[Problem]
    outcomes: Mapping[str, Outcome]
    known: Known
    drafts: bool


def assemble(
    documents: Iterable[Document],
    assets: Mapping[str, Asset],
    facts: Facts,
    clock: Clock,
    *,
    drafts: bool = False,
    last: Assembled | None = None,
) -> Assembled:
    """The site as it is at the clock's moment.

    With ``drafts``, what is not shown yet is shown too. What came of a bundle is taken from the ``last`` time where it
    would be the same; that time everything was in order.
    """
    documents = list(documents)
    bundles, problems = _bundles(documents, facts.languages)
    known = Known.of((texts[0].bundle for texts in bundles), facts)
    library = Library.of(documents, assets)
    kept = _kept(last, bundles, assets, known, clock) if last and last.drafts is drafts else {}
    outcomes = {
        texts[0].bundle.folder: kept.get(texts[0].bundle.folder)
        or outcome_of(texts, library, known, clock, drafts=drafts)
        for texts in bundles
    }
    problems += duplicates((outcome.texts[0], claim) for outcome in outcomes.values() for claim in outcome.claims)
    found, used = _Found(), set[str]()
    for outcome in outcomes.values():
        problems += outcome.problems
        used |= outcome.used
        found.add(outcome, drafts=drafts)
    _ask(clock, outcomes.values())
    problems += unused(library, used, problems)
    bodies = Bodies({document.path: document.body for texts in bundles for document in texts})
    site = _site(found, assets, bodies, facts, clock)
    return Assembled(site=site, problems=problems, outcomes=outcomes, known=known, drafts=drafts)


def _bundles(documents: list[Document], languages: tuple[str, ...]) -> tuple[list[tuple[Document, ...]], list[Problem]]:
    """The documents of each bundle, the original first, and the translations that have none."""
    bundles, problems = [], []
    folder = attrgetter("bundle.folder")
    for _, group in groupby(sorted(documents, key=folder), key=folder):
        texts = tuple(sorted(group, key=lambda document: languages.index(document.language)))
        if texts[0].is_original:
            bundles.append(texts)
        else:
            hint = "Zuerst das Original als index.md anlegen."
            problems += [text.problem("translation", "der Übersetzung fehlt das Original", hint) for text in texts]
    return bundles, problems


def _ask(clock: Clock, outcomes: Collection[Outcome]) -> None:
    """The site's clock, of the last moment and the next at which one of the bundles changes."""
    last = max((each.last_change for each in outcomes if each.last_change), default=None)
    coming = min((each.next_change for each in outcomes if each.next_change), default=None)
    for moment in (last, coming):
        if moment:
            clock.reached(moment)


def _kept(
    last: Assembled, bundles: list[tuple[Document, ...]], assets: Mapping[str, Asset], known: Known, clock: Clock
) -> dict[str, Outcome]:
    """What came of the bundles that are as they were, as is all that they had looked at.

    Nothing of them had been looked for in vain, as the last site was in order; and nothing that may be named has gone.
    """
    site, now = last.site, {texts[0].bundle.folder: texts for texts in bundles}
    is_same_time = site.last_change <= clock.now and (site.next_change is None or clock.now < site.next_change)
    if not is_same_time or site.facts.zone != clock.zone or not known.includes(last.known):
        return {}
    same = {folder: each for folder, each in last.outcomes.items() if each.texts == now.get(folder)}
    others = {texts[0].bundle for folder, texts in now.items() if folder not in same}
    changed = {(bundle.kind, bundle.slug) for bundle in others}
    files = {path for path, asset in site.assets.items() if assets.get(path) != asset}
    return {
        folder: each for folder, each in same.items() if each.linked.isdisjoint(changed) and each.used.isdisjoint(files)
    }


@dataclass(kw_only=True)
class _Found:
    """What has come of the bundles, as the site has it."""

    shown: list[AnyPiece | Notice] = field(default_factory=list)
    departed: list[Article] = field(default_factory=list)
    hidden: dict[str, Hidden] = field(default_factory=dict)

    def add(self, outcome: Outcome, *, drafts: bool) -> None:
        piece, why_hidden = outcome.piece, outcome.why_hidden
        if piece and (drafts or not why_hidden):
            self.shown.append(piece)
            if why_hidden:
                self.hidden[piece.folder] = why_hidden
        elif isinstance(piece, Article) and why_hidden and why_hidden.why is Hiding.EXPIRY:
            self.departed.append(piece)


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
