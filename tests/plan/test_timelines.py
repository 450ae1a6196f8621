"""Promises of a city's timeline: both directions in time, and where today is."""

from pathlib import Path, PurePosixPath

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.render.rendering import render


def test_what_is_to_come_stands_above_today(tmp_path: Path) -> None:
    """The trip hangs loose until it is over; then nothing is to come, and no one is told where today is."""
    root = copy_sample(tmp_path)
    shown = {}
    for now in ("2025-11-20 12:00", "2027-01-01 12:00"):
        staged = stage(settings_of(root, NOW=now))
        output = staged.plan[PurePosixPath("staedte/saint-quentin/index.html")]
        entries = output.value.page.timeline
        to_come = [entry.is_to_come for entry in entries]
        assert to_come == sorted(to_come, reverse=True)
        for group in (True, False):
            dates = [entry.date for entry in entries if entry.is_to_come is group]
            assert dates == sorted(dates, reverse=True)
        shown[now] = (any(to_come), 'class="timeline-today"' in render(output, staged.templates).decode())
    assert shown == {"2025-11-20 12:00": (True, True), "2027-01-01 12:00": (False, False)}
