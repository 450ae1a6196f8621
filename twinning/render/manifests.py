"""What the last build wrote, so that the next can keep what has not changed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of the last build: the key it was made for, and what the disk said of it then.

    The disk's word (inode, size, time of writing) tells whether it is still that file. So a manifest that is older or
    younger than the folder beside it, or a file that somebody changed by hand, costs time and never correctness.
    """

    key: str
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, key: str, path: Path) -> "Written":
        stat = path.stat()
        return cls(key=key, inode=stat.st_ino, size=stat.st_size, mtime_ns=stat.st_mtime_ns)

    def still_is(self, path: Path) -> bool:
        try:
            return Written.of(self.key, path) == self
        except OSError:
            return False


def load_manifest(path: Path) -> Mapping[str, Written]:
    """The last build's files by their path; empty where there is none, or none that can be read."""
    try:
        data = json.loads(path.read_bytes())
        return {name: Written(**entry) for name, entry in data.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_manifest(path: Path, manifest: Mapping[str, Written]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps({name: asdict(entry) for name, entry in manifest.items()}), encoding="utf-8")
    fresh.replace(path)
