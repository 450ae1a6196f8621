"""Whoever comes late can read the whole feed, and what has been read stays as it is (RFC 5005)."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.plan.feeds.editions import URL, edition, feeds, long_past, news, sample, with_articles
from twinning.plan.editions import Edition

ATOM = {"a": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
YEARS = range(2015, 2026)
A_YEAR = 7


@pytest.fixture
def old(tmp_path: Path) -> Edition:
    source = edition(sample(tmp_path))
    return with_articles(source, long_past(source, YEARS, A_YEAR))


def walk(documents: dict[str, bytes], start: str) -> list[tuple[str, ET.Element]]:
    """The documents of a feed from the newest back, by the links that they have."""
    found, path = [], start
    while path:
        root = ET.fromstring(documents[path])
        found.append((path, root))
        link = root.find("a:link[@rel='prev-archive']", ATOM)
        path = "" if link is None else str(link.get("href")).removeprefix(URL + "/")
    return found


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.mark.parametrize(
    "feed", ["feed", "staedte/saint-quentin/saint-quentin", "themen/reisen/reisen", "channels/mastodon"]
)
def test_the_archives_hold_every_entry_once(old: Edition, feed: str) -> None:
    """From the newest document back, every entry is met exactly once, and those of today are enough to begin with."""
    found = walk(feeds(old), f"{feed}.atom")
    ids = Counter(str(each.text) for _, root in found for each in root.findall("a:entry/a:id", ATOM))
    assert set(ids.values()) == {1}
    assert len(ids) == len(YEARS) * A_YEAR
    assert len(found[0][1].findall("a:entry", ATOM)) >= 20


def test_json_pages_are_the_same(old: Edition) -> None:
    """``next_url`` leads through the same documents."""
    documents = feeds(old)
    path, ids = "feed.json", []
    while path:
        document = json.loads(documents[path])
        ids += [item["id"] for item in document["items"]]
        path = document.get("next_url", "").removeprefix(URL + "/")
    assert len(ids) == len(set(ids)) == len(YEARS) * A_YEAR


def test_archives_say_what_they_are(old: Edition) -> None:
    """Every archive bears the mark, names the feed to subscribe to and its neighbours; one feed, one id."""
    newest, *archives = walk(feeds(old), "feed.atom")
    assert newest[1].find("fh:archive", ATOM) is None
    assert len({root.findtext("a:id", "", ATOM) for _, root in (newest, *archives)}) == 1
    later = ""
    for path, root in archives:
        links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
        assert root.find("fh:archive", ATOM) is not None
        assert links["self"] == f"{URL}/{path}"
        assert links["current"] == f"{URL}/feed.atom"
        assert links.get("next-archive", "") == later
        later = f"{URL}/{path}"


def test_a_new_entry_changes_no_archive(old: Edition) -> None:
    """One more news, and of each of its feeds only the document to subscribe to is another."""
    trip = old.site.articles["2025-1"]
    more = with_articles(old, {**old.site.articles, "neu": news(trip, "neu", 2025, 200)})
    touched = changed(feeds(old), feeds(more))
    assert "feed.atom" in touched
    assert not any("-20" in path for path in touched)


def test_a_year_that_becomes_an_archive_changes_its_neighbour_only(old: Edition) -> None:
    """Once the newer years have enough, one more archive appears, and the newest one learns of it."""
    trip = old.site.articles["2025-1"]
    more = with_articles(
        old, {**old.site.articles, **{f"n{day}": news(trip, f"n{day}", 2025, day) for day in range(20)}}
    )
    touched = {path for path in changed(feeds(old), feeds(more)) if path.startswith("feed") and path.endswith(".atom")}
    assert touched == {"feed.atom", "feed-2024.atom", "feed-2023.atom", "feed-2022.atom"}


def test_what_expires_moves_nothing_else(old: Edition) -> None:
    """An old entry that goes is missing from its year; no other year is shifted."""
    fewer = {slug: article for slug, article in old.site.articles.items() if slug != "2016-3"}
    touched = changed(feeds(old), feeds(with_articles(old, fewer)))
    assert {path for path in touched if path.startswith("feed")} == {"feed-2016.atom", "feed-2016.json"}


def test_a_correction_reaches_subscribers(old: Edition) -> None:
    """An old entry that is corrected is told again at the top, and is in its archive no more."""
    article = old.site.articles["2016-3"]
    corrected = replace(article, fields=article.fields.model_copy(update={"modified": date(2025, 12, 1)}))
    documents = feeds(with_articles(old, {**old.site.articles, "2016-3": corrected}))
    (_, newest), *archives = walk(documents, "feed.atom")
    assert str(newest.findtext("a:entry/a:id", "", ATOM)).endswith("article/2016-3/de")
    assert newest.findtext("a:updated", "", ATOM) == "2025-12-01T00:00:00+01:00"
    assert not any("article/2016-3/" in ET.tostring(root, encoding="unicode") for _, root in archives)
