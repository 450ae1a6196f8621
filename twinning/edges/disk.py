"""The project's files, as the stages want them."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from twinning.read.bundles import is_document

if TYPE_CHECKING:
    from twinning.plan.files import File
    from twinning.plan.themes import Layer

_IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')\s]+)["']?\)?\s+layer\(([\w.-]+)\)\s*;""")
# What systems leave in folders, seen by nobody who looks at them.
_DROPPINGS = {"Thumbs.db", "desktop.ini"}
_TRIES = 4
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The files of the content folder by their path in it, each with the hash of its bytes: texts, and what lies beside
    them. Hidden ones and ``private/`` are not ours; a README tells editors what belongs where, and is no content.
    """

    documents: Mapping[str, bytes]
    assets: Mapping[str, bytes]


def settled(make: Callable[[], T]) -> T:
    """What is made of files; made again where one goes or changes meanwhile, as happens while somebody saves.

    FileNotFoundError where it does so again and again, or has never been there.
    """
    for _ in range(_TRIES):
        with suppress(FileNotFoundError):
            return make()
    return make()


def sources_in(content: Path) -> Sources:
    return _sorted_out((path, digest_of(place)) for path, place in sorted(_files(str(content), "")))


def sources_after(last: Sources, content: Path, places: Iterable[str]) -> Sources | None:
    """The files of the content folder after these of them were saved or deleted, or folders made.

    None where that is not all that may have happened: a folder went or was renamed, or it is another folder.
    """
    documents, assets = dict(last.documents), dict(last.assets)
    root = content.resolve()
    for place in map(Path, places):
        path = place.relative_to(content).as_posix() if place.is_relative_to(content) else ""
        if place.exists():
            there = _there(place, path, root, last)
            if there is None:
                return None
            found = _sorted_out((name, digest_of(where)) for name, where in there)
            documents |= found.documents
            assets |= found.assets
        elif documents.pop(path, None) is None and assets.pop(path, None) is None:
            return None
    return Sources(documents=_in_order(documents, last.documents), assets=_in_order(assets, last.assets))


def _in_order(files: dict[str, bytes], last: Mapping[str, bytes]) -> dict[str, bytes]:
    """By their paths; most saves add none, and those that were there are in order."""
    return files if files.keys() <= last.keys() else dict(sorted(files.items()))


def _there(place: Path, path: str, root: Path, last: Sources) -> list[tuple[str, str]] | None:
    """A saved file or those of a new folder, by their paths, and where the disk has them; None where it is neither."""
    if place.is_file():
        there = [(path, str(place))] if path and _is_ours(path) else None
    else:
        below = f"{path}/"
        is_new = bool(path) and not any(name.startswith(below) for name in (*last.documents, *last.assets))
        there = list(_files(str(place), below)) if is_new and all(map(_is_our_folder, path.split("/"))) else None
    # Through a link to a folder, one file is found under several names.
    is_direct = place.resolve() == root / path and all(
        os.path.realpath(where) == f"{root}/{name}" for name, where in there or ()
    )
    return there if is_direct else None


def _sorted_out(files: Iterable[tuple[str, bytes]]) -> Sources:
    documents: dict[str, bytes] = {}
    assets: dict[str, bytes] = {}
    for path, hashed in files:
        name = path.rpartition("/")[2]
        if name[:5].lower() == "index" and is_document(PurePosixPath(path)):
            documents[path] = hashed
        elif name != "README.md":
            assets[path] = hashed
    return Sources(documents=documents, assets=assets)


def digest_of(place: str) -> bytes:
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - for ten thousand files, a Path costs more than the reading
        return digest(file.read())


def digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _files(folder: str, below: str) -> Iterator[tuple[str, str]]:
    """Every file under a folder: its path in there with "/", and where the disk has it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if _is_our_folder(entry.name) and not _is_loop(entry):
                    yield from _files(entry.path, f"{below}{entry.name}/")
            elif _is_our_file(entry.name) and entry.is_file():
                yield below + entry.name, entry.path


def _is_ours(path: str) -> bool:
    *folders, name = path.split("/")
    return _is_our_file(name) and all(map(_is_our_folder, folders))


def _is_our_folder(name: str) -> bool:
    return not name.startswith(".") and name != "private"


def _is_our_file(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _DROPPINGS


def files_below(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of a theme, hidden ones too: its path in there, and where the disk has it."""
    pending = [("", str(folder))]
    while pending:
        below, place = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending += [] if _is_loop(entry) else [(f"{below}{entry.name}/", entry.path)]
                elif entry.is_file():
                    yield below + entry.name, entry.path


def _is_loop(entry: os.DirEntry[str]) -> bool:
    """Whether a folder is a link to one that it lies in: there is no end to what is below."""
    if not entry.is_symlink():
        return False
    here = os.path.realpath(os.path.dirname(entry.path))  # noqa: PTH120
    return f"{here}/".startswith(f"{os.path.realpath(entry.path)}/")


def static_files(theme: Path) -> Mapping[str, "File"]:
    """The theme's fonts and icons; its style sheets are bundled instead, and notes are for us."""
    from twinning.plan.files import File

    static = theme / "static"
    files = sorted(path for path in static.rglob("*") if path.is_file() and path.suffix not in (".css", ".md"))
    return {
        path.relative_to(static).as_posix(): File(path=str(path), digest=digest_of(str(path)).hex()) for path in files
    }


def stylesheet_layers(theme: Path) -> tuple["Layer", ...]:
    """The files that ``site.css`` imports, each with its layer, in that order."""
    from twinning.plan.themes import Layer

    folder = theme / "static" / "css"
    imports = _IMPORT.findall((folder / "site.css").read_text(encoding="utf-8"))
    return tuple(Layer(name=layer, css=(folder / name).read_text(encoding="utf-8")) for name, layer in imports)
