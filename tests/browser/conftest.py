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
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.hosts import hosted
from tests.tools.install import chromium

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

PageFactory = Callable[..., Page]
Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests; each gets a context of its own from `page_factory`."""
    root = sys.platform != "win32" and os.geteuid() == 0
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(),
            args=[*QUIET, *(["--no-sandbox"] if root else [])],  # Chromium refuses a sandbox to root
        )
        with closing(launched):
            yield launched


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
