"""What can be made again, kept on the disk: what is truncated, stale or not ours is as good as nothing."""

import os
import pickle
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

_SEAL = 16  # bytes


def closed(made_of: bytes, data: bytes) -> bytes:
    """Bytes under a seal that tells what they were made of."""
    return _seal(made_of, data) + data


def opened(made_of: bytes, file: bytes) -> bytes | None:
    """The bytes again, if they were made of the same and are whole."""
    data = file[_SEAL:]
    return data if file[:_SEAL] == _seal(made_of, data) else None


def closed_object(made_of: bytes, made: Any) -> bytes:
    return closed(made_of, pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))


def opened_object(made_of: bytes, file: bytes) -> Any:
    """The object again; None where it is not what was put there, and nobody keeps None."""
    with suppress(Exception):  # whatever a class does that is another one by now
        data = opened(made_of, file)
        return None if data is None else pickle.loads(data)
    return None


def load(path: Path, made_of: bytes) -> bytes | None:
    """What was saved at ``path``, if it was made of the same and is whole; None otherwise, and never an error."""
    return opened(made_of, _read(path))


def load_object(path: Path, made_of: bytes) -> Any:
    return opened_object(made_of, _read(path))


def save(path: Path, made_of: bytes, data: bytes) -> None:
    """Keep ``data`` for the next time; where the disk does not want it, the next time makes it again."""
    _write(path, closed(made_of, data))


def save_object(path: Path, made_of: bytes, made: Any) -> None:
    _write(path, closed_object(made_of, made))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _write(path: Path, file: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(file)
        fresh.replace(path)


def _seal(made_of: bytes, data: bytes) -> bytes:
    return blake2b(b"%d:%s%s" % (len(made_of), made_of, data), digest_size=_SEAL).digest()
