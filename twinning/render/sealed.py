"""Bytes that can be made again, kept in files: one that is truncated, stale or not ours is as good as none."""

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SEAL = 16  # bytes


def load(path: Path, made_of: bytes) -> bytes | None:
    """What was saved at ``path``, if it was made of the same and is whole; None otherwise, and never an error."""
    try:
        file = path.read_bytes()
    except OSError:
        return None
    return file[_SEAL:] if file[:_SEAL] == _seal(made_of, file[_SEAL:]) else None


def save(path: Path, made_of: bytes, data: bytes) -> None:
    """Keep ``data`` for the next time; where the disk does not want it, the next time makes it again."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_seal(made_of, data) + data)
        fresh.replace(path)


def _seal(made_of: bytes, data: bytes) -> bytes:
    return blake2b(b"%d:%s%s" % (len(made_of), made_of, data), digest_size=_SEAL).digest()
