"""When time alone changes how an event stands, and only where readers see that it did."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from twinning.model.clock import Clock
from twinning.model.dates import Span
from twinning.model.schema import EventFields
from twinning.model.standings import changed, turns

HERE = ZoneInfo("Europe/Berlin")
DAYS = Span(start=date(2026, 5, 14), end=date(2026, 5, 16))
EVENING = Span(start=datetime(2026, 5, 14, 19, 30, tzinfo=HERE), end=datetime(2026, 5, 14, 22, tzinfo=HERE))
MAIL = {"email": "buero@musterstadt.example"}
OPENS = {"status": "opens", "from": "2026-03-02", "until": "2026-04-30", **MAIL}
BEGIN, END = "2026-05-14 00:00", "2026-05-17 00:00"


def fields(registration: dict[str, Any] | None = None, **others: Any) -> EventFields:
    return EventFields.model_validate(
        {"title": "Reise", "summary": "Drei Tage.", "registration": registration, **others}
    )


CASES = [
    ("nobody registers", fields(), DAYS, [END]),
    ("nobody has to register", fields({"status": "not_needed"}), DAYS, [END]),
    ("from its opening on", fields(OPENS), DAYS, ["2026-03-02 00:00", "2026-05-01 00:00", END]),
    ("open until it begins", fields({"status": "open", **MAIL}), DAYS, [BEGIN, END]),
    ("open until a moment", fields({"status": "open", "until": "2026-05-12 18:00", **MAIL}), DAYS,
     ["2026-05-12 18:00", END]),
    ("full, then closed", fields({"status": "full", "until": "2026-04-30"}), DAYS, ["2026-05-01 00:00", END]),
    ("closed before its time", fields({"status": "closed", "until": "2026-04-30"}), DAYS, [END]),
    ("in the evening", fields({"status": "open", **MAIL}), EVENING, ["2026-05-14 19:30", "2026-05-14 22:00"]),
    ("cancelled, for ever", fields(OPENS, state="cancelled"), DAYS, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "written", "span", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_changes_by_itself(name: str, written: EventFields, span: Span, expected: list[str]) -> None:
    """Every change that is seen, in order, and none that is not."""
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in turns(written, span, HERE)] == expected, name


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-01 23:59", None),
        ("2026-03-02 00:00", "2026-03-02 00:00"),
        ("2026-04-30 23:59", "2026-03-02 00:00"),
        ("2026-05-15 12:00", "2026-05-01 00:00"),
        ("2027-01-01 12:00", END),
    ],
)
def test_the_last_change_is_the_contents_and_not_the_clocks(now: str, expected: str | None) -> None:
    """Between two changes the answer stays, whenever it is asked for."""
    clock = Clock(datetime.fromisoformat(now).replace(tzinfo=HERE), HERE)
    moment = changed(fields(OPENS), DAYS, clock)
    assert (moment and f"{moment:%Y-%m-%d %H:%M}") == expected


def test_the_clock_knows_the_next_change() -> None:
    """A build before the opening is told to come back for it."""
    clock = Clock(datetime(2026, 2, 1, tzinfo=HERE), HERE)
    changed(fields(OPENS), DAYS, clock)
    assert clock.next_change == datetime(2026, 3, 2, tzinfo=HERE)
