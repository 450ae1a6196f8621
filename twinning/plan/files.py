"""Files that are published as they are."""

from dataclasses import dataclass, field
from hashlib import blake2b
from io import SEEK_END
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file by its content, and its place on this disk, which says nothing of it."""

    path: str = field(compare=False)
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that lies in another, with many of its kind: by its content, and its place, which says nothing of it."""

    path: str = field(compare=False)
    from_end: int = field(compare=False)  # bytes from its first to the end of the other
    size: int
    digest: str


class Changed(FileNotFoundError):
    """The file that was planned with is there no more: somebody has saved another one. Carries its path."""


def contents(path: str, digest: str) -> bytes:
    """The bytes of a file that has this digest; Changed where it has another one by now."""
    return _proven(Path(path).read_bytes(), path, digest)


def copy(file: File) -> bytes:
    return contents(file.path, file.digest)


def cut(part: Part) -> bytes:
    try:
        with Path(part.path).open("rb") as file:
            file.seek(-part.from_end, SEEK_END)
            data = file.read(part.size)
    except OSError:  # too short by now, too
        raise Changed(part.path) from None
    return _proven(data, part.path, part.digest)


def _proven(data: bytes, path: str, digest: str) -> bytes:
    if blake2b(data, digest_size=len(digest) // 2).hexdigest() != digest:
        raise Changed(path)
    return data
