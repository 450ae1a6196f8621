"""A browser, pages in it, and a web host for a folder.

The session's Playwright keeps an event loop running in the main thread, so a test that runs after these cannot call
`asyncio.run` there.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, sync_playwright

from tests.hosts import hosted
from tests.tools.install import chromium
from twinning.edges.search import with_search
from twinning.edges.stages import Staged, stage
from twinning.render.building import build

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

# While the trip of December is still to come.
NOW = "2025-11-20 12:00"
# Every kind of page that readers meet.
KINDS = (
    "home.html",
    "article.html",
    "city.html",
    "cities.html",
    "events.html",
    "month.html",
    "event.html",
    "topic.html",
    "year.html",
    "page.html",
    "subscribe.html",
    "search.html",
    "not_found.html",
)

PageFactory = Callable[..., Page]
Serve = Callable[[Path], str]


def addresses(staged: Staged, kind: str, language: str = "de") -> list[str]:
    """Every page of a kind in a language, the longest first: the one with most to go wrong."""
    outputs = [
        output
        for output in staged.plan.values()
        if output.recipe.name == kind and getattr(output.recipe, "language", "") == language
    ]
    outputs.sort(key=lambda output: (-len(repr(output.value)), str(output.path)))
    return ["/" + str(output.path).removesuffix("index.html") for output in outputs]


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Staged, Path]:
    """The whole site as it is published, and the folder that it lies in."""
    from pelican.settings import read_settings

    place = tmp_path_factory.mktemp("browser")
    settings = read_settings("pelicanconf.py", override={"NOW": NOW, "SITEURL": "https://partner.example"})
    staged = with_search(stage(settings), place)
    build(staged.plan, place / "output", place / "manifest.json", staged.templates)
    return staged, place / "output"


@pytest.fixture(scope="session")
def base(staged: tuple[Staged, Path], serve: Serve) -> str:
    """Where the whole site is served."""
    return serve(staged[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests; each gets a context of its own from `page_factory`."""
    with sync_playwright() as playwright, closing(launched(playwright.chromium)) as browser:
        yield browser


def launched(kind: BrowserType, *switches: str) -> Browser:
    root = sys.platform != "win32" and os.geteuid() == 0
    sandbox = ["--no-sandbox"] if root else []  # Chromium refuses one to root
    return kind.launch(executable_path=chromium(), args=[*QUIET, *sandbox, *switches])


@pytest.fixture
def page_factory(browser: Browser) -> Iterator[PageFactory]:
    """Makes a page in a fresh context; takes the options of `Browser.new_context`, such as `viewport`."""
    with ExitStack() as stack:

        def new_page(**options: Any) -> Page:
            context: BrowserContext = browser.new_context(**{"locale": "de-DE", **options})
            stack.callback(context.close)
            return context.new_page()

        yield new_page


@pytest.fixture
def page(page_factory: PageFactory) -> Page:
    """A page with everything at its default."""
    return page_factory()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a folder until the session ends, and returns its address without a slash at the end."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(hosted(folder))
