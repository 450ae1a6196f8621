"""The world's coastlines: Natural Earth, public domain, as ``tools/coastlines.py`` prepared them."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import accumulate, pairwise
from pathlib import Path

from twinning.plan.maps.globe import Coast
from twinning.plan.maps.shapes import Ring

_FILE = Path(__file__).with_name("coastlines.json")
_SCALE = 100  # steps to a degree


@dataclass(frozen=True, slots=True, kw_only=True)
class Coastlines:
    """Rings of (longitude, latitude) in degrees: ``coarse`` for the whole world at once, ``fine`` for a part of it."""

    coarse: tuple[Ring, ...]
    fine: tuple[Ring, ...]


@cache
def coastlines() -> Coastlines:
    data = json.loads(_FILE.read_bytes())
    return Coastlines(coarse=_decoded(data["coarse"]), fine=_decoded(data["fine"]))


@cache
def drawing_digest() -> str:
    """The hash of the code that draws: what lies beside this file."""
    sources = sorted(path for path in Path(__file__).parent.glob("*.py"))
    return blake2b(b"\0".join(path.read_bytes() for path in sources), digest_size=16).hexdigest()


@cache
def coastlines_digest() -> str:
    """The data's fingerprint: it is a part of every value that is drawn with them."""
    return blake2b(_FILE.read_bytes(), digest_size=8).hexdigest()


@cache
def globe_coasts(*, is_fine: bool) -> tuple[Coast, ...]:
    """The rings on the sphere."""
    rings = coastlines().fine if is_fine else coastlines().coarse
    return tuple(Coast.of((latitude, longitude) for longitude, latitude in ring) for ring in rings)


def encoded(ring: Ring) -> list[int]:
    """A ring as whole numbers: the first point, then the steps, longitude and latitude in turn."""
    points = [(round(x * _SCALE), round(y * _SCALE)) for x, y in ring]
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(points)]
    return [number for pair in (points[0], *steps) for number in pair]


def _decoded(rings: list[list[int]]) -> tuple[Ring, ...]:
    return tuple(
        tuple((x / _SCALE, y / _SCALE) for x, y in zip(accumulate(ring[::2]), accumulate(ring[1::2]), strict=True))
        for ring in rings
    )
