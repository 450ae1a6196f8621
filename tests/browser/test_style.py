"""Promises of the style page in a browser: every part in every state is without a finding, and fits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.samples import copy_sample, settings_of
from tests.tools.install import AXE
from twinning.edges.stages import stage
from twinning.render.building import build

Pages = Callable[..., Page]
# A page of examples has the same landmark many times; a page for readers never has.
AXE_RUN = """() => axe.run(document, {resultTypes: ['violations'], rules: {'landmark-unique': {enabled: false}}})
    .then(found => found.violations.map(each => [each.id, ...each.nodes.map(node => node.html.slice(0, 120))]))"""
# Links within a text or a headline are exempt (WCAG 2.2, 2.5.8); a line of an index is a target as a whole.
SMALL = """() => [...document.querySelectorAll('a, button, summary, select, input')].filter(each =>
    each.checkVisibility() && !each.closest('svg, .skip, .city-line') && getComputedStyle(each).display !== 'inline'
    && each.getBoundingClientRect().height < 44).map(each => each.outerHTML)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    place = tmp_path_factory.mktemp("style")
    staged = stage(settings_of(copy_sample(place)))
    build(staged.plan, place / "output", place / "manifest.json", staged.templates)
    return serve(place / "output") + "/stil/"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(address: str, page_factory: Pages, scheme: str, width: int) -> None:
    page = page_factory(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page.goto(address)
    page.add_script_tag(path=AXE)
    assert page.evaluate(AXE_RUN) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(address: str, page_factory: Pages, width: int) -> None:
    """Not even with the longest words, and no table needs to."""
    page = page_factory(viewport={"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('table')].every(each => each.scrollWidth <= each.clientWidth)")


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large(address: str, page_factory: Pages, width: int) -> None:
    """44 pixels high, whatever stands alone."""
    page = page_factory(viewport={"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate(SMALL) == []


def test_japanese_is_never_slanted(address: str, page_factory: Pages) -> None:
    """The script has no italics; a browser would only lean it."""
    page = page_factory()
    page.goto(address)
    styles = "[...document.querySelectorAll(':lang(ja)')].map(each => getComputedStyle(each).fontStyle)"
    assert set(page.evaluate(styles)) == {"normal"}


def test_shapes_tell_states_apart_without_colour(address: str, page_factory: Pages) -> None:
    """Where the system chooses the colours, a half-full disc stays one."""
    page = page_factory(forced_colors="active")
    page.goto(address)
    shape = "getComputedStyle(document.querySelector('.badge-few_left'), '::before')"
    assert "gradient" in page.evaluate(f"{shape}.backgroundImage")
    assert page.evaluate(f"{shape}.backgroundColor") == "rgba(0, 0, 0, 0)"
