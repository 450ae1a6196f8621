"""The threads of a sharing picture, composed on the globe."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from twinning.plan.maps.arcs import Curve, great_circle, samples
from twinning.plan.maps.covers import Composition, Frame, composed, fitted
from twinning.plan.maps.globe import EARTH, Globe, angle
from twinning.plan.maps.projection import Place, Position
from twinning.plan.maps.shapes import Window
from twinning.plan.maps.worlds import NEAR
from twinning.plan.sharing.values import Ties

_BOW = 0.12  # of a thread's length
_PIECES = 160  # of a thread
_BEYOND = 40.0  # units outside of the frame, where a thread may end unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The globe in its frame, the threads' points on it, and their ends; a thread that leaves the frame has none."""

    composition: Composition
    threads: tuple[tuple[Place, ...], ...]

    @property
    def ends(self) -> tuple[Place, ...]:
        return tuple(thread[-1] for thread in self.threads if len(thread) > _PIECES)


def web(ties: Ties, frame: Frame) -> Web:
    if len(ties.cities) == 1:
        composition = composed(ties.home, ties.cities[0], frame)
        return Web(composition=composition, threads=(tuple(samples(composition.curve, _PIECES)),))
    return _gathered(ties.home, ties.cities, frame)


def _gathered(home: Position, cities: tuple[Position, ...], frame: Frame) -> Web:
    """The cities around home fill the frame, and the threads to those far away run out of it."""
    globe = Globe(centre=home)
    curves = {city: great_circle(home, city, globe.place, _BOW) for city in cities}
    away = {city: angle(home, city) * EARTH for city in cities}
    near = [city for city in cities if away[city] <= NEAR] or [min(cities, key=away.__getitem__)]
    middle, radius = fitted(Window.around(place for city in near for place in samples(curves[city], 32)), frame)
    composition = Composition(globe=globe, curve=curves[near[0]], curves=1, middle=middle, radius=radius)
    seen = Window(left=0, top=0, right=frame.width, bottom=frame.height).grown(_BEYOND)
    return Web(
        composition=composition,
        threads=tuple(tuple(takewhile(seen.holds, _framed(composition, curve))) for curve in curves.values()),
    )


def _framed(composition: Composition, curve: Curve) -> Iterator[Place]:
    return (composition.framed(place) for place in samples(curve, _PIECES))
