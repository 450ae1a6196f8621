"""Keys: the hash of a recipe and its value. Same key, same bytes."""

from dataclasses import fields, is_dataclass
from datetime import date, time
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any

_SIZE = 16  # bytes


class NotPlain(TypeError):
    """A value holds something that is not plain, frozen data."""


def digest(value: Any) -> bytes:
    """The hash of a value; NotPlain where a recipe could see more than is hashed."""
    return blake2b(b"".join(_encoded(value)), digest_size=_SIZE).digest()


def _encoded(value: Any) -> list[bytes]:
    """An unambiguous encoding: every part with its type and its length, so that no two values share one."""
    chunks: list[bytes] = []
    _encode(value, chunks)
    return chunks


def _encode(value: Any, chunks: list[bytes]) -> None:
    if isinstance(value, str):
        # An enumeration's member or safe HTML shows differently from the same letters as plain text.
        name = b"s" if type(value) is str else type(value).__qualname__.encode()
        data = str.__str__(value).encode()
        chunks.append(b"%s:%d:%s" % (name, len(data), data))
    elif value is None or isinstance(value, bool | int | float | date | time | PurePosixPath | bytes):
        data = repr(value).encode()
        chunks.append(b"r:%d:%s" % (len(data), data))
    elif isinstance(value, tuple):
        chunks.append(b"t:%d:" % len(value))
        for item in value:
            _encode(item, chunks)
    elif is_dataclass(value) and not isinstance(value, type):
        members = fields(value)
        chunks.append(b"d:%s:%d:" % (type(value).__qualname__.encode(), len(members)))
        for member in members:
            _encode(getattr(value, member.name), chunks)
    elif isinstance(value, dict):
        _encode(tuple(sorted(value.items())), chunks)
    else:
        raise NotPlain(f"{type(value).__qualname__} is not plain data")
