"""What the last build wrote, so that the next can keep what has not changed."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from twinning.render import sealed

_MADE_OF = b"manifest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of the last build: the key it was made for, and what the disk said of it then.

    The disk's word (inode, size, time of writing) tells whether it is still that file. So a manifest that is older or
    younger than the folder beside it, or a file that somebody changed by hand, costs time and never correctness.
    ``read`` are the documents whose bodies were read for it.
    """

    key: str
    inode: int
    size: int
    mtime_ns: int
    read: frozenset[str] = frozenset()

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

    def is_whole(self, folder: Path) -> bool:
        """Whether a folder holds these files, as they were written, and no others."""
        try:
            found = list(_stats(str(folder), ""))
        except OSError:
            return False
        return len(found) == len(self.files) and all(
            path in self.files and self.files[path].is_still(stat) for path, stat in found
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: how many files were made anew, and how many kept."""

    made: int
    kept: int


def load_manifest(path: Path) -> Manifest:
    """The last build's; an empty one where there is none, or none that is whole."""
    try:
        data = json.loads(sealed.load(path, _MADE_OF) or b"")
        documents = data["documents"]
        files = {name: _written(documents, *row) for name, row in data["files"].items()}
        return Manifest(files=files, name=str(data["name"]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return Manifest()


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Documents are written once, and elsewhere named by their place among them: feeds have read many."""
    documents = sorted({document for each in manifest.files.values() for document in each.read})
    places = {document: place for place, document in enumerate(documents)}
    files = {
        name: (each.key, each.inode, each.size, each.mtime_ns, *sorted(places[document] for document in each.read))
        for name, each in manifest.files.items()
    }
    text = json.dumps({"name": manifest.name, "documents": documents, "files": files}, separators=(",", ":"))
    sealed.save(path, _MADE_OF, text.encode())


def _written(documents: list[str], key: str, inode: int, size: int, mtime_ns: int, *read: int) -> Written:
    told = frozenset(documents[place] for place in read)
    return Written(key=key, inode=inode, size=size, mtime_ns=mtime_ns, read=told)


def _stats(folder: str, below: str) -> "list[tuple[str, os.stat_result]]":
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _stats(entry.path, f"{below}{entry.name}/")
            else:
                found.append((below + entry.name, entry.stat(follow_symlinks=False)))
    return found
