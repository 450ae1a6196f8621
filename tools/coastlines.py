"""Make ``twinning/plan/maps/coastlines.json`` from Natural Earth's coastlines (public domain).

Needed only to change how fine they are. From the project's folder:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tools.coastlines package

The result is written as one ring a line: the first point, then the steps, in hundredths of a degree.
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from twinning.plan.maps.coastlines import encoded
from twinning.plan.maps.projection import Place
from twinning.plan.maps.shapes import Ring, area, simplified

_TARGET = Path(__file__).parent.parent / "twinning" / "plan" / "maps" / "coastlines.json"
_SOUTHERNMOST = -60.0  # Antarctica has no twin towns, and no map of ours shows it

# How far a line may stray, and how small an island may be: degrees and square degrees.
_COARSE = ("land-110m.json", 0.1, 0.4)
_FINE = ("land-50m.json", 0.02, 0.003)


def main(folder: Path) -> None:
    parts = {"coarse": _prepared(folder, *_COARSE), "fine": _prepared(folder, *_FINE)}
    lines = [
        f'"{name}": [\n' + ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings) + "\n]"
        for name, rings in parts.items()
    ]
    _TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{_TARGET}: {_TARGET.stat().st_size} bytes, { {name: len(rings) for name, rings in parts.items()} } rings")


def _prepared(folder: Path, name: str, tolerance: float, smallest: float) -> list[list[int]]:
    rings = map(_unwrapped, _rings(json.loads((folder / name).read_bytes())))
    kept = (ring for ring in rings if max(y for _, y in ring) > _SOUTHERNMOST and area(ring) >= smallest)
    return [encoded(simplified(ring, tolerance)) for ring in kept]


def _rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """The rings of a TopoJSON file with one layer of land (topojson-specification, 2.1: arcs are quantised deltas)."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [
            (left + x * scale_x, bottom + y * scale_y)
            for x, y in zip(accumulate(dx for dx, _ in arc), accumulate(dy for _, dy in arc), strict=True)
        ]
        for arc in topology["arcs"]
    ]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                yield _joined(arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring)


def _joined(arcs: Iterator[list[Place]]) -> Ring:
    """Each arc ends where the next begins, the last where the first began."""
    return [point for arc in arcs for point in arc[:-1]]


def _unwrapped(ring: Ring) -> Ring:
    """Without the leap where a ring crosses the antimeridian: its longitudes run on beyond 180."""
    longitudes = [ring[0][0]]
    for x, _ in ring[1:]:
        longitudes.append(x - 360 * round((x - longitudes[-1]) / 360))
    return [(x, y) for x, (_, y) in zip(longitudes, ring, strict=True)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
