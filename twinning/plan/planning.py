"""The plan stage: the site becomes all its outputs."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, takewhile
from pathlib import PurePosixPath
from threading import Lock

from twinning.model.problems import Problem
from twinning.model.site import Site
from twinning.plan.addresses import Addresses
from twinning.plan.agendas import agenda_outputs
from twinning.plan.articles import article_outputs, outputs_of, topic_outputs, year_outputs
from twinning.plan.calendars.planning import calendar_outputs
from twinning.plan.cities import city_outputs
from twinning.plan.contacts import contact_outputs
from twinning.plan.departures import departure_outputs
from twinning.plan.editions import Edition, Made
from twinning.plan.events import event_outputs
from twinning.plan.feeds.changes import updates_of
from twinning.plan.feeds.planning import feed_outputs
from twinning.plan.home import home_output, not_found_output, page_outputs
from twinning.plan.hosts.planning import host_outputs
from twinning.plan.maps import map_outputs
from twinning.plan.outputs import Output, Plan, clashes_of, plan_of
from twinning.plan.pages import PageOutput
from twinning.plan.redirects import redirect_outputs, renaming_outputs
from twinning.plan.search.pages import search_output
from twinning.plan.sharing.planning import sharing_outputs
from twinning.plan.shells import shell
from twinning.plan.sitemaps import sitemap_outputs
from twinning.plan.states import state_outputs
from twinning.plan.subscriptions import subscribe_output
from twinning.plan.themes import Theme, theme_outputs


def plan_site(site: Site, theme: Theme) -> tuple[Plan, list[Problem]]:
    """Every file of the site, and the addresses that two of them claim."""
    return plan_of(_outputs(site, theme, _editions(site, theme)))


class Prospect(Mapping[PurePosixPath, Output]):
    """The same plan, made as far as it is asked for: whoever looks at one page needs few of the others.

    Of two outputs for one path it has one of them; that there are two, ``clashes`` tells, which goes through all.
    """

    def __init__(self, site: Site, theme: Theme) -> None:
        self._site, self._theme = site, theme
        self._editions = _editions(site, theme)
        self._known: dict[PurePosixPath, Output] = {}
        self._coming = _outputs(site, theme, self._editions)
        self._lock = Lock()  # pages are asked for by several threads

    def __getitem__(self, path: PurePosixPath) -> Output:
        with self._lock:
            if path in self._known:
                return self._known[path]
            for output in chain(self._of_article(path.parent.name), self._coming):
                self._known.setdefault(output.path, output)
                if output.path == path:
                    return output
        raise KeyError(path)

    def __iter__(self) -> Iterator[PurePosixPath]:
        with self._lock:
            for output in self._coming:
                self._known.setdefault(output.path, output)
        return iter(sorted(self._known))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clashes(self, is_wanted: Callable[[], bool] = lambda: True) -> list[Problem]:
        """The addresses that two outputs claim; those that are found until nobody wants to know any more.

        Nothing of what is looked at for it is kept.
        """
        outputs = _outputs(self._site, self._theme, _editions(self._site, self._theme))
        return clashes_of(takewhile(lambda _: is_wanted(), outputs))

    def _of_article(self, slug: str) -> Iterator[Output]:
        """Most of a site are articles, and each lies in a folder of its own name: so they need not all be made."""
        if article := self._site.articles.get(slug):
            yield from chain.from_iterable(outputs_of(edition, article) for edition in self._editions)


def _editions(site: Site, theme: Theme) -> list[Edition]:
    common: Made = {}
    return [edition_of(site, theme, language, common) for language in site.facts.languages]


def edition_of(site: Site, theme: Theme, language: str, common: Made | None = None) -> Edition:
    """The site in one language; ``common`` is what its editions have in common as far as it is made."""
    addresses = Addresses(facts=site.facts)
    catalogue = theme.catalogues[language]
    stylesheet, folder = addresses.href(theme.stylesheet), addresses.href(theme.folder) + "/"
    return Edition(
        site=site,
        language=language,
        catalogue=catalogue,
        addresses=addresses,
        shell=shell(site, language, catalogue, stylesheet, folder),
        scripts={name: addresses.href(path) for name, path in theme.scripts.items()},
        common={} if common is None else common,
    )


def _outputs(site: Site, theme: Theme, editions: list[Edition]) -> Iterator[Output]:
    """First the few that most is asked of, then the many."""
    yield from theme_outputs(theme)
    pages: list[Output] = []
    for output in _pages(site, theme, editions):
        pages.append(output)
        yield output
    redirects = list(redirect_outputs(editions[0]))
    yield from redirects
    # Another piece may have taken the address of what has expired.
    taken = {output.path for output in (*pages, *redirects)}
    departures = [each for each in chain.from_iterable(map(departure_outputs, editions)) if each.path not in taken]
    yield from departures
    yield from chain.from_iterable(sharing_outputs(edition, theme) for edition in editions)
    yield from sitemap_outputs(site, [output for output in pages if isinstance(output, PageOutput)])
    yield from state_outputs(site)
    yield from contact_outputs(site.facts)
    yield from host_outputs(site.facts, [*pages, *redirects, *departures])
    if site.facts.has_style_page:
        # With examples of everything: slow to import, and in no site that readers see.
        from twinning.plan.style.planning import style_output

        yield style_output(editions[0], theme)


def _pages(site: Site, theme: Theme, editions: list[Edition]) -> Iterator[Output]:
    """What browsers ask for, then what programs do."""
    for outputs in _LISTS:
        yield from chain.from_iterable(map(outputs, editions))
    yield from map_outputs(site, theme)
    yield from chain.from_iterable(map(article_outputs, editions))
    updates = updates_of(site)
    for edition in editions:
        yield from feed_outputs(edition, updates)
        yield from calendar_outputs(edition)
        yield from renaming_outputs(edition)


def _single_pages(edition: Edition) -> Iterator[Output]:
    yield home_output(edition)
    yield subscribe_output(edition)
    yield search_output(edition)
    yield not_found_output(edition)


_LISTS: tuple[Callable[[Edition], Iterator[Output]], ...] = (
    _single_pages,
    page_outputs,
    city_outputs,
    topic_outputs,
    year_outputs,
    event_outputs,
    agenda_outputs,
)
