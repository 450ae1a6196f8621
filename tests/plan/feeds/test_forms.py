"""Golden documents: what a feed's value looks like in each form."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from twinning.plan.feeds.atom import atom
from twinning.plan.feeds.entries import in_short
from twinning.plan.feeds.jsonfeed import jsonfeed
from twinning.plan.feeds.values import Entry, Feed, Image, Tag

GOLDEN = Path(__file__).parent / "golden"
SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
TRIP = Entry(
    id="tag:musterstadt.example,2025:article/reise/de",
    title="Reise <b> & „mehr“",
    href="https://host.example/nachrichten/reise/",
    lang="de",
    published=datetime(2025, 9, 18, tzinfo=SUMMER),
    updated=datetime(2025, 11, 2, 10, 30, tzinfo=WINTER),
    summary="Drei < fünf, & sonst nichts.",
    content='<p lang="fr">Bonjour &amp; <a href="https://host.example/villes/">au revoir</a>.</p>',
    author="Erika Muster",
    tags=(Tag(scheme="tag:musterstadt.example,2025:city", term="davenport", label="Davenport"),),
    image=Image(
        href="https://host.example/foto.jpg", type="image/jpeg", alt="Ein „Bus“ & Leute", credit="Foto: Muster"
    ),
)
FETE = Entry(
    id="tag:musterstadt.example,2025:article/fest/fr",
    title="La fête",
    href="https://host.example/fr/actualites/fest/",
    lang="fr",
    published=datetime(2024, 1, 5, 9, tzinfo=WINTER),
    updated=datetime(2024, 1, 5, 9, tzinfo=WINTER),
    summary="En septembre.",
    content="<p>En septembre.</p>",
)
FEED = Feed(
    id="tag:musterstadt.example,2025:feed/de",
    title="Musterstadt & Partner",
    subtitle="Neues.",
    lang="de",
    href="https://host.example/",
    address="https://host.example/feed",
    current="https://host.example/feed",
    author="Stadt Musterstadt",
    rights="© Stadt Musterstadt",
    since=datetime(2025, 1, 1, tzinfo=WINTER),
    entries=(TRIP, FETE),
    older="https://host.example/feed-2023",
)
VALUES = {
    "newest": FEED,
    "archive": replace(
        FEED,
        address="https://host.example/feed-2023",
        older="https://host.example/feed-2022",
        newer="",
        entries=(FETE,),
    ),
    "channel": replace(FEED, subtitle="", older="", entries=(in_short(TRIP),)),
    "empty": replace(FEED, older="", entries=()),
}


@pytest.mark.parametrize("name", VALUES)
def test_atom(name: str) -> None:
    """RFC 4287 and 5005: titles are text whatever they look like, content is HTML, every entry has its language."""
    assert atom(VALUES[name]).decode() == (GOLDEN / f"{name}.atom").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VALUES)
def test_json(name: str) -> None:
    """JSON Feed 1.1, of the same value."""
    assert jsonfeed(VALUES[name]).decode() == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
