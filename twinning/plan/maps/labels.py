"""Where names stand on a map, so that they cover neither each other nor the threads."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from twinning.plan.maps.projection import Place
from twinning.plan.maps.shapes import Window

_GAP = 0.6  # from the point to its name, of the size of the type
_ROUNDS = 8
# Anchor, and where the first line's middle is from the point: to the right and down, in gaps and sizes of the type.
_SIDES = {
    "right": ("start", 1.0, 0.0),
    "left": ("end", -1.0, 0.0),
    "above": ("middle", 0.0, -1.15),
    "below": ("middle", 0.0, 1.15),
    "above-right": ("start", 0.6, -0.8),
    "above-left": ("end", -0.6, -0.8),
    "below-right": ("start", 0.6, 0.8),
    "below-left": ("end", -0.6, 0.8),
    "far-below": ("middle", 0.0, 2.0),
    "far-above": ("middle", 0.0, -2.0),
}
# What a place costs: for each name or point that it covers, for leaving the map, for each bit of a thread.
_NAME, _OUTSIDE, _POINT, _THREAD = 1000, 600, 200, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name's place: ``x`` at its anchor (SVG's text-anchor), ``y`` on its base line."""

    x: int
    y: int
    anchor: str
    box: Window


def text_width(text: str, size: float) -> float:
    """About how wide a text is in a semibold sans serif, rather too wide than too narrow."""
    return size * sum(1.05 if east_asian_width(sign) in "WF" else 0.68 if sign.isupper() else 0.54 for sign in text)


def placed(
    names: Sequence[tuple[str, Place]], threads: Sequence[Place], points: Sequence[Place], size: float, window: Window
) -> list[Label]:
    """A label for each name at its point. Each in turn moves to where it costs least, until none would move."""
    choices = [[_label(name, place, size, side) for side in _SIDES] for name, place in names]
    alone = [[_cost(label, threads, points, window) + rank for rank, label in enumerate(some)] for some in choices]
    chosen = [min(range(len(some)), key=costs.__getitem__) for some, costs in zip(choices, alone, strict=True)]
    for _ in range(_ROUNDS):
        before = list(chosen)
        for index, some in enumerate(choices):
            others = [choices[i][chosen[i]].box for i in range(len(names)) if i != index]
            covers = [sum(label.box.touches(box) for box in others) * _NAME for label in some]
            totals = [a + b for a, b in zip(alone[index], covers, strict=True)]
            chosen[index] = min(range(len(some)), key=totals.__getitem__)
        if chosen == before:
            break
    return [some[index] for some, index in zip(choices, chosen, strict=True)]


def _label(name: str, place: Place, size: float, side: str) -> Label:
    anchor, right, down = _SIDES[side]
    x, middle = place[0] + right * (_GAP * size), place[1] + down * size
    width = text_width(name, size)
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    box = Window(left=left, top=middle - 0.55 * size, right=left + width, bottom=middle + 0.55 * size)
    return Label(x=round(x), y=round(middle + 0.35 * size), anchor=anchor, box=box)


def _cost(label: Label, threads: Sequence[Place], points: Sequence[Place], window: Window) -> int:
    box = label.box
    is_outside = not (window.holds((box.left, box.top)) and window.holds((box.right, box.bottom)))
    covered = sum(map(box.grown(2).holds, points)) * _POINT + sum(map(box.holds, threads)) * _THREAD
    return covered + is_outside * _OUTSIDE
