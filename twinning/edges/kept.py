"""What was made once and is kept for the next build: a cache that is broken, foreign or old is only slow."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from twinning.render import sealed

_AT_ONCE = 500  # SQLite takes no more than some thousand parameters
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, data BLOB) WITHOUT ROWID"


class Kept:
    """Objects by the hash of all that they were made from, in a file of SQLite's.

    A key is never told to hold another object, so nothing has to be deleted to be right; ``keep_only`` is for the
    disk's sake. Whatever is wrong with the file, it is begun anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: sqlite3.Connection | None = None
        self._lock = Lock()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """Those of the objects that are there."""
        found = ((key, sealed.opened_object(key, data)) for key, data in self._rows(list(keys)))
        return {key: made for key, made in found if made is not None}

    def put(self, made: Mapping[bytes, Any]) -> None:
        rows = [(key, sealed.closed_object(key, each)) for key, each in made.items()]
        self._change("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def keep_only(self, keys: Iterable[bytes]) -> None:
        """Forget the others, once they are more than these."""
        wanted = set(keys)
        others = [(key,) for (key,) in self._select("SELECT key FROM kept", ()) if key not in wanted]
        if len(others) > len(wanted):
            self._change("DELETE FROM kept WHERE key = ?", others)

    def _rows(self, keys: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            yield from self._select(f"SELECT key, data FROM kept WHERE key IN ({','.join('?' * len(some))})", some)

    def _select(self, query: str, values: Iterable[bytes]) -> list[Any]:
        with self._lock:
            try:
                return self._open().execute(query, tuple(values)).fetchall()
            except (sqlite3.Error, OSError):
                return []

    def _change(self, query: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        if not rows:
            return
        with self._lock:
            try:
                self._write(query, rows)
            except sqlite3.DatabaseError:
                with suppress(OSError, sqlite3.Error):
                    self._begin_anew()
                    self._write(query, rows)
            except OSError:
                return  # a folder that nobody may write to: slow, and no harm

    def _write(self, query: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as file:
            file.execute(_TABLE)
            file.executemany(query, rows)

    def _begin_anew(self) -> None:
        if self._file:
            self._file.close()
            self._file = None
        self.path.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            self._file = sqlite3.connect(self.path, check_same_thread=False)  # one thread at a time: the lock's work
            # What a fall of power loses is made again: no build waits for the disk.
            self._file.execute("PRAGMA synchronous = OFF")
        return self._file
