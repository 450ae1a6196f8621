"""Whether two builds came to the same: a number says nothing of a site that is wrong."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path


class Differs(Exception):
    """Two sites are not the same, byte for byte; carries the files."""


def compare(warm: Path, clean: Path) -> None:
    """Differs unless both folders have the same files with the same bytes."""
    differing = sorted(set(_files(warm)) ^ set(_files(clean)))
    if differing:
        names = "\n".join(f"  {name}" for name, _ in differing[:10])
        raise Differs(f"{warm} and {clean} differ in {len({name for name, _ in differing})} files:\n{names}")


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), blake2b(path.read_bytes()).digest()
