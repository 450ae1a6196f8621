"""A browser, pages in it, and a web server for a folder.

The session's Playwright keeps an event loop running in the main thread, so a test that runs after these cannot call
`asyncio.run` there.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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
        yield lambda folder: stack.enter_context(_served(folder))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """A plain web host: no listings, `404.html` for what is not there, and no log."""

    # Said here because elsewhere they depend on the system, and Windows knows some of them by other names.
    extensions_map = {  # noqa: RUF012 (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".css": "text/css",
        ".html": "text/html",
        ".ics": "text/calendar",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:  # the name is the base class's
        pass
