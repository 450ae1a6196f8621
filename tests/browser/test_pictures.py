"""Promises about photographs that only a browser can tell: which file it takes."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import launched
from tests.plan.pictures.samples import encoded, photograph
from tests.samples import ARTICLES, copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.render.building import build

Pages = Callable[..., Page]
IMAGE = "document.querySelector('.picture img')"
SHAPE = f"{IMAGE}.decode().then(() => [{IMAGE}.naturalWidth / {IMAGE}.naturalHeight, {IMAGE}.clientWidth])"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    place = tmp_path_factory.mktemp("pictures")
    root = copy_sample(place)
    photo = encoded(photograph(1600, 1000), "JPEG")
    (root / ARTICLES / "2025-12-01-enthuellung" / "skulptur.png").write_bytes(photo)
    staged = stage(settings_of(root, NOW="2026-01-01 12:00"))
    build(staged.plan, place / "output", place / "manifest.json", staged.templates)
    return serve(place / "output")


def test_a_list_shows_squares_on_a_phone_only(base: str, page_factory: Pages) -> None:
    """On a phone a list is read by its headlines, beside small squares; on a desk its pictures are 3:2."""
    shapes = []
    for width in (360, 1280):
        page = page_factory(viewport={"width": width, "height": 800})
        page.goto(base + "/nachrichten/2025/")
        page.locator(".picture").scroll_into_view_if_needed()
        shapes.append(page.evaluate(SHAPE))
        assert page.locator(".picture small").is_visible()  # the credit
    (square, small), (wide, large) = shapes
    assert (square, round(wide, 1)) == (1, 1.5)
    assert small < 120 < large


def test_who_saves_data_gets_the_smallest(base: str, browser: Browser) -> None:
    """On however large a screen. Chromium knows the wish, as yet only as an experiment that has to be switched on."""
    with closing(launched(browser.browser_type, "--enable-blink-features=PrefersReducedData")) as experimental:
        chosen = [
            _chosen(experimental, base + "/nachrichten/enthuellung/", wish) for wish in ("no-preference", "reduce")
        ]
    assert ["-320-" in each for each in chosen] == [False, True], chosen


def _chosen(browser: Browser, address: str, wish: str) -> str:
    with closing(browser.new_context(viewport={"width": 1280, "height": 800}, device_scale_factor=2)) as context:
        page = context.new_page()
        wishes = {"features": [{"name": "prefers-reduced-data", "value": wish}]}
        context.new_cdp_session(page).send("Emulation.setEmulatedMedia", wishes)
        page.goto(address)
        return str(page.evaluate(f"{IMAGE}.decode().then(() => {IMAGE}.currentSrc)"))
