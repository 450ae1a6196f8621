"""Promises of the preview in a browser: what is saved is seen, without a hand on the browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.previews import copy_with_theme, edit, previewing
from tests.samples import ARTICLES, CONF

COURSE = f"{ARTICLES}/2025-08-01-kochkurs/index.md"
COURSE_PAGE = "/nachrichten/kochkurs/"

# The bar is there, and nothing is wrong; while a page loads, nothing is there at all.
WELL = """() => {
  const preview = document.querySelector("twinning-preview")?.shadowRoot;
  return preview?.querySelector(".bar") && !preview.querySelector(".trouble");
}"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_with_theme(tmp_path)


@pytest.fixture
def base(root: Path) -> Iterator[str]:
    with previewing(root) as address:
        yield address


def test_a_text_is_seen_when_it_is_saved(page: Page, root: Path, base: str) -> None:
    page.goto(base + COURSE_PAGE)
    for word in ("Dezember", "Januar"):
        (root / COURSE).write_text(
            f"---\ntitle: Kochkurs\nsummary: Es geht los.\n---\n\nGekocht wird im {word}.\n", encoding="utf-8"
        )
        expect(page.get_by_text(f"Gekocht wird im {word}.")).to_be_visible()


def test_a_template_is_seen_when_it_is_saved(page: Page, root: Path, base: str) -> None:
    page.goto(base + COURSE_PAGE)
    edit(root / "theme/templates/layouts/base.html", "<footer", "<p>Neu im Fuß</p><footer")
    expect(page.get_by_text("Neu im Fuß")).to_be_visible()


def test_a_style_is_seen_when_it_is_saved(page: Page, root: Path, base: str) -> None:
    page.goto(base)
    sheet = root / "theme/static/css/base/print.css"
    sheet.write_text("html { --seen: yes; } body { outline: 3px solid rgb(1, 2, 3); }", encoding="utf-8")
    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)")


def test_a_catalogue_is_seen_when_it_is_saved(page: Page, root: Path, base: str) -> None:
    page.goto(base + "/en/")
    catalogue = root / "theme/translations/en/LC_MESSAGES/messages.po"
    edit(catalogue, 'msgid "Zum Inhalt springen"\nmsgstr "Skip to content"', 'msgid "Zum Inhalt springen"\nmsgstr "Go"')
    expect(page.locator("a.skip")).to_have_text("Go")


def test_a_setting_is_seen_when_it_is_saved(page: Page, root: Path, base: str) -> None:
    page.goto(base)
    for name in ("Musterdorf", "Musterburg"):
        edit(
            root / CONF, (root / CONF).read_text(encoding="utf-8").partition('SITENAME = "')[2].partition('"')[0], name
        )
        expect(page.locator("header .brand")).to_have_text(name)


def test_a_picture_is_seen_when_it_is_saved(page: Page, root: Path, base: str) -> None:
    """The page loads again: a mark that was set in it is gone."""
    folder = root / ARTICLES / "2025-12-01-enthuellung"
    page.goto(base + "/nachrichten/enthuellung/")
    page.evaluate("document.title = 'before'")
    (folder / "tuch.png").write_bytes((folder / "skulptur.png").read_bytes())
    expect(page).not_to_have_title("before")


def test_the_last_of_two_quick_saves_is_seen(page: Page, root: Path, base: str) -> None:
    page.goto(base + COURSE_PAGE)
    for word in ("Dezember", "Januar", "Februar"):
        for last in (word, f"{word} doch nicht", f"{word} wohl"):
            (root / COURSE).write_text(
                f"---\ntitle: Kochkurs\nsummary: Es geht los.\n---\n\nGekocht wird im {last}.\n", encoding="utf-8"
            )
        expect(page.get_by_text(f"Gekocht wird im {word} wohl.")).to_be_visible()


def _in_text(root: Path) -> tuple[Callable[[], None], str]:
    return edit(root / COURSE, "cities: [davenport]", "cities: [davenprt]"), f"{COURSE}:4"


def _in_template(root: Path) -> tuple[Callable[[], None], str]:
    return edit(root / "theme/templates/article.html", "{% block", "{% nix"), "theme/templates/article.html:"


def _in_settings(root: Path) -> tuple[Callable[[], None], str]:
    return edit(root / CONF, 'SITEURL = ""', 'SITEURL = "'), f"{CONF}:"


def _in_catalogue(root: Path) -> tuple[Callable[[], None], str]:
    catalogue = "theme/translations/en/LC_MESSAGES/messages.po"
    return edit(root / catalogue, 'msgstr "Skip to content"', 'msgstr ""'), f"{catalogue}:"


@pytest.mark.parametrize("mistake", [_in_text, _in_template, _in_settings, _in_catalogue])
def test_an_error_lies_over_the_page_until_it_is_mended(
    page: Page, root: Path, base: str, mistake: Callable[[Path], tuple[Callable[[], None], str]]
) -> None:
    """With its file and line, and the last good page behind it."""
    page.goto(base + COURSE_PAGE)
    errors = page.get_by_role("alert")
    page.wait_for_function(WELL)
    mend, place = mistake(root)
    expect(errors).to_contain_text(place)
    expect(page.get_by_text("Gekocht wird im November.")).to_be_visible()
    mend()
    page.wait_for_function(WELL)
    expect(page.get_by_text("Gekocht wird im November.")).to_be_visible()


def test_what_is_not_public_is_marked_and_the_moment_can_be_set(page: Page, root: Path, base: str) -> None:
    bar = page.get_by_role("region", name="Vorschau")
    mark = bar.locator("mark")
    page.goto(base + "/nachrichten/enthuellung/")
    expect(bar).to_contain_text("Stand: 1.10.2025, 12:00 Uhr")
    expect(mark).to_have_text("erscheint am 1.12.2025, 09:00 Uhr")
    bar.get_by_label("Stand ändern").fill("2025-12-24T18:00")
    bar.get_by_role("button", name="Zeigen").click()
    expect(bar).to_contain_text("Stand: 24.12.2025, 18:00 Uhr")
    expect(page).to_have_url(base + "/nachrichten/enthuellung/")
    assert mark.count() == 0
    page.goto(base + COURSE_PAGE)
    expect(mark).to_have_text("abgelaufen am 1.11.2025, 00:00 Uhr")
    bar.get_by_role("button", name="Jetzt").click()
    expect(bar).to_contain_text("Stand: 1.10.2025, 12:00 Uhr")
    assert mark.count() == 0
    edit(root / COURSE, "title:", "status: draft\ntitle:")
    expect(mark).to_have_text("Entwurf")


def test_without_what_is_not_public_the_site_is_as_readers_see_it(page: Page, base: str) -> None:
    bar = page.get_by_role("region", name="Vorschau")
    page.goto(base + "/nachrichten/enthuellung/")
    bar.get_by_label("mit Unveröffentlichtem").uncheck()
    bar.get_by_role("button", name="Zeigen").click()
    expect(page).to_have_title("Diese Seite gibt es nicht")


def test_the_bar_covers_nothing(page: Page, root: Path, base: str) -> None:
    """Scrolled to the end, the last line of the page stands above it."""
    page.goto(base)
    expect(page.locator("twinning-preview")).to_have_count(1)
    assert page.locator("footer a").last.evaluate(
        "link => { link.scrollIntoView(); const box = link.getBoundingClientRect();"
        " const bar = document.querySelector('twinning-preview').getBoundingClientRect();"
        " return box.bottom <= bar.top; }"
    )
