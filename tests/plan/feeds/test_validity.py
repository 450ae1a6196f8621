"""Every feed that the site makes keeps to the letter of its form: RFC 4287, RFC 5005 and JSON Feed 1.1."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.plan.feeds.editions import feeds, sample, staged
from twinning.edges.stages import Staged, stage

A = "{http://www.w3.org/2005/Atom}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
URL = "https://host.example/base"
# RFC 3339 with seconds and an offset, as RFC 4287 asks.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)")
ONCE_IN_FEED = ("id", "title", "updated", "rights", "generator", "author")
AT_MOST_ONCE = ("subtitle", "published", "summary", "content", "icon", "logo")


@pytest.fixture(scope="module", params=["sample", "2025-11-20 12:00", "2025-12-15 12:00"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Staged:
    """The sample site, with a picture; and the site itself, with all its languages, before and after its trip."""
    from pelican.settings import read_settings

    if request.param == "sample":
        return staged(sample(tmp_path_factory.mktemp("feeds")), SITEURL=URL)
    return stage(read_settings("pelicanconf.py", override={"SITEURL": URL, "NOW": request.param}))


@pytest.fixture(scope="module")
def documents(site: Staged) -> dict[str, bytes]:
    return feeds(site)


def parsed(documents: dict[str, bytes], ending: str) -> Iterator[tuple[str, Any]]:
    read: Any = ET.fromstring if ending == ".atom" else json.loads
    yield from ((path, read(body)) for path, body in documents.items() if path.endswith(ending))


def test_there_is_a_feed_for_everything(site: Staged, documents: dict[str, bytes]) -> None:
    """In every language: of the news, and of each city, topic and channel; in both forms."""
    facts = site.site.facts
    topics = [path for path in site.plan if path.match("themen/*/index.html") and len(path.parts) == 3]
    expected = (1 + len(site.site.cities) + len(topics) + len(facts.channels)) * len(facts.languages)
    assert sum(path.endswith(".atom") for path in documents) == expected
    assert sum(path.endswith(".json") for path in documents) == expected


def test_atom_has_what_it_must(documents: dict[str, bytes]) -> None:
    """Required elements once, optional ones at most once, ids unique, one link to itself."""
    for path, root in parsed(documents, ".atom"):
        assert root.tag == f"{A}feed", path
        assert all(len(root.findall(A + name)) == 1 for name in ONCE_IN_FEED), path
        assert [link.get("href") for link in links(root, "self")] == [f"{URL}/{path}"]
        for entry in root.findall(f"{A}entry"):
            assert all(len(entry.findall(A + name)) == 1 for name in ("id", "title", "updated", "summary")), path
            assert len(links(entry, "alternate")) == 1, path
        for element in (root, *root.findall(f"{A}entry")):
            assert all(len(element.findall(A + name)) <= 1 for name in AT_MOST_ONCE), path
            assert element.get(LANG), path
            kinds = [(link.get("type"), link.get("hreflang")) for link in links(element, "alternate")]
            assert len(kinds) == len(set(kinds)), path
        ids = [each.findtext(f"{A}id") for each in root.findall(f"{A}entry")]
        assert len(ids) == len(set(ids)), path


def links(element: ET.Element, relation: str) -> list[ET.Element]:
    return [link for link in element.findall(f"{A}link") if link.get("rel") == relation]


def test_atom_dates_and_addresses_are_whole(documents: dict[str, bytes]) -> None:
    """Dates with an offset, the newest entry's at the top; addresses absolute, ids ``tag:`` URIs."""
    for path, root in parsed(documents, ".atom"):
        moments = [each.text for name in ("updated", "published") for each in root.iter(A + name)]
        assert all(MOMENT.fullmatch(str(moment)) for moment in moments), path
        entries = [datetime.fromisoformat(each.findtext(f"{A}updated")) for each in root.findall(f"{A}entry")]
        assert entries == sorted(entries, reverse=True), path
        if entries:
            assert datetime.fromisoformat(root.findtext(f"{A}updated")) == entries[0], path
        assert all(is_whole(str(link.get("href"))) for link in root.iter(f"{A}link")), path
        assert all(str(each.text).startswith("tag:") for each in root.iter(f"{A}id")), path


def is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and address.isascii() and " " not in address


def test_archives_are_marked(documents: dict[str, bytes]) -> None:
    """A document is marked as an archive exactly where it names the one to subscribe to."""
    for path, root in parsed(documents, ".atom"):
        assert bool(links(root, "current")) == (root.find(ARCHIVE) is not None), path


class Addresses(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("style", "srcset", "class", "id") for name, _ in attrs)
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "cite")]


def test_content_is_sanitised_and_leads_somewhere(site: Staged, documents: dict[str, bytes]) -> None:
    """Nothing in it can run; every address is absolute, and one of ours is a file of the site."""
    files = {f"{URL}/{path}".removesuffix("index.html") for path in site.plan}
    for path, root in parsed(documents, ".atom"):
        named = [str(link.get("href")) for link in root.iter(f"{A}link")]
        for content in root.iter(f"{A}content"):
            html = Addresses(content.text or "")
            assert not html.tags & {"script", "iframe", "object", "form", "style"}, path
            named += html.found
        for address in named:
            assert is_whole(address) or urlsplit(address).scheme in ("mailto", "tel"), (path, address)
            if address.startswith(f"{URL}/"):
                assert unquote(address.partition("#")[0]) in files, (path, address)


def test_json_has_what_it_must(documents: dict[str, bytes]) -> None:
    """The version, a title, items; each item an id and content; every address absolute."""
    for path, feed in parsed(documents, ".json"):
        assert feed["version"] == "https://jsonfeed.org/version/1.1", path
        assert feed["feed_url"] == f"{URL}/{path}"
        assert feed["title"], path
        assert feed["language"], path
        assert all(author["name"] for author in feed["authors"]), path
        assert isinstance(feed["items"], list), path
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids)), path
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item.get("content_html") or item.get("content_text"), path
            assert all(MOMENT.fullmatch(item[name]) for name in ("date_published", "date_modified")), path
            addresses = [item["url"], *([item["image"]] if "image" in item else [])]
            addresses += [attachment["url"] for attachment in item.get("attachments", [])]
            assert all(is_whole(address) for address in addresses), path
            assert all(each["mime_type"] for each in item.get("attachments", [])), path


def test_both_forms_tell_the_same(documents: dict[str, bytes]) -> None:
    """The same entries in the same order, with the same words."""
    for path, root in parsed(documents, ".atom"):
        feed = json.loads(documents[path.removesuffix(".atom") + ".json"])
        told = [
            (e.findtext(f"{A}id"), e.findtext(f"{A}title"), e.findtext(f"{A}updated"))
            for e in root.findall(f"{A}entry")
        ]
        assert told == [(item["id"], item["title"], item["date_modified"]) for item in feed["items"]], path


def test_a_picture_is_in_the_feed(tmp_path: Path) -> None:
    """The sample has one, so that the checks above have something to look at."""
    assert b'rel="enclosure" type="image/' in feeds(staged(sample(tmp_path)))["feed.atom"]
