"""Promises of the search, in a browser: on a sample, and on the real site as it is served."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.samples import ARTICLES, copy_sample, settings_of
from tests.tools.install import AXE
from twinning.edges.search import with_search
from twinning.edges.stages import stage
from twinning.render.building import build

Pages = Callable[..., Page]
ARTICLE = """\
---
title: Besuch aus Łódź
summary: Gäste aus der Stadt an der Łódka, über München gereist.
cities: [davenport]
---

Die Städtepartnerschaft mit ihnen wäre eine von vielen Partnerschaften. Auch „Bürgerreisen“ sind denkbar.
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    root = copy_sample(tmp_path_factory.mktemp("search"))
    folder = root / ARTICLES / "2025-09-20-besuch"
    folder.mkdir()
    (folder / "index.md").write_text(ARTICLE, encoding="utf-8")
    staged = with_search(stage(settings_of(root)), root / ".cache")
    build(staged.plan, root / "output", root / ".cache/output.json", staged.templates)
    return serve(root / "output")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    from pelican.settings import read_settings

    place = tmp_path_factory.mktemp("real")
    staged = with_search(stage(read_settings("pelicanconf.py", override={"NOW": "2025-11-20 12:00"})), place)
    build(staged.plan, place / "output", place / "manifest.json", staged.templates)
    return serve(place / "output")


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def ask(page: Page, address: str, words: str) -> Page:
    page.goto(address)
    page.get_by_role("searchbox").fill(words)
    return page


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("partnerschaft", "Städtepartnerschaft"),
        ("städtepartnerschaft", "Städtepartnerschaft"),
        ("muenchen", "München"),
        ("Munchen", "München"),
        ("München", "München"),
        ("Lodz", "Łódź"),
        ("łódź", "Łódź"),
        ("reise", "Bürgerreisen"),
    ],
)
def test_words_are_found_as_readers_type_them(page: Page, base: str, typed: str, marked: str) -> None:
    """Parts of compounds, and letters that a keyboard lacks; what stands in the text is marked, whole."""
    ask(page, f"{base}/suche/", typed)
    hit = page.locator(".search-hits li", has=page.get_by_role("link", name="Besuch aus Łódź"))
    expect(hit.locator("mark", has_text=marked).first).to_have_text(marked)


@pytest.mark.parametrize(
    ("address", "typed", "title"),
    [
        ("/suche/", "partnerschaft", "Acht Partnerschaften, viele Begegnungen"),
        ("/fr/recherche/", "voyages", "Voyage à Saint-Quentin"),
        ("/ja/search/", "姉妹都市", "文京区"),
        ("/ja/search/", "カイザースラウテルン", "文京区"),
        ("/bg/tarsene/", "Pleven", "Плевен"),
        ("/sr-latn/pretraga/", "Banja", "Banja Luka"),
        ("/pt-pt/pesquisa/", "Guimaraes", "Guimarães"),
    ],
)
def test_every_edition_finds_in_its_own_language(page: Page, real: str, address: str, typed: str, title: str) -> None:
    ask(page, real + address, typed)
    expect(page.locator(".search-hits li h3").first).to_have_text(title)


def test_the_language_of_the_page_comes_first(page: Page, real: str) -> None:
    """Then come the others, which say what they are."""
    ask(page, f"{real}/fr/recherche/", "Saint-Quentin")
    links = page.locator(".search-hits h3 a")
    expect(links.last).to_have_attribute("lang", "de")
    tongues = [link.get_attribute("lang") for link in links.all()]
    assert tongues == sorted(tongues, key=lambda tongue: tongue is not None)
    expect(page.locator(".search-hits li").last).to_contain_text("allemand")


def test_it_can_be_narrowed(page: Page, real: str) -> None:
    """By city, year and kind, alone or together, also without a word; and the address keeps it all."""
    ask(page, f"{real}/suche/", "Partnerstadt")
    status = page.get_by_role("status")
    expect(status).not_to_be_empty()
    before = status.inner_text()
    choice(page, "Stadt").select_option(label="Saint-Quentin")
    expect(status).not_to_have_text(before)
    choice(page, "Art").select_option(label="Termin")
    expect(page.locator(".search-hits .hit-kind")).to_have_text(["Termin", "Termin"])
    page.get_by_role("searchbox").fill("")
    choice(page, "Jahr").select_option("2025")
    expect(page.locator(".search-hits h3 a")).to_have_count(2)
    assert page.url.endswith("/suche/?city=saint-quentin&year=2025&kind=event")
    page.reload()
    expect(page.locator(".search-hits h3 a")).to_have_count(2)
    expect(choice(page, "Stadt")).to_have_value("saint-quentin")


def test_an_address_with_a_question_answers_it(page: Page, base: str) -> None:
    """And the way back from a result leads to the results."""
    page.goto(f"{base}/suche/?q=lodz")
    page.get_by_role("link", name="Besuch aus Łódź").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Besuch aus Łódź")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("lodz")
    expect(page.get_by_role("link", name="Besuch aus Łódź")).to_be_visible()


def test_the_keyboard_is_enough(page: Page, real: str) -> None:
    """From the field through the choices to the results, and further results take the focus along."""
    page.goto(f"{real}/suche/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("Partnerschaft")
    page.keyboard.press("Enter")
    expect(page.locator(".search-hits h3 a")).to_have_count(10)
    for _ in range(1 + page.locator("select").count()):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.keyboard.press("Tab")
    expect(page.locator(".search-hits h3 a").first).to_be_focused()
    more = page.get_by_role("button", name="Weitere Treffer")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-hits h3 a").nth(10)).to_be_focused()


def test_screen_readers_hear_how_it_stands(page: Page, base: str) -> None:
    """A search landmark, labels, a live region that tells the number, and headings with links."""
    ask(page, f"{base}/suche/", "lodz")
    expect(page.get_by_role("search")).to_have_count(1)
    expect(page.get_by_label("Wonach suchen Sie?")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Treffer: 1")
    expect(page.get_by_role("region", name="Ergebnisse").get_by_role("heading", level=3)).to_have_count(1)
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("status")).to_contain_text("Nichts gefunden")
    expect(page.get_by_role("heading", name="Themen")).to_be_visible()


def test_a_secret_is_not_found(page: Page, base: str) -> None:
    """What is under embargo is in no file of the index."""
    ask(page, f"{base}/suche/", "Skulptur")
    expect(page.get_by_role("status")).to_contain_text("Nichts gefunden")


def test_without_an_index_it_says_so(page: Page, base: str) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    ask(page, f"{base}/suche/", "lodz")
    expect(page.get_by_role("status")).to_contain_text("antwortet gerade nicht")
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_role("status")).to_have_text("Treffer: 1")


def test_without_javascript_lists_lead_to_everything(page_factory: Pages, real: str) -> None:
    """No form that does nothing, one honest sentence, and every city, topic, year and page."""
    page = page_factory(java_script_enabled=False)
    page.goto(f"{real}/suche/")
    expect(page.get_by_role("search")).to_have_count(0)
    expect(page.locator("noscript p", has_text="Die Suche braucht JavaScript.")).to_be_visible()
    for name in ("Saint-Quentin", "Bürgerreisen", "2025", "Vergangene Termine", "Impressum"):
        expect(page.get_by_role("main").get_by_role("link", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_results(page_factory: Pages, real: str, scheme: str) -> None:
    for width in (320, 1280):
        page = page_factory(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page.goto(f"{real}/fr/recherche/?q=Saint-Quentin")
        expect(page.locator(".search-hits h3 a").first).to_be_visible()
        page.evaluate(AXE.read_text(encoding="utf-8"))  # the page lets no foreign script in
        found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        assert not [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nobody_else_is_asked_and_nothing_is_stored(page: Page, real: str) -> None:
    """Not even with the strictest policy that lets a page run its own scripts and WebAssembly."""
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self'"
    )
    policy += "; connect-src 'self'"
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/suche/*", with_policy)
    ask(page, f"{real}/suche/", "Reise")
    expect(page.locator(".search-hits h3 a").first).to_be_visible()
    assert all(url.startswith(real) for url in asked)
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
    assert not told


def test_our_script_is_small() -> None:
    assert Path("theme/static/js/search.js").stat().st_size < 10_000
