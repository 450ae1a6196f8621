"""An entry keeps its name: no change that readers need not hear of makes it news again."""

import re
from pathlib import Path

import pytest

from tests.plan.feeds.editions import NOW, TRIP, edition, feeds, sample, staged
from tests.samples import CONF, settings_of
from twinning.edges.settings import BadSettings, facts_of
from twinning.plan.editions import Edition
from twinning.plan.feeds.changes import updates_of
from twinning.plan.feeds.entries import Told, entry, told_in

FIRST = "tag:musterstadt.example,2025:article/buergerreise/de"


def told_of(edition: Edition) -> list[Told]:
    return told_in(edition, updates_of(edition.site))


def ids(root: Path, **settings: str) -> list[str]:
    return [told.id for told in told_of(edition(root, **settings))]


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_ids_are_tag_uris(tmp_path: Path) -> None:
    """RFC 4151: an authority with the year from which it mints, then what names the entry, in plain ASCII."""
    found = ids(sample(tmp_path))
    assert FIRST in found
    assert all(re.fullmatch(r"tag:[a-z.]+,\d{4}:[a-z0-9/-]+", each, re.ASCII) for each in found)


def test_an_id_survives_a_new_title_and_a_new_host(tmp_path: Path) -> None:
    """Neither is part of it."""
    root = sample(tmp_path)
    before = ids(root)
    rewrite(root / TRIP / "index.md", "title: Bürgerreise nach", "title: Eine Fahrt nach")
    assert ids(root, SITEURL="https://elsewhere.example/below") == before


def test_an_id_survives_a_new_slug_and_date(tmp_path: Path) -> None:
    """A renamed piece keeps the id of its first own address; those of another website before do not matter."""
    root = sample(tmp_path)
    before = ids(root)
    renamed = root / "content/articles/2025/2025-09-19-fahrt"
    (root / TRIP).rename(renamed)
    rewrite(
        renamed / "index.md",
        "  - /alt/reise/",
        "  - /alt/reise/\n  - /nachrichten/buergerreise/\n  - /nachrichten/tour/",
    )
    site = edition(root)
    assert any("/nachrichten/fahrt/" in entry(site, told).href for told in told_of(site))
    assert ids(root) == before


def test_a_feed_keeps_its_id_when_its_city_is_renamed(tmp_path: Path) -> None:
    """The same holds for the feed of a city, which is found where it was before, too: in every language and form."""
    root = sample(tmp_path)
    for file in (root / "content").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("davenport", "davenport-iowa"), encoding="utf-8")
    renamed = (root / "content/cities/davenport").rename(root / "content/cities/davenport-iowa")
    rewrite(renamed / "index.md", "country: US", "country: US\nformer_urls: /staedte/davenport/")
    documents = feeds(staged(root))
    feed = documents["staedte/davenport-iowa/davenport-iowa.atom"]
    assert b"<id>tag:musterstadt.example,2025:feed/city/davenport/de</id>" in feed
    assert documents["staedte/davenport/davenport.atom"] == feed
    assert documents["fr/villes/davenport/davenport.json"] == documents["fr/villes/davenport-iowa/davenport-iowa.json"]


def test_a_translation_is_an_entry_of_its_own(tmp_path: Path) -> None:
    """Its readers are told when it comes; a text that is only in German is one entry, in whatever edition."""
    documents = feeds(staged(sample(tmp_path)))
    assert FIRST.encode() in documents["feed.atom"]
    assert FIRST.encode() in documents["en/feed.atom"]
    assert FIRST.replace("/de", "/fr").encode() in documents["fr/feed.atom"]


def test_the_moment_of_the_build_leaves_no_trace(tmp_path: Path) -> None:
    """The same content makes the same bytes a day later: ``updated`` is the content's."""
    root = sample(tmp_path)
    assert feeds(edition(root, NOW=NOW)) == feeds(edition(root, NOW="2025-12-16 13:00"))


def test_updated_moves_with_a_correction_only(tmp_path: Path) -> None:
    """A new wording is no news; ``modified`` says that something is."""
    root = sample(tmp_path)
    trip = root / TRIP / "index.md"

    def updated() -> str:
        told = told_of(edition(root, NOW="2025-11-10"))
        return next(each.updated.isoformat() for each in told if each.id == FIRST)

    rewrite(trip, "title: Bürgerreise", "title: Reise")
    assert updated() == "2025-09-18T00:00:00+02:00"
    rewrite(trip, "topics: [reisen]", "topics: [reisen]\nmodified: 2025-11-02 10:30")
    assert updated() == "2025-11-02T10:30:00+01:00"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2025-11-15 23:59", "2025-09-18T00:00:00+02:00"),
        ("2025-11-16 00:00", "2025-11-16T00:00:00+01:00"),  # the registration has closed
        ("2025-12-04 12:00", "2025-11-16T00:00:00+01:00"),  # it begins, and stays closed
        ("2026-01-04 12:00", "2025-12-04T23:59:00+01:00"),  # it is over
    ],
)
def test_updated_moves_when_a_date_comes_to_stand_differently(tmp_path: Path, now: str, expected: str) -> None:
    """At the moment at which time alone changed it, and not at that of a build."""
    told = told_of(edition(sample(tmp_path), NOW=now))
    assert next(each.updated.isoformat() for each in told if each.id == FIRST) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("modified: 2025-10-02", "2025-10-02T00:00:00+02:00"),
        ("publish: 2025-09-25 08:30", "2025-09-25T08:30:00+02:00"),
        ("publish: 2025-09-01", "2025-09-18T00:00:00+02:00"),
    ],
)
def test_updated_moves_with_the_date_that_is_told_of(tmp_path: Path, line: str, expected: str) -> None:
    """When the date appears after the news of it, and when an editor says that it was changed."""
    root = sample(tmp_path)
    rewrite(root / "content/events/2025/2025-12-03-buergerreise/index.md", "kind: trip", f"kind: trip\n{line}")
    told = told_of(edition(root, NOW="2025-11-10"))
    assert next(each.updated.isoformat() for each in told if each.id == FIRST) == expected


@pytest.mark.parametrize(
    "authority", ["", "musterstadt.de", "musterstadt.de,25", "https://musterstadt.de,2025", "a b,2025"]
)
def test_an_authority_that_is_none_is_refused(tmp_path: Path, authority: str) -> None:
    """Ids are for ever, so a wrong one has to be told before it is published."""
    root = sample(tmp_path)
    with pytest.raises(BadSettings) as refused:
        facts_of(settings_of(root, FEED_AUTHORITY=authority), root / CONF)
    assert "FEED_AUTHORITY" in (root / CONF).read_text(encoding="utf-8").split("\n")[refused.value.problems[0].line - 1]


@pytest.mark.parametrize("authority", ["musterstadt.de,2025", "buero@musterstadt.de,2025-09", "xn--kln-sna.de,1999"])
def test_authorities(tmp_path: Path, authority: str) -> None:
    """A domain or an e-mail address, and a year or a month."""
    root = sample(tmp_path)
    assert facts_of(settings_of(root, FEED_AUTHORITY=authority), root / CONF).feed_authority == authority
