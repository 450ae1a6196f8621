"""Keys: the hash of a recipe and its value. Same key, same bytes."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, time
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

_SIZE = 16  # bytes
_Encode = Callable[[Any, list[bytes]], None]


class NotPlain(TypeError):
    """A value holds something that is not plain, frozen data."""


class Shared:
    """Data that many values hold: it is hashed once, and the hash kept with it."""

    __slots__ = ("_digest",)


def digest(value: Any) -> bytes:
    """The hash of a value; NotPlain where a recipe could see more than is hashed."""
    chunks: list[bytes] = []
    _encode(value, chunks)
    return blake2b(b"".join(chunks), digest_size=_SIZE).digest()


def _encode(value: Any, chunks: list[bytes]) -> None:
    """An unambiguous encoding: every part with its type and its length, so that no two values share one."""
    _ENCODERS[type(value)](value, chunks)


class _Encoders(dict[type, _Encode]):
    """How the values of each type are encoded: found out once a type, for values have many parts and few types."""

    def __missing__(self, kind: type) -> _Encode:
        self[kind] = _encoder(kind)
        return self[kind]


def _encoder(kind: type) -> _Encode:
    if issubclass(kind, str):
        # An enumeration's member or safe HTML shows differently from the same letters as plain text.
        return _text(b"s" if kind is str else kind.__qualname__.encode())
    if kind is type(None) or issubclass(kind, bool | int | float | date | time | PurePosixPath | bytes):
        return _plain
    if issubclass(kind, tuple):
        return _tuple
    if issubclass(kind, dict):
        return _dict
    if is_dataclass(kind):
        return _once(_record(kind)) if issubclass(kind, Shared) else _record(kind)
    raise NotPlain(f"{kind.__qualname__} is not plain data")


def _text(name: bytes) -> _Encode:
    def encode(value: str, chunks: list[bytes]) -> None:
        data = str.encode(value)
        chunks.append(b"%s:%d:%s" % (name, len(data), data))

    return encode


def _plain(value: Any, chunks: list[bytes]) -> None:
    data = repr(value).encode()
    chunks.append(b"r:%d:%s" % (len(data), data))


def _tuple(value: tuple[Any, ...], chunks: list[bytes]) -> None:
    chunks.append(b"t:%d:" % len(value))
    for item in value:
        _ENCODERS[type(item)](item, chunks)


def _dict(value: dict[Any, Any], chunks: list[bytes]) -> None:
    _tuple(tuple(sorted(value.items())), chunks)


def _record(kind: type) -> _Encode:
    # What does not count when two are compared does not count here: where this disk has a file.
    members = [attrgetter(member.name) for member in fields(kind) if member.compare]
    start = b"d:%s:%d:" % (kind.__qualname__.encode(), len(members))

    def encode(value: Any, chunks: list[bytes]) -> None:
        chunks.append(start)
        for member in members:
            item = member(value)
            _ENCODERS[type(item)](item, chunks)

    return encode


def _once(encode: _Encode) -> _Encode:
    def encode_once(value: Any, chunks: list[bytes]) -> None:
        try:
            known = value._digest
        except AttributeError:
            own: list[bytes] = []
            encode(value, own)
            known = blake2b(b"".join(own), digest_size=_SIZE).digest()
            object.__setattr__(value, "_digest", known)
        chunks.append(b"h:" + known)

    return encode_once


_ENCODERS = _Encoders()
