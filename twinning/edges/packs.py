"""Many small files in one: thousands of them take longer to open than to read."""

import atexit
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp

from twinning.plan.files import Part
from twinning.render import sealed

Pack = Mapping[str, Part]


def load_pack(path: Path) -> Pack | None:
    """The files of a pack by their names; None where there is none, or none that is whole."""
    data = sealed.load(path, path.name.encode())
    if data is None:
        return None
    head, _, _ = data.partition(b"\n")
    parts: dict[str, Part] = {}
    from_end = len(data) - len(head) - 1
    for name, size, digest in json.loads(head):
        parts[name] = Part(path=str(path), from_end=from_end, size=size, digest=digest)
        from_end -= size
    return parts


def save_pack(path: Path, files: Mapping[str, bytes]) -> Pack:
    """Put files into a pack that is not there yet; where the disk does not want it, into one until the program ends."""
    head = json.dumps([(name, len(data), blake2b(data, digest_size=16).hexdigest()) for name, data in files.items()])
    packed = b"".join((head.encode(), b"\n", *files.values()))
    sealed.save(path, path.name.encode(), packed)
    if pack := load_pack(path):
        return pack
    elsewhere = Path(mkdtemp())
    atexit.register(shutil.rmtree, elsewhere, ignore_errors=True)
    sealed.save(elsewhere / path.name, path.name.encode(), packed)
    if pack := load_pack(elsewhere / path.name):
        return pack
    raise OSError(f"nowhere to keep {path.name}")


def forget_packs(folder: Path, names: str, kept: int) -> None:
    """All but the newest packs of these names, a pattern's."""
    with suppress(OSError):  # another build forgets them at the same moment, or nobody may
        paths = sorted(folder.glob(names), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in paths[kept:]:
            path.unlink()
