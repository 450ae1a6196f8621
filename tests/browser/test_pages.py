"""Promises that only a browser can tell: what readers see, reach and hear."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import KINDS, addresses
from tests.tools.install import AXE
from twinning.edges.stages import Staged

# WCAG 2.2 A and AA, and what axe counts as good practice: landmarks, headings in order.
AXE_RUN = "() => axe.run(document, {resultTypes: ['violations']})"
Pages = Callable[..., Page]
# All that can be reached, in the order of the text; nothing asks for another place in it.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter(each =>
  each.tabIndex === 0 && each.checkVisibility({visibilityProperty: true})).map(each => each.outerHTML)"""


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))  # pages let no foreign script in
    found: dict[str, Any] = page.evaluate(AXE_RUN)
    return [f"{v['id']}: {v['help']} {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(staged: tuple[Staged, Path], base: str, page_factory: Pages, kind: str, scheme: str) -> None:
    """Every kind of page is without a finding of axe, in both schemes, on a phone and on a desk."""
    for width in (360, 1280):
        page = page_factory(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(base + addresses(staged[0], kind)[0])
        assert violations(page) == []


def test_axe_finds_nothing_in_any_language(staged: tuple[Staged, Path], base: str, page_factory: Pages) -> None:
    """The front page and a profile of every edition are without a finding."""
    page = page_factory()
    for language in staged[0].site.facts.languages:
        for kind in ("home.html", "city.html"):
            page.goto(base + addresses(staged[0], kind, language)[0])
            assert violations(page) == [], (language, kind)


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2560])
def test_nothing_scrolls_sideways(staged: tuple[Staged, Path], base: str, page_factory: Pages, width: int) -> None:
    """From the smallest phone (or 400 % zoom) to the widest screen, every kind of page fits in its width."""
    page = page_factory(viewport={"width": width, "height": 800})
    for kind in KINDS:
        for address in addresses(staged[0], kind):
            page.goto(base + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_keyboard_reaches_the_content_at_once(staged: tuple[Staged, Path], base: str, page_factory: Pages) -> None:
    """The first stop of the tab key leads past the menu, and is seen when it has the focus."""
    page = page_factory()
    for kind in KINDS:
        page.goto(base + addresses(staged[0], kind)[0])
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.inner_text() == "Zum Inhalt springen"
        box = focused.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash.slice(1) === document.querySelector('main').id")


def test_everything_that_can_be_clicked_shows_its_focus(base: str, page_factory: Pages) -> None:
    """With the keyboard one always sees where one is."""
    page = page_factory()
    page.goto(base + "/")
    for _ in range(page.locator("a:visible, button:visible, summary:visible").count()):
        page.keyboard.press("Tab")
        outline = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert outline >= 2, page.evaluate("document.activeElement.outerHTML")


def test_no_page_asks_anyone_else(staged: tuple[Staged, Path], base: str, page_factory: Pages) -> None:
    """No request leaves the site's own host, no cookie is set, nothing is stored."""
    page = page_factory()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        page.goto(base + addresses(staged[0], kind)[0])
        assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
    assert asked
    assert all(url.startswith((base, "data:")) for url in asked)


def test_the_language_switch_lands_on_the_same_page(
    staged: tuple[Staged, Path], base: str, page_factory: Pages
) -> None:
    """From a city's profile each language leads to the same city, and back."""
    page = page_factory()
    start = next(address for address in addresses(staged[0], "city.html") if "saint-quentin" in address)
    page.goto(base + start)
    for language in (*staged[0].site.facts.languages[1:], "de"):
        page.locator("nav.languages summary").click()
        page.locator(f"nav.languages a[hreflang='{language}']").click()
        assert page.locator("html").get_attribute("lang") == language
        assert page.url.endswith("/saint-quentin/")
    assert page.url == base + start


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_of_the_agenda_fold_on_a_phone(base: str, page_factory: Pages, scripts: bool) -> None:
    """On a phone the dates come first, and one press away all kinds and cities; on a desk they stand there."""
    phone = page_factory(viewport={"width": 360, "height": 800}, java_script_enabled=scripts)
    phone.goto(base + "/termine/")
    filters = phone.get_by_role("navigation", name="Nach Stadt")
    assert not filters.is_visible()
    phone.locator(".filters summary").click()
    assert filters.is_visible()
    desk = page_factory(viewport={"width": 1280, "height": 800}, java_script_enabled=scripts)
    desk.goto(base + "/termine/")
    assert not desk.locator(".filters summary").is_visible()
    desk.get_by_role("link", name="Saint-Quentin", exact=True).first.click()
    assert desk.url == base + "/staedte/saint-quentin/termine/"


@pytest.mark.parametrize("kind", ["home.html", "article.html", "event.html", "search.html"])
def test_the_keyboard_goes_as_one_reads(staged: tuple[Staged, Path], base: str, page_factory: Pages, kind: str) -> None:
    """Each stop of the tab key lies below the last one or beside it, column by column, and none is hidden."""
    page = page_factory(viewport={"width": 1280, "height": 900})
    page.goto(base + addresses(staged[0], kind)[0])
    order = page.evaluate(STOPS)
    seen: list[str] = []
    for _ in order:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML"))
        assert page.evaluate("document.activeElement.checkVisibility({visibilityProperty: true})"), seen[-1]
    assert seen == order
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body")


def test_printed_pages_keep_what_matters(staged: tuple[Staged, Path], base: str, page_factory: Pages) -> None:
    """On paper there is no navigation, and the title is there."""
    page = page_factory()
    page.goto(base + addresses(staged[0], "article.html")[0])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("nav:visible").count() == 0
