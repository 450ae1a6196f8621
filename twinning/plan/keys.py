"""Keys: the hash of a recipe and its value. Same key, same bytes."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, time
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

_SIZE = 16  # bytes
_Encode = Callable[[Any, list[str]], None]


class NotPlain(TypeError):
    """A value holds something that is not plain, frozen data."""


class Shared:
    """Data that many values hold: it is hashed once, and the hash kept with it."""

    __slots__ = ("_digest",)
    _digest: bytes


def digest(value: Any) -> bytes:
    """The hash of a value; NotPlain where a recipe could see more than is hashed."""
    chunks: list[str] = []
    _encode(value, chunks)
    return _hash(chunks)


def digest_of(shared: Shared) -> bytes:
    """The hash that is kept with it."""
    try:
        return shared._digest
    except AttributeError:
        chunks: list[str] = []
        _RECORDS[type(shared)](shared, chunks)
        own = _hash(chunks)
        object.__setattr__(shared, "_digest", own)
        return own


def _hash(chunks: list[str]) -> bytes:
    return blake2b("".join(chunks).encode(), digest_size=_SIZE).digest()


def _encode(value: Any, chunks: list[str]) -> None:
    """An unambiguous encoding: every part with its type and its length, so that no two values share one."""
    _ENCODERS[type(value)](value, chunks)


class _Table(dict[type, _Encode]):
    """How the values of each type are encoded: found out once a type, for values have many parts and few types."""

    def __init__(self, find: Callable[[type], _Encode]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, kind: type) -> _Encode:
        self[kind] = self._find(kind)
        return self[kind]


def _encoder(kind: type) -> _Encode:
    if issubclass(kind, str):
        # An enumeration's member or safe HTML shows differently from the same letters as plain text.
        return _text("s" if kind is str else kind.__qualname__)
    if kind is type(None) or issubclass(kind, bool | int | float | date | time | PurePosixPath | bytes):
        return _plain
    if issubclass(kind, tuple):
        return _tuple
    if issubclass(kind, dict):
        return _dict
    if is_dataclass(kind):
        return _shared if issubclass(kind, Shared) else _RECORDS[kind]
    raise NotPlain(f"{kind.__qualname__} is not plain data")


def _text(name: str) -> _Encode:
    def encode(value: str, chunks: list[str]) -> None:
        text = str.__str__(value)
        chunks.append(f"{name}:{len(text)}:{text}")

    return encode


def _plain(value: Any, chunks: list[str]) -> None:
    data = repr(value)
    chunks.append(f"r:{len(data)}:{data}")


def _tuple(value: tuple[Any, ...], chunks: list[str]) -> None:
    chunks.append(f"t:{len(value)}:")
    _each(value, chunks)


def _dict(value: dict[Any, Any], chunks: list[str]) -> None:
    _tuple(tuple(sorted(value.items())), chunks)


def _shared(value: Shared, chunks: list[str]) -> None:
    chunks.append("h:" + digest_of(value).hex())


def _record(kind: type) -> _Encode:
    # What does not count when two are compared does not count here: where this disk has a file.
    names = [member.name for member in fields(kind) if member.compare]
    start = f"d:{kind.__qualname__}:{len(names)}:"
    members = attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]

    def encode(value: Any, chunks: list[str]) -> None:
        chunks.append(start)
        _each(members(value), chunks)

    return encode


def _each(items: Iterable[Any], chunks: list[str]) -> None:
    for item in items:
        if type(item) is str:  # most are
            chunks.append(f"s:{len(item)}:{item}")
        else:
            _ENCODERS[type(item)](item, chunks)


_ENCODERS, _RECORDS = _Table(_encoder), _Table(_record)
