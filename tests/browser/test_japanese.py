"""Promises to readers of Japanese: headlines end their lines with a phrase, texts keep the rules for marks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import addresses
from twinning.edges.stages import Staged

Pages = Callable[..., Page]
# The text of an element, line by line as it is broken.
LINES = """each => {
  const text = each.firstChild, range = document.createRange(), lines = [];
  let last = null;
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    const top = Math.round(range.getBoundingClientRect().top);
    if (top === last) lines[lines.length - 1] += text.data[i];
    else lines.push(text.data[i]);
    last = top;
  }
  return lines;
}"""
# Whatever font the computer has, if it has any for Japanese: narrower than two phrases, wider than each.
NARROW = """each => {
  each.style.whiteSpace = "nowrap";
  each.style.width = "max-content";
  const width = each.getBoundingClientRect().width;
  each.style.whiteSpace = "normal";
  each.style.width = `${width * 0.6}px`;
}"""


@pytest.fixture
def page(page_factory: Pages) -> Page:
    return page_factory(viewport={"width": 360, "height": 780}, locale="ja")


def test_a_headline_ends_its_lines_with_a_phrase(staged: tuple[Staged, Path], base: str, page: Page) -> None:
    """Nobody would cut a verb in two."""
    page.goto(base + next(each for each in addresses(staged[0], "article.html", "ja") if "jugendaustausch" in each))
    page.locator("h1").evaluate(NARROW)
    assert page.locator("h1").evaluate(LINES) == ["文京区で", "過ごした", "2週間"]


def test_no_line_begins_with_what_belongs_to_the_last(staged: tuple[Staged, Path], base: str, page: Page) -> None:
    """A full stop, a small kana, a long vowel."""
    for kind in ("article.html", "city.html", "page.html"):
        page.goto(base + addresses(staged[0], kind, "ja")[0])
        for text in page.locator("p:lang(ja)").all():
            if text.evaluate("each => each.firstChild?.nodeType") == 3:
                lines = [line.strip() for line in text.evaluate(LINES)]
                assert not [line for line in lines if line and line[0] in "、。」』）・ーっッゃゅょャュョ"], lines


def test_nothing_is_slanted_or_squeezed(staged: tuple[Staged, Path], base: str, page: Page) -> None:
    page.goto(base + addresses(staged[0], "page.html", "ja")[0])
    styles = page.locator(":lang(ja)").evaluate_all("all => all.map(each => getComputedStyle(each).fontStyle)")
    assert set(styles) == {"normal"}
    line, size = page.locator(".prose p").first.evaluate(
        "each => [getComputedStyle(each).lineHeight, getComputedStyle(each).fontSize].map(parseFloat)"
    )
    assert line / size >= 1.7
