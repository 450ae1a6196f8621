"""Equal Earth gives the values that others publish."""

import pytest

from twinning.plan.maps.projection import equal_earth, offset

RADIUS = 6378137  # metres
# From PROJ's own tests of +proj=eqearth +R=6378137 (test/gie/builtins.gie).
PUBLISHED = {
    (0, 0): (0, 0),
    (90, 0): (0, 8402320.16),
    (90, 180): (10227908.09, 8402320.16),
    (45, 180): (14795421.79, 5486671.72),
    (0, 180): (17263256.84, 0),
    (-31.2, -70): (-6244707.88, -3924893.29),
}


@pytest.mark.parametrize(("position", "metres"), PUBLISHED.items())
def test_published_values(position: tuple[float, float], metres: tuple[float, float]) -> None:
    """A position is where PROJ has it, to the centimetre."""
    x, y = equal_earth(*position)
    assert (x * RADIUS, y * RADIUS) == pytest.approx(metres, abs=0.01)


def test_offset() -> None:
    """Longitudes count the short way from the middle, across the antimeridian, too."""
    assert offset(-170, 150) == 40
    assert offset(139.75, 7.75) == 132
    assert offset(-90, 10) == -100
