"""Drawn covers: both cities well inside the picture, light, and the same every time."""

import gzip
from xml.etree import ElementTree as ET

import pytest

from tests.plan.maps.ties import CITIES, HOME
from twinning.plan.maps.arcs import samples
from twinning.plan.maps.coastlines import coastlines_digest
from twinning.plan.maps.covers import COVER, Cover, composed, cover
from twinning.plan.maps.globe import Globe
from twinning.plan.maps.projection import Position
from twinning.plan.maps.schemes import Scheme, Schemes, schemes
from twinning.plan.maps.shapes import Window

COLOURS = Schemes(light=Scheme(), dark=Scheme(paper="#111"))
# Far away, across the antimeridian, over the equator, next door, and in the same place.
OTHERS = {"Suva": (-18.14, 178.44), "Valparaíso": (-33.05, -71.61), "Mainz": (50.0, 8.27), "Home": HOME}


def value(city: Position, *, is_ended: bool = False) -> Cover:
    return Cover(home=HOME, city=city, is_ended=is_ended, schemes=COLOURS, coastlines=coastlines_digest())


@pytest.mark.parametrize("city", [*CITIES.values(), *OTHERS.values()], ids=[*CITIES, *OTHERS])
def test_thread_is_well_inside(city: Position) -> None:
    """Both ends and the way between them are in the middle square, so that a cover can be cropped to 1:1."""
    margin = (COVER.width - COVER.height) / 2 + 80
    safe = Window(left=margin, top=160, right=COVER.width - margin, bottom=COVER.height - 160)
    assert all(map(safe.holds, samples(composed(HOME, city, COVER).curve, 40)))


@pytest.mark.parametrize("city", CITIES.values(), ids=list(CITIES))
def test_light_and_the_same_every_time(city: Position) -> None:
    """About 6 kB compressed, well-formed, the same bytes twice."""
    data = cover(value(city))
    assert data == cover(value(city))
    assert len(gzip.compress(data)) < 6_400
    assert ET.fromstring(data).get("viewBox") == "0 0 2400 1600"


@pytest.mark.parametrize("city", OTHERS.values(), ids=list(OTHERS))
def test_other_places(city: Position) -> None:
    """Wherever a city lies, there is a picture."""
    assert ET.fromstring(cover(value(city))).get("width") == "1200"


@pytest.mark.parametrize("city", [*CITIES.values(), *OTHERS.values()], ids=[*CITIES, *OTHERS])
def test_what_is_left_out_would_not_be_seen(city: Position, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coasts far from the picture are not drawn; drawn, they would change nothing."""
    data = cover(value(city))
    monkeypatch.setattr(Globe, "shows", lambda *_: True)
    assert cover(value(city)) == data


def test_ended_ties_hang_loose() -> None:
    """The thread of a partnership that has ended is dotted."""
    assert b'class="t e"' in cover(value(CITIES["Silkeborg"], is_ended=True))
    assert b'class="t e"' not in cover(value(CITIES["Silkeborg"]))


def test_colours_come_from_the_theme() -> None:
    """The light and the dark colours are the style sheet's; what dark does not change stays."""
    css = ":root{--paper: #fcfaf6;--line-strong: #857a6f}@media (prefers-color-scheme: dark){:root{--paper: #181513}}"
    assert schemes(css).light == Scheme(paper="#fcfaf6", line_strong="#857a6f")
    assert schemes(css).dark == Scheme(paper="#181513", line_strong="#857a6f")
