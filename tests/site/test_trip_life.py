"""The life of a trip, from "opens on Monday" to "over": one field, told alike everywhere, with no commit in between."""

import json
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.render.rendering import render

URL = "https://partner.example"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
TRIP = """---
title: Reise nach Davenport
summary: Vier Tage am Mississippi.
kind: trip
cities: [davenport]
publish: 2026-01-05
channels: [mastodon]
{state}
registration:
  {registration}
  phone: 0631 123456
  email: reisen@beispiel.de
---
Kommen Sie mit.
"""
NEWS = """---
title: Nach Davenport
summary: Eine Reise im Mai.
cities: [davenport]
channels: [mastodon]
events: [reise]
---
Die Reise steht an.
"""


@dataclass(frozen=True)
class Moment:
    """What is written, when it is looked at, and what has to be read everywhere.

    ``changed`` is the moment that feeds name: when it was published, or time alone last changed how it stands.
    """

    registration: str
    now: str
    badge: str | None
    availability: str
    is_open: bool
    state: str = ""
    status: str = "EventScheduled"
    ics: str = "CONFIRMED"
    is_over: bool = False
    changed: str = "2026-01-05T00:00:00+01:00"


OPENED, CLOSED, OVER = "2026-03-02T00:00:00+01:00", "2026-05-01T00:00:00+02:00", "2026-05-17T00:00:00+02:00"
OPENS = "status: opens\n  from: 2026-03-02\n  until: 2026-04-30"
LIFE = [
    Moment(OPENS, "2026-03-01 23:59", "Anmeldung öffnet noch", "PreOrder", is_open=False),
    Moment(OPENS, "2026-03-02 00:00", "Noch Plätze frei", "InStock", is_open=True, changed=OPENED),
    Moment("status: few_left", "2026-03-20", "Nur noch wenige Plätze", "LimitedAvailability", is_open=True),
    Moment("status: waiting_list", "2026-03-25", "Warteliste", "BackOrder", is_open=True),
    Moment("status: full\n  another_date: zweite-reise", "2026-03-28", "Ausgebucht", "SoldOut", is_open=False),
    Moment(OPENS, "2026-04-30 23:59", "Noch Plätze frei", "InStock", is_open=True, changed=OPENED),
    Moment(OPENS, "2026-05-01 00:00", "Anmeldung geschlossen", "SoldOut", is_open=False, changed=CLOSED),
    Moment(
        "status: open", "2026-04-01", "verschoben", "InStock", is_open=True,
        state="state: postponed\nprevious_start: 2026-04-10", status="EventRescheduled",
    ),
    Moment(
        "status: open", "2026-04-01", "findet online statt", "InStock", is_open=True,
        state="state: moved_online", status="EventMovedOnline",
    ),
    Moment(
        "status: open", "2026-04-01", "abgesagt", "SoldOut", is_open=False,
        state="state: cancelled", status="EventCancelled", ics="CANCELLED",
    ),
    Moment(OPENS, "2026-05-17 00:00", None, "SoldOut", is_open=False, is_over=True, changed=OVER),
]  # fmt: skip


def look(root: Path, moment: Moment) -> Staged:
    events = root / "content" / "events" / "2026"
    trip = TRIP.format(state=moment.state, registration=moment.registration)
    for folder in ("2026-05-14-reise", "2026-06-18-zweite-reise"):
        (events / folder).mkdir(parents=True, exist_ok=True)
    (events / "2026-05-14-reise" / "index.md").write_text(
        trip.replace("kind: trip", "kind: trip\nend: 2026-05-16"), encoding="utf-8"
    )
    second = TRIP.format(state="", registration="status: open").replace("Reise nach", "Zweite Reise nach")
    (events / "2026-06-18-zweite-reise" / "index.md").write_text(second, encoding="utf-8")
    news = root / "content" / "articles" / "2026" / "2026-01-05-nach-davenport"
    news.mkdir(parents=True, exist_ok=True)
    (news / "index.md").write_text(NEWS, encoding="utf-8")
    return stage(settings_of(root, NOW=moment.now, SITEURL=URL))


def text(staged: Staged, path: str) -> str:
    output = next(output for output in staged.plan.values() if str(output.path) == path)
    return render(output, staged.templates).decode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


@pytest.mark.parametrize("moment", LIFE, ids=lambda moment: f"{moment.now} {moment.badge}")
def test_the_trip_is_told_alike_everywhere(root: Path, moment: Moment) -> None:
    """Page, front page, lists, article, JSON-LD, calendar and feeds say the same at every moment."""
    staged = look(root, moment)
    page = text(staged, "termine/reise/index.html")
    article = text(staged, "nachrichten/nach-davenport/index.html")
    agenda = text(staged, "termine/damals/index.html" if moment.is_over else "termine/index.html")
    for shown in (page, article, agenda):
        assert "Reise nach Davenport" in shown
        assert moment.badge is None or moment.badge in shown
    if not moment.is_over:
        assert f"{moment.badge}" in text(staged, "index.html")
    assert ("tel:+49631123456" in page) is moment.is_open
    assert ("mailto:reisen@beispiel.de?subject=" in page) is moment.is_open
    assert ("Dieser Termin ist vorbei." in page) is moment.is_over
    event = structured(page)
    assert event["eventStatus"] == f"https://schema.org/{moment.status}"
    assert event["offers"]["availability"] == f"https://schema.org/{moment.availability}"
    calendar = Calendar.from_ical(text(staged, "termine/reise/reise.ics"))
    assert [str(entry["STATUS"]) for entry in calendar.walk("VEVENT")] == [moment.ics]
    (described,) = [str(entry["DESCRIPTION"]).casefold() for entry in calendar.walk("VEVENT")]
    assert moment.badge is None or moment.badge.casefold() in described
    assert ("telefon 0631 123456" in described) is moment.is_open
    for ending in ("atom", "json"):
        assert_fed(staged, "staedte/davenport/davenport", ending, moment)
        assert_fed(staged, "channels/mastodon", ending, moment)


def assert_fed(staged: Staged, path: str, ending: str, moment: Moment) -> None:
    """The entries of the trip and of the news about it say how it stands, and since when time made it so."""
    told = entries(text(staged, f"{path}.{ending}"), ending)
    for name in ("event/reise", "article/nach-davenport"):
        words, updated = told[f"tag:musterstadt.example,2025:{name}/de"]
        assert "14.–16. Mai 2026" in words
        assert (moment.badge or "Dieser Termin ist vorbei.").casefold() in words.casefold(), (path, words)
        assert ("vorbei" in words) is moment.is_over
        assert updated == moment.changed, (path, name)


def entries(document: str, ending: str) -> dict[str, tuple[str, str]]:
    """What a reader is told in each entry of a feed, and its ``updated``, by its id."""
    if ending == "json":
        items = json.loads(document)["items"]
        return {i["id"]: (i.get("content_html") or i["content_text"], i["date_modified"]) for i in items}
    found = ET.fromstring(document).findall("a:entry", ATOM)
    return {
        e.findtext("a:id", "", ATOM): (
            e.findtext("a:content", "", ATOM) or e.findtext("a:summary", "", ATOM),
            e.findtext("a:updated", "", ATOM),
        )
        for e in found
    }


@pytest.mark.parametrize("moment", LIFE, ids=lambda moment: f"{moment.now} {moment.badge}")
def test_it_is_told_in_the_words_of_the_readers(root: Path, moment: Moment) -> None:
    """Whoever reads French finds the same French words in the list, in the calendar and in the feed."""
    staged = look(root, moment)
    say = staged.theme.catalogues["fr"].gettext
    words = say(moment.badge or "Dieser Termin ist vorbei.").casefold()
    assert words not in (moment.badge or "").casefold()
    told = entries(text(staged, "fr/villes/davenport/davenport.atom"), "atom")
    for name in ("event/reise", "article/nach-davenport"):
        assert words in told[f"tag:musterstadt.example,2025:{name}/de"][0].casefold()
    if not moment.is_over:
        assert words in unescape(text(staged, "fr/agenda/index.html")).casefold()
        calendar = Calendar.from_ical(text(staged, "fr/agenda/agenda.ics"))
        (described,) = [str(e["DESCRIPTION"]) for e in calendar.walk("VEVENT") if str(e["UID"]).startswith("reise@")]
        assert words in described.casefold()


def test_who_found_it_full_is_led_on(root: Path) -> None:
    """A full trip names the date that takes the next ones, on its page and in every list."""
    staged = look(root, LIFE[4])
    for path in ("termine/reise/index.html", "index.html", "nachrichten/nach-davenport/index.html"):
        assert re.search(r'Weiterer Termin:\s*<a href="/termine/zweite-reise/"', text(staged, path)), path
    told = entries(text(staged, "staedte/davenport/davenport.atom"), "atom")
    for name in ("event/reise", "article/nach-davenport"):
        words, _ = told[f"tag:musterstadt.example,2025:{name}/de"]
        assert f'Weiterer Termin: <a href="{URL}/termine/zweite-reise/">18. Juni 2026</a>' in words
    posts = entries(text(staged, "channels/mastodon.json"), "json")
    assert "Weiterer Termin: 18. Juni 2026" in posts["tag:musterstadt.example,2025:event/reise/de"][0]


@pytest.mark.parametrize("state", ["", "state: cancelled"])
def test_the_other_date_stands_under_the_title(root: Path, state: str) -> None:
    """A phone shows what is there, and leaves out the box beside the text that says it again. Nobody is asked to put a
    date into the calendar that does not take place."""
    full = Moment("status: full\n  another_date: zweite-reise", "2026-04-01", None, "", is_open=False, state=state)
    head = text(look(root, full), "termine/reise/index.html").partition('<header class="piece-head">')[2]
    head = head.partition("</header>")[0]
    assert 'href="/termine/zweite-reise/"' in head
    assert ("Ausgebucht" in head) is (not state)
    assert ("In den Kalender eintragen" in head) is (not state)


def test_what_is_cancelled_is_said_once(root: Path) -> None:
    """Under the title, and nobody is told of a registration beside it; what was put off is said there once, too, and
    the box beside it keeps to the seats."""
    cancelled = Moment("status: open", "2026-04-01", None, "", is_open=False, state="state: cancelled")
    page = text(look(root, cancelled), "termine/reise/index.html")
    assert page.count("badge-cancelled") == 1
    assert 'class="registration' not in page
    put_off = "state: postponed\nprevious_start: 2026-04-20"
    postponed = Moment("status: open", "2026-04-01", None, "", is_open=True, state=put_off)
    page = text(look(root, postponed), "termine/reise/index.html")
    assert page.count("badge-postponed") == 1
    assert 'class="registration' in page


@pytest.mark.parametrize(
    ("now", "change"),
    [
        ("2026-03-01 12:00", "2026-03-02T00:00:00+01:00"),
        ("2026-04-15 12:00", "2026-05-01T00:00:00+02:00"),
        ("2026-05-14 12:00", "2026-05-17T00:00:00+02:00"),
    ],
)
def test_each_build_says_when_the_next_falls_due(root: Path, now: str, change: str) -> None:
    """Opening, closing and being over need no commit, only a build at the time that the last one named."""
    staged = look(root, Moment(OPENS, now, None, "", is_open=False))
    assert staged.site.next_change is not None
    assert staged.site.next_change.isoformat() == change


def structured(page: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    graph = json.loads(found[1])["@graph"]
    return next(thing for thing in graph if thing["@type"] == "Event")
