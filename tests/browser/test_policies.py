"""Promises of what a page may do in a browser: its policy stands in it, and is enough for all that it does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KINDS, addresses
from twinning.edges.stages import Staged

Pages = Callable[..., Page]
# Noted in the page, which the console does not always tell.
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  violations.push(`${effectiveDirective}: ${blockedURI}`));
"""


def watched(page_factory: Pages, **options: object) -> tuple[Page, list[str]]:
    """A page, and what its console tells."""
    page, told = page_factory(**options), []
    page.add_init_script(WATCH)
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    return page, told


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_no_page_breaks_its_policy(
    staged: tuple[Staged, Path], base: str, page_factory: Pages, javascript: bool
) -> None:
    """Whatever a kind of page loads, it has allowed itself, and the console stays empty."""
    page, told = watched(page_factory, java_script_enabled=javascript)
    for kind in KINDS:
        page.goto(base + addresses(staged[0], kind)[0], wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        assert not javascript or page.evaluate("violations") == [], kind
        # A host that answers 404 says so, and the browser repeats it.
        assert not [words for words in told if "404" not in words], kind


def test_the_search_keeps_to_its_policy(base: str, page_factory: Pages) -> None:
    """Its program and its index are the site's own."""
    page, told = watched(page_factory)
    page.goto(f"{base}/suche/?q=Reise")
    expect(page.locator(".search-hits h3 a").first).to_be_visible()
    assert page.evaluate("violations") == []
    assert told == []


@pytest.mark.parametrize(
    ("kind", "does"),
    [
        ("home.html", "document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))"),
        ("home.html", "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/a.png'}))"),
        ("article.html", "document.body.setAttribute('style', 'color: red')"),
        ("article.html", "document.body.append(Object.assign(document.createElement('iframe'), {src: '/'}))"),
        ("search.html", "fetch('https://elsewhere.example/').catch(() => {})"),
        ("search.html", "document.head.append(Object.assign(document.createElement('base'), {href: '/elsewhere/'}))"),
    ],
)
def test_what_a_page_does_not_need_is_forbidden(
    staged: tuple[Staged, Path], base: str, page_factory: Pages, kind: str, does: str
) -> None:
    """Neither foreign hosts nor anything that is written into a page from outside."""
    page, _ = watched(page_factory)
    page.goto(base + addresses(staged[0], kind)[0])
    page.evaluate(f"() => {{ {does} }}")
    page.wait_for_function("violations.length === 1")


def test_sharing_offers_what_the_browser_can(staged: tuple[Staged, Path], base: str, page_factory: Pages) -> None:
    """The plain links are there anyway; a button that would do nothing is not."""
    address = base + addresses(staged[0], "article.html")[0]
    page, told = watched(page_factory, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page.goto(address)
    share = page.locator(".share")
    share.get_by_role("button", name="Link kopieren").click()
    expect(share.get_by_role("status")).to_have_text("Link kopiert")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == canonical
    share.get_by_role("button", name="Teilen …").click()
    page.wait_for_function("window.shared")
    assert page.evaluate("shared") == {"title": page.locator("h1").inner_text(), "url": canonical}
    assert told == []


def test_sharing_needs_no_script(staged: tuple[Staged, Path], base: str, page_factory: Pages) -> None:
    for options in ({"java_script_enabled": False}, {}):
        page = page_factory(**options)
        page.add_init_script("delete Navigator.prototype.share; delete Navigator.prototype.clipboard")
        page.goto(base + addresses(staged[0], "event.html")[0], wait_until="networkidle")
        expect(page.locator(".share a").first).to_be_visible()
        expect(page.locator(".share button:visible")).to_have_count(0)
