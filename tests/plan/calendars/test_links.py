"""Promises of the links to calendars: each leads to one."""

from gettext import NullTranslations
from pathlib import Path, PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.model.vocabulary import EventKind
from twinning.plan.addresses import Addresses
from twinning.plan.calendars import links
from twinning.plan.editions import Edition

URL = "https://host.example/partner"


def staged(tmp_path: Path, url: str) -> Staged:
    return stage(settings_of(copy_sample(tmp_path), SITEURL=url))


def edition(made: Staged, language: str) -> Edition:
    site = made.site
    home = Addresses(facts=site.facts).home(language)
    shell = made.plan[home].value.shell
    return Edition(
        site=site,
        language=language,
        catalogue=NullTranslations(),
        addresses=Addresses(facts=site.facts),
        shell=shell,
    )


@pytest.mark.parametrize("url", ["", "https://host.example", URL])
@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_every_link_leads_to_a_calendar(tmp_path: Path, url: str, language: str) -> None:
    """At the root of a host or below a path, in each edition; a date without a page here has its original's file."""
    made = staged(tmp_path, url)
    here = edition(made, language)
    site = made.site
    hrefs = [
        links.calendar_href(here),
        links.anniversary_calendar_href(here),
        *(links.kind_calendar_href(here, kind) for kind in EventKind),
        *(links.city_calendar_href(here, city) for city in site.cities.values()),
        links.event_file_href(here, site.events["buergerreise"]),
    ]
    for href in hrefs:
        assert href.startswith(site.facts.base)
        assert PurePosixPath(href.removeprefix(site.facts.base)) in made.plan


def test_a_date_without_a_day_has_no_link(tmp_path: Path) -> None:
    """Where only the month is known there is no file, and nothing to lead to it."""
    made = staged(tmp_path, URL)
    assert links.event_file_href(edition(made, "de"), made.site.events["stadtfest"]) == ""


def test_a_program_can_be_told_to_subscribe(tmp_path: Path) -> None:
    """The scheme makes a calendar program open the address; there is none as long as the host is not known."""
    (tmp_path / "with").mkdir()
    here = edition(staged(tmp_path / "with", URL), "de")
    assert links.subscription(here, links.calendar_href(here)) == "webcal://host.example/partner/termine/termine.ics"
    (tmp_path / "without").mkdir()
    here = edition(staged(tmp_path / "without", ""), "de")
    assert links.subscription(here, links.calendar_href(here)) == ""
