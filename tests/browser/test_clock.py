"""Promises of the clock of a city's page: the time there, in the page's words, and nobody is disturbed by it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import addresses
from twinning.edges.stages import Staged

Pages = Callable[..., Page]
NOON = "2025-12-24T12:00:00Z"


@pytest.fixture
def tokyo(staged: tuple[Staged, Path], base: str) -> Callable[[str], str]:
    def address(language: str) -> str:
        return base + next(each for each in addresses(staged[0], "city.html", language) if "bunkyo" in each)

    return address


@pytest.mark.parametrize(
    ("language", "time"),
    [("de", "Mittwoch, 21:00"), ("fr", "mercredi 21:00"), ("de-simple", "Mittwoch, 21:00"), ("ja", "水曜日")],
)
def test_it_shows_the_time_there(tokyo: Callable[[str], str], page_factory: Pages, language: str, time: str) -> None:
    """Whatever zone the reader is in."""
    page = page_factory(timezone_id="America/Chicago")
    page.clock.set_fixed_time(NOON)
    page.goto(tokyo(language))
    shown = page.locator("[data-zone]").inner_text()
    assert re.sub(r"\s+", " ", shown.replace(" um", "")).startswith(time) or time in shown


def test_it_runs(tokyo: Callable[[str], str], page_factory: Pages) -> None:
    page = page_factory()
    page.clock.install(time=NOON)
    page.goto(tokyo("de"))
    page.clock.run_for(61_000)
    assert "21:01" in page.locator("[data-zone]").inner_text()


def test_it_disturbs_nobody(tokyo: Callable[[str], str], page_factory: Pages) -> None:
    """No screen reader is told each minute; and nothing else on the page moves when the time appears."""
    page = page_factory()
    page.goto(tokyo("de"))
    assert (
        page.locator("[data-zone]").evaluate("each => each.closest('[aria-live], [role=timer], [role=status]')") is None
    )
    room = page.locator("[data-zone]").bounding_box()
    page.locator("[data-zone]").evaluate("each => { each.textContent = '' }")
    assert page.locator("[data-zone]").bounding_box() == room


def test_without_scripts_the_difference_is_there(tokyo: Callable[[str], str], page_factory: Pages) -> None:
    page = page_factory(java_script_enabled=False)
    page.goto(tokyo("de"))
    assert "8 Stunden später als in Kaiserslautern" in page.locator(".facts").first.inner_text()
    assert page.locator("[data-zone]").inner_text() == ""


def test_the_script_is_small() -> None:
    assert Path("theme/static/js/clock.js").stat().st_size < 1000
