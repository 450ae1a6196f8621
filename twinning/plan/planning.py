"""The plan stage: the site becomes all its outputs."""

from collections.abc import Iterator

from twinning.model.problems import Problem
from twinning.model.site import Site
from twinning.plan.addresses import Addresses
from twinning.plan.agendas import agenda_outputs
from twinning.plan.articles import article_outputs, topic_outputs, year_outputs
from twinning.plan.calendars.planning import calendar_outputs
from twinning.plan.cities import city_outputs
from twinning.plan.contacts import contact_outputs
from twinning.plan.departures import departure_outputs
from twinning.plan.editions import Edition
from twinning.plan.events import event_outputs
from twinning.plan.feeds.changes import Updates, updates_of
from twinning.plan.feeds.planning import feed_outputs
from twinning.plan.home import home_output, not_found_output, page_outputs
from twinning.plan.hosts.planning import host_outputs
from twinning.plan.maps import map_outputs
from twinning.plan.outputs import Output, Plan, plan_of
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
    return plan_of(_outputs(site, theme))


def edition_of(site: Site, theme: Theme, language: str) -> Edition:
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
    )


def _outputs(site: Site, theme: Theme) -> Iterator[Output]:
    yield from theme_outputs(theme)
    yield from map_outputs(site, theme)
    pages: list[Output] = []
    departures: list[Output] = []
    updates = updates_of(site)
    for language in site.facts.languages:
        edition = edition_of(site, theme, language)
        pages += _edition_outputs(edition, updates)
        departures += departure_outputs(edition)
        yield from sharing_outputs(edition, theme)
    redirects = list(redirect_outputs(edition_of(site, theme, site.facts.language)))
    yield from pages
    yield from redirects
    # Another piece may have taken the address of what has expired.
    taken = {output.path for output in (*pages, *redirects)}
    departures = [output for output in departures if output.path not in taken]
    yield from departures
    yield from sitemap_outputs(site, [output for output in pages if isinstance(output, PageOutput)])
    yield from state_outputs(site)
    yield from contact_outputs(site.facts)
    yield from host_outputs(site.facts, [*pages, *redirects, *departures])
    if site.facts.has_style_page:
        # With examples of everything: slow to import, and in no site that readers see.
        from twinning.plan.style.planning import style_output

        yield style_output(edition_of(site, theme, site.facts.language), theme)


def _edition_outputs(edition: Edition, updates: Updates) -> Iterator[Output]:
    yield home_output(edition)
    yield from article_outputs(edition)
    yield from topic_outputs(edition)
    yield from year_outputs(edition)
    yield from city_outputs(edition)
    yield from event_outputs(edition)
    yield from agenda_outputs(edition)
    yield from page_outputs(edition)
    yield subscribe_output(edition)
    yield search_output(edition)
    yield not_found_output(edition)
    yield from feed_outputs(edition, updates)
    yield from calendar_outputs(edition)
    yield from renaming_outputs(edition)
