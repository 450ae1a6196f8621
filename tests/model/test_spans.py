"""When an event takes place, and where its registration stands as time goes by."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import BaseModel

from twinning.model.clock import Clock
from twinning.model.dates import PartialDate, Span
from twinning.model.documents import Body, Bundle, Document
from twinning.model.problems import Problem
from twinning.model.schema import EventFields
from twinning.model.spans import registration_of, span_of
from twinning.model.vocabulary import Kind

BERLIN = ZoneInfo("Europe/Berlin")


def event(day: str = "2025-12-03", **values: object) -> tuple[Document, EventFields]:
    fields = EventFields.model_validate({"title": "Reise", "summary": "Reise", **values})
    folder = f"content/events/2025/{day}-reise"
    bundle = Bundle(kind=Kind.EVENT, folder=folder, slug="reise", date=PartialDate.parse(day))
    return _document(bundle, fields), fields


def _document(bundle: Bundle, fields: BaseModel) -> Document:
    return Document(
        path=f"{bundle.folder}/index.md",
        bundle=bundle,
        language="de",
        is_original=True,
        fields=fields,
        body=Body(),
        fingerprint="",
    )


def span(day: str = "2025-12-03", **values: object) -> Span:
    found = span_of(*event(day, **values), BERLIN)
    assert isinstance(found, Span)
    return found


def status(now: str, **registration: object) -> str:
    _, fields = event(end="2025-12-04", registration=registration)
    clock = Clock(datetime.fromisoformat(now).replace(tzinfo=BERLIN), BERLIN)
    return registration_of(fields, span(end="2025-12-04"), clock).value


def test_without_times_an_event_is_all_day() -> None:
    assert span() == Span(start=date(2025, 12, 3), end=date(2025, 12, 3))
    assert span(end="2025-12-04").end == date(2025, 12, 4)


def test_a_time_stands_on_the_folders_day() -> None:
    found = span(start="19:30", end="22:00")
    assert found.start == datetime(2025, 12, 3, 19, 30, tzinfo=BERLIN)
    assert found.end == datetime(2025, 12, 3, 22, tzinfo=BERLIN)


def test_a_last_day_after_a_first_time_is_whole() -> None:
    assert span(start="07:30", end="2025-12-04").end == datetime(2025, 12, 4, 23, 59, tzinfo=BERLIN)


def test_an_event_has_the_time_of_its_place() -> None:
    assert span(start="19:30", timezone="America/Chicago").start.isoformat() == "2025-12-03T19:30:00-06:00"


def test_of_a_month_no_day_is_claimed() -> None:
    assert span("2026-09") == Span(start=date(2026, 9, 1), end=date(2026, 9, 30), precision="month")


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"end": "2025-12-02"}, "end"),
        ({"start": "19:30", "end": "18:00"}, "end"),
        ({"start": "2025-12-04 10:00"}, "start"),
    ],
)
def test_what_contradicts_itself_is_a_problem(values: dict[str, str], key: str) -> None:
    problem = span_of(*event("2025-12-03", **values), BERLIN)
    assert isinstance(problem, Problem)
    assert problem.rule == f"event.{key}"
    assert problem.hint


def test_a_registration_opens_and_closes_by_itself() -> None:
    dates = {"status": "opens", "from": "2025-11-01 08:00", "until": "2025-11-15", "phone": "0631 12345"}
    assert status("2025-11-01 07:59", **dates) == "opens"
    assert status("2025-11-01 08:00", **dates) == "open"
    assert status("2025-11-15 23:59", **dates) == "open"
    assert status("2025-11-16 00:00", **dates) == "closed"


@pytest.mark.parametrize("written", ["open", "few_left", "waiting_list", "full"])
def test_what_the_editor_wrote_holds_until_the_event_begins(written: str) -> None:
    assert status("2025-12-02 23:59", status=written, email="a@b.de") == written
    assert status("2025-12-03 00:00", status=written, email="a@b.de") == "closed"


def test_what_needs_no_registration_never_closes() -> None:
    assert status("2026-01-01", status="not_needed") == "not_needed"
