"""Promises of an event's identity: the same for ever, and the newer copy known from the older by the content alone."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from twinning.model.dates import Span
from twinning.model.schema import EventFields
from twinning.model.site import Event
from twinning.model.vocabulary import RegistrationStatus
from twinning.plan.calendars.identities import revised, sequence

HERE = ZoneInfo("Europe/Berlin")
DAY, LATER, LATEST = date(2025, 12, 3), date(2026, 3, 14), date(2026, 5, 1)
MAIL = {"email": "buero@musterstadt.example"}
OPENS = {"status": "opens", "from": "2025-10-01", "until": "2025-11-15", **MAIL}
FULL = {"status": "full"}
POSTPONED: dict[str, Any] = {"state": "postponed", "previous_start": "2025-12-03"}


def event(start: date = DAY, now: RegistrationStatus | None = None, **fields: Any) -> Event:
    """An event with what an editor wrote, and where its registration stands now."""
    written = EventFields.model_validate({"title": "Reise", "summary": "Zwei Tage.", **fields})
    if now is None:
        now = written.registration.status if written.registration else RegistrationStatus.NOT_NEEDED
    return Event(
        slug="reise",
        folder="content/events/2025/2025-12-03-reise",
        fields=written,
        texts=(),
        span=Span(start=start, end=start),
        is_over=False,
        registration=now,
    )


# What happens to an event, one after the other: its file then; whether those who wrote the date down are to be told
# again (SEQUENCE rises); whether the content names a moment at which it changed (DTSTAMP rises).
LIFE: list[tuple[str, Event, bool, bool]] = [
    ("announced", event(), False, False),
    ("with another title", event(title="Bürgerreise", summary="Zwei Tage im Advent."), False, False),
    ("to be registered for", event(registration=OPENS), False, False),
    ("open, by the clock", event(registration=OPENS, now=RegistrationStatus.OPEN), False, False),
    ("full, by an editor's word", event(registration=FULL), False, False),
    ("with a dated correction", event(modified="2025-11-20", registration=FULL), True, True),
    ("moved online", event(modified="2025-11-20", state="moved_online"), True, False),
    ("postponed", event(LATER, modified="2025-11-25", **POSTPONED), True, True),
    ("postponed once more", event(LATEST, modified="2026-01-08", **POSTPONED), True, True),
    ("cancelled", event(LATEST, modified="2026-01-08", state="cancelled"), True, False),
    ("taking place after all", event(LATEST, modified="2026-01-09"), True, True),
]


def test_an_events_life() -> None:
    """No copy of an event ever looks newer than a later one, and a change that matters is told by SEQUENCE."""
    last, last_moment = -1, datetime.min.replace(tzinfo=UTC)
    for step, (name, each, is_told_again, is_dated) in enumerate(LIFE):
        number, moment = sequence(each), revised(each, HERE)
        if step:
            assert (number > last, moment > last_moment) == (is_told_again, is_dated), name
            assert number >= last, name
            assert moment >= last_moment, name
        assert moment.tzinfo is UTC
        last, last_moment = number, moment


@pytest.mark.parametrize(
    "states", [("scheduled", "moved_online", "cancelled"), ("scheduled", "postponed", "cancelled")]
)
def test_a_state_is_told_without_a_date(states: tuple[str, ...]) -> None:
    """An editor who changes only the state has told every calendar."""
    numbers = [sequence(event(**(POSTPONED if state == "postponed" else {"state": state}))) for state in states]
    assert numbers == [0, 1, 2]


MOMENTS = [
    ("a year before, where nothing is known", event(), "2024-12-02 23:00"),
    ("the same after a postponement", event(LATER, **POSTPONED), "2024-12-02 23:00"),
    ("its publication", event(publish="2025-09-18 08:00"), "2025-09-18 06:00"),
    ("its correction", event(publish="2025-09-18", modified="2025-10-02"), "2025-10-01 22:00"),
    ("its publication, where that came last", event(publish="2025-10-02", modified="2025-09-18"), "2025-10-01 22:00"),
]


@pytest.mark.parametrize(("name", "each", "moment"), MOMENTS)
def test_when_an_event_was_last_changed(name: str, each: Event, moment: str) -> None:
    """The latest moment that the content names, in UTC; never that of a build."""
    assert f"{revised(each, HERE):%Y-%m-%d %H:%M}" == moment, name
