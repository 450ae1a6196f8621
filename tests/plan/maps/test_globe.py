"""Ways over the round earth, and what is seen of it."""

from math import hypot, pi

import pytest

from twinning.plan.maps.globe import EARTH, Globe, angle, between, vector


def test_angle() -> None:
    """A quarter of the equator is a right angle; Berlin and Tokyo are 8 918 km apart, within a few kilometres."""
    assert angle((0, 0), (0, 90)) == pytest.approx(pi / 2)
    assert angle((52.5167, 13.3833), (35.7, 139.7667)) * EARTH == pytest.approx(8918, abs=5)


def test_between() -> None:
    """The way begins here, ends there, and its middle is as far from both."""
    here, there = (49.4, 7.8), (35.7, 139.8)
    assert between(here, there, 0) == pytest.approx(here)
    assert between(here, there, 1) == pytest.approx(there)
    middle = between(here, there, 0.5)
    assert angle(here, middle) == pytest.approx(angle(middle, there))
    assert between(here, here, 0.5) == here


def test_outline() -> None:
    """A ring that reaches beyond the rim stays within it; one on the far side is not seen."""
    globe = Globe(centre=(0, 0))
    outline = globe.outline(tuple(map(vector, ((-20, 60), (-20, 120), (20, 120), (20, 60)))))
    assert len(outline) > 4
    assert all(hypot(x, y) <= 1 + 1e-9 for x, y in outline)
    assert globe.outline(tuple(map(vector, ((0, 170), (5, 175), (5, 170))))) == []
