"""What is measured, and how good it is to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number. ``unit`` is "x" (ratio), "s", "ms" or "MB"; ``detail`` is what it was computed from."""

    row: str
    size: int
    value: float
    unit: str
    detail: str = ""
    who: str = "ours"  # whose number it is

    @property
    def target(self) -> float | None:
        """At most this much; None where nothing was promised."""
        return TARGETS.get(self.row, {}).get(self.size) if self.who == "ours" else None

    @property
    def is_met(self) -> bool:
        return self.target is None or self.value <= self.target


TARGETS: dict[str, dict[int, float]] = {
    "cold build in one language, against Pelican": {1_000: 1 / 4, 10_000: 1 / 5},
    "cold build, against Hugo": {1_000: 2, 10_000: 1.5},
    "one text edited, against Hugo": {1_000: 1 / 3, 10_000: 1 / 15},
    "headline on every page, against Hugo": {1_000: 3 / 4, 10_000: 1 / 3},
    "nothing changed": {1_000: 0.20, 10_000: 0.5},
    "preview: text saved": {1_000: 20, 10_000: 20},
    "preview: new city": {1_000: 30, 10_000: 100},
    "preview: new topic": {1_000: 30, 10_000: 100},
    "memory of a build": {1_000: 100, 10_000: 350},
    "memory of the preview": {1_000: 60, 10_000: 130},
    "cost of an article, against 1,000": {10_000: 1.2},
}
