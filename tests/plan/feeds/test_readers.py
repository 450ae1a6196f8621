"""Feed readers take from our feeds what we put into them."""

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.plan.feeds.editions import feeds, sample, staged
from tests.tools.install import newsboat
from twinning.edges.stages import stage

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module", params=["sample", "pelicanconf.py"])
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    from pelican.settings import read_settings

    if request.param == "sample":
        return feeds(staged(sample(tmp_path_factory.mktemp("feeds"))))
    return feeds(
        stage(read_settings("pelicanconf.py", override={"SITEURL": "https://a.example/b", "NOW": "2025-12-15"}))
    )


class Quiet(SimpleHTTPRequestHandler):
    """A web server that does not tell of every request."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(documents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The feeds on a web server of this machine's own."""
    folder = tmp_path_factory.mktemp("host")
    for path, body in documents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def entries(document: bytes) -> list[ET.Element]:
    return ET.fromstring(document).findall("a:entry", ATOM)


def text(entry: ET.Element, name: str) -> str:
    return entry.findtext(f"a:{name}", "", ATOM)


def alternate(entry: ET.Element) -> str:
    link = entry.find("a:link[@rel='alternate']", ATOM)
    assert link is not None
    return str(link.get("href"))


def test_feedparser_reads_every_feed(documents: dict[str, bytes]) -> None:
    """Nothing to complain of, and entry by entry what the document says."""
    for path, body in documents.items():
        if not path.endswith(".atom"):
            continue
        read = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
        assert read.bozo == 0, (path, read.get("bozo_exception"))
        assert read.version == "atom10", path
        assert read.feed.link.startswith("https://"), path
        assert [(each.id, each.title, each.updated) for each in read.entries] == [
            (text(each, "id"), text(each, "title"), text(each, "updated")) for each in entries(body)
        ], path
        for each, entry in zip(read.entries, entries(body), strict=True):
            assert each.summary == text(entry, "summary"), path
            assert [part.value for part in each.get("content", [])] == [
                part for part in [text(entry, "content")] if part
            ]
            assert each.link == alternate(entry), path


@pytest.mark.parametrize("kind", ["feed", "staedte", "themen", "channels", "en", "fr"])
def test_newsboat_reads_the_feeds(documents: dict[str, bytes], host: str, tmp_path: Path, kind: str) -> None:
    """A reader that people use finds every entry of a feed, with its title, address, day and text."""
    path = next(
        path
        for path in sorted(documents)
        if path.startswith(kind) and path.endswith(".atom") and entries(documents[path])
    )
    told = {text(entry, "id"): entry for entry in entries(documents[path])}
    stored = reloaded(f"{host}/{path}", tmp_path)
    assert stored.keys() == told.keys()
    for key, (title, url, published, content) in stored.items():
        entry = told[key]
        assert (title, url) == (text(entry, "title"), alternate(entry))
        assert published == datetime.fromisoformat(text(entry, "published")).timestamp()
        assert content.strip() == (text(entry, "content") or text(entry, "summary")).strip()


def reloaded(address: str, folder: Path) -> dict[str, tuple[str, str, int, str]]:
    """What newsboat has of a feed after one look at it, by the entries' ids."""
    urls, cache, config = (folder / name for name in ("urls", "cache.db", "config"))
    urls.write_text(f"{address}\n")
    config.write_text("")
    command = [str(newsboat()), "-C", str(config), "-c", str(cache), "-u", str(urls), "-x", "reload"]
    environment = {**os.environ, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "dumb"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr + run.stdout
    with closing(sqlite3.connect(cache)) as database:
        (home,) = database.execute("select url from rss_feed").fetchone()
        rows = database.execute("select guid, title, url, pubDate, content from rss_item").fetchall()
    assert home.startswith("https://")
    return {guid: tuple(rest) for guid, *rest in rows}
