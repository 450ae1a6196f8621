"""The time in a city on its profile: in words for everyone, running where scripts run."""

from pathlib import Path, PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import Staged, stage
from twinning.plan.views import CityPage
from twinning.render.rendering import render

PAGE = "content/cities/davenport/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def put(root: Path, zone: str) -> None:
    path = root / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\nzone: {zone}\n", 1), encoding="utf-8")


def profile(site: Staged) -> CityPage:
    page = site.plan[PurePosixPath("staedte/davenport/index.html")].value.page
    assert isinstance(page, CityPage)
    return page


def shown(site: Staged, path: str) -> str:
    return " ".join(render(site.plan[PurePosixPath(path)], site.templates).decode().split())


@pytest.mark.parametrize(
    ("zone", "german", "english"),
    [
        ("America/Chicago", "7 Stunden früher als in Musterstadt", "7 hours behind Musterstadt"),
        ("Europe/Sofia", "1 Stunde später als in Musterstadt", "1 hour ahead of Musterstadt"),
        ("Asia/Kolkata", "3,5 Stunden später als in Musterstadt", "3.5 hours ahead of Musterstadt"),
        ("Europe/Paris", "dieselbe Zeit wie in Musterstadt", "the same time as in Musterstadt"),
    ],
)
def test_the_difference_stands_in_words(root: Path, zone: str, german: str, english: str) -> None:
    put(root, zone)
    site = stage(settings_of(root))
    assert german in shown(site, "staedte/davenport/index.html")
    assert english in shown(site, "en/cities/davenport/index.html")


def test_the_site_knows_when_the_words_change(root: Path) -> None:
    """America keeps summer time for a week longer than we do."""
    put(root, "America/Chicago")
    before, between = (stage(settings_of(root, NOW=now)) for now in ("2025-10-25 12:00", "2025-10-27 12:00"))
    assert before.clock.next_change is not None
    assert before.clock.next_change.isoformat() == "2025-10-26T02:00:00+01:00"
    assert "7 Stunden" in shown(before, "staedte/davenport/index.html")
    assert "6 Stunden" in shown(between, "staedte/davenport/index.html")


def test_only_a_profile_with_a_clock_runs_its_script(root: Path) -> None:
    plain = stage(settings_of(root))
    assert profile(plain).clock is None
    assert not profile(plain).head.script
    put(root, "America/Chicago")
    assert "clock." in profile(stage(settings_of(root))).head.script


def test_an_unknown_zone_is_told(root: Path) -> None:
    put(root, "Amerika/Chicago")
    with pytest.raises(Refused) as refused:
        stage(settings_of(root))
    (told,) = refused.value.problems
    assert (told.path, told.line) == (PAGE, 2)
    assert "„Amerika/Chicago“ ist keine Zeitzone" in told.message
    assert "Europe/Berlin" in told.hint
