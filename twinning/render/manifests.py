"""What the last build wrote, so that the next can keep what has not changed."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from twinning.render import sealed

_MADE_OF = b"manifest 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of the last build: the key it was made for, and what the disk said of it then.

    The disk's word (inode, size, time of writing) tells whether it is still that file. So a manifest that is older or
    younger than the folder beside it, or a file that somebody changed by hand, costs time and never correctness.
    ``read`` are the documents whose bodies were read for it, ``origin`` the hash of all it was made of; "" where nobody
    has told.
    """

    key: str
    inode: int
    size: int
    mtime_ns: int
    read: frozenset[str] = frozenset()
    origin: str = ""

    @classmethod
    def of(cls, key: str, path: str | Path, read: frozenset[str] = frozenset()) -> "Written":
        stat = os.stat(path)  # noqa: PTH116 - ten thousand times, a Path would cost more than the answer
        return cls(key=key, inode=stat.st_ino, size=stat.st_size, mtime_ns=stat.st_mtime_ns, read=read)

    def is_still(self, stat: os.stat_result) -> bool:
        return (stat.st_ino, stat.st_size, stat.st_mtime_ns) == (self.inode, self.size, self.mtime_ns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The files of a build by their path, and the name of what they were built from, "" if that has none."""

    files: Mapping[str, Written] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: how many files were made anew, and how many kept."""

    made: int
    kept: int


def load_manifest(path: Path) -> Manifest:
    """The last build's; an empty one where there is none, or none that is whole."""
    try:
        head, _, body = (sealed.load(path, _MADE_OF) or b"").partition(b"\n")
        documents, rows = json.loads(body)
        files = {name: _written(documents, *row) for name, row in rows.items()}
        return Manifest(files=files, name=str(json.loads(head)["name"]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return Manifest()


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Documents are written once, and elsewhere named by their place among them: feeds have read many.

    What can be asked without all that stands on the first line.
    """
    documents = sorted({document for each in manifest.files.values() for document in each.read})
    places = {document: place for place, document in enumerate(documents)}
    rows = {
        name: (
            each.key,
            each.inode,
            each.size,
            each.mtime_ns,
            each.origin,
            *sorted(places[document] for document in each.read),
        )
        for name, each in manifest.files.items()
    }
    listing = _listing((name, each.inode, each.size, each.mtime_ns) for name, each in manifest.files.items())
    head = {"name": manifest.name, "files": len(rows), "listing": listing}
    lines = (json.dumps(each, separators=(",", ":")) for each in (head, [documents, rows]))
    sealed.save(path, _MADE_OF, "\n".join(lines).encode())


def count_if_whole(path: Path, name: str, folder: Path) -> int:
    """How many files a folder holds, if these are the manifest's, as they were written, and no others; if they were
    built from what has this name; and if there is one. Otherwise 0.
    """
    try:
        head = json.loads((sealed.load(path, _MADE_OF) or b"").partition(b"\n")[0])
        is_whole = head["name"] == name and head["listing"] == _listing(_rows(str(folder), ""))
        return int(head["files"]) if is_whole else 0
    except (ValueError, TypeError, LookupError, OSError):
        return 0


def _written(documents: list[str], key: str, inode: int, size: int, mtime_ns: int, origin: str, *read: int) -> Written:
    told = frozenset(documents[place] for place in read)
    return Written(key=key, inode=inode, size=size, mtime_ns=mtime_ns, read=told, origin=origin)


def _listing(rows: Iterable[tuple[str, int, int, int]]) -> str:
    """The hash of files, each by its path, inode, size and time of writing."""
    told = sorted(rows)
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _rows(folder: str, below: str) -> list[tuple[str, int, int, int]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _rows(entry.path, f"{below}{entry.name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                found.append((below + entry.name, stat.st_ino, stat.st_size, stat.st_mtime_ns))
    return found
