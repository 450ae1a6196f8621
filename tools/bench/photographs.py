"""Pictures of nothing that cost as much as photographs."""

from pathlib import Path
from random import Random

from PIL import Image


def photograph(path: Path, random: Random, size: tuple[int, int] = (1800, 1200)) -> None:
    """A JPEG of soft areas with some grain: as slow to read, to scale and to pack as a real one."""
    few = Image.frombytes("RGB", (24, 16), random.randbytes(24 * 16 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))
    Image.blend(few, grain, 0.08).save(path, quality=85)
