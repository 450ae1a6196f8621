"""Promises of what the search knows."""

from pathlib import Path

import pytest

from tests.samples import ARTICLES, EVENTS, copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.model.vocabulary import Kind
from twinning.plan.planning import edition_of
from twinning.plan.search.records import Record, outlines_of, records_from
from twinning.plan.search.texts import plain

ARTICLE, EVENT = "/nachrichten/buergerreise/", "/termine/buergerreise/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def records(root: Path, language: str = "de", **overrides: object) -> dict[str, Record]:
    staged = stage(settings_of(root, **overrides))
    outlines = outlines_of(edition_of(staged.site, staged.theme, language))
    bodies = {each.source: plain(staged.site.bodies.read(each.source)) for each in outlines if each.source}
    return {each.url: each for each in records_from(outlines, bodies)}


def test_a_record_holds_what_a_piece_says_and_is(root: Path) -> None:
    record = records(root)[ARTICLE]
    assert record.title == "Bürgerreise nach Saint-Quentin"
    assert record.text.startswith(
        "Im Dezember geht es zwei Tage in die Partnerstadt. Die Reise führt nach Saint-Quentin."
    )
    assert "<" not in record.text
    assert (record.kind, record.date, record.cities) == (Kind.ARTICLE, "2025-09-18", ("saint-quentin",))
    assert {"Reisen", "Frankreich"} <= set(record.names.split())


def test_every_piece_of_every_kind_is_known(root: Path) -> None:
    assert {each.kind for each in records(root).values()} == {Kind.ARTICLE, Kind.CITY, Kind.EVENT, Kind.PAGE}


def test_an_edition_knows_other_languages_by_its_own_names(root: Path) -> None:
    """A German event is found in French by the French name of its country; its text is not a French reader's."""
    event = records(root, "fr")[EVENT]
    assert event.lang == "de"
    assert {"France", "Voyages"} <= set(event.names.split())
    assert "Rathaus" not in event.text


def test_what_is_under_embargo_is_not_known(root: Path) -> None:
    """Nor is what has expired; and both are, at a moment when they are public."""
    known = str(records(root))
    assert "gelüftet" not in known
    assert "Kochkurs" in known
    later = str(records(root, NOW="2025-12-02"))
    assert "gelüftet" in later
    assert "Kochkurs" not in later


def test_what_changes_by_the_hour_changes_no_record(root: Path) -> None:
    before = records(root)
    path = root / EVENTS / "2025-12-03-buergerreise/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("status: open", "status: full"), encoding="utf-8")
    assert records(root) == before
    assert records(root, NOW="2025-10-30 12:00") == before


def test_an_edit_changes_its_record(root: Path) -> None:
    before = records(root)
    path = root / ARTICLES / "2025-09-18-buergerreise/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Die Reise führt", "Die Fahrt geht"), encoding="utf-8")
    changed = {url for url, record in records(root).items() if record != before[url]}
    assert ARTICLE in changed
