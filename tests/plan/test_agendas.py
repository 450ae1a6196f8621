"""Promises of lists of dates: what a reader can still go to comes first, and the past leads back to it."""

from pathlib import Path, PurePosixPath

from tests.samples import EVENTS, copy_sample, settings_of
from twinning.edges.stages import stage


def test_a_topic_tells_first_what_is_to_come(tmp_path: Path) -> None:
    """As it comes, and below it what was, the latest first."""
    root = copy_sample(tmp_path)
    trip = root / EVENTS / "2025-12-03-buergerreise/index.md"
    for number, start in enumerate(("2025-10-01", "2025-11-01", "2026-02-01")):
        another = root / EVENTS.replace("2025", start[:4]) / f"{start}-reise-{number}"
        another.mkdir(parents=True)
        words = f"---\ntitle: Reise {number}\nsummary: Noch eine.\ntopics: [reisen]\n---\nText.\n"
        (another / "index.md").write_text(words, encoding="utf-8")
    assert "topics: [reisen]" in trip.read_text(encoding="utf-8")
    plan = stage(settings_of(root, NOW="2025-11-20 12:00")).plan
    page = plan[PurePosixPath("themen/reisen/index.html")].value.page
    days = [str(event.span.first_day) for event in page.events]
    assert days == ["2025-12-03", "2026-02-01", "2025-11-01", "2025-10-01"]


def test_the_archive_leads_to_what_is_to_come(tmp_path: Path) -> None:
    """Each of the two lists names the other by what one finds there."""
    plan = stage(settings_of(copy_sample(tmp_path), NOW="2025-11-20 12:00")).plan
    agenda = plan[PurePosixPath("termine/index.html")].value.page
    archive = plan[PurePosixPath("termine/damals/index.html")].value.page
    assert (agenda.other.label, archive.other.label) == ("Vergangene Termine", "Kommende Termine")
    assert archive.other.href == "/termine/"
