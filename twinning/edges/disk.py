"""The project's files, as the stages want them."""

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from twinning.model.documents import Asset
from twinning.plan.files import File
from twinning.plan.themes import Layer
from twinning.read.bundles import is_document, legible
from twinning.read.pictures import probe

_IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')\s]+)["']?\)?\s+layer\(([\w.-]+)\)\s*;""")
# What systems leave in folders, seen by nobody who looks at them.
_DROPPINGS = {"Thumbs.db", "desktop.ini"}


def content_files(content: Path) -> Iterator[PurePosixPath]:
    """Every file under the content folder, relative to it, in order; hidden ones and ``private/`` are not ours."""
    for folder, folders, names in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "private")
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name not in _DROPPINGS and Path(folder, name).is_file():
                yield PurePosixPath(Path(folder, name).relative_to(content).as_posix())


def documents_in(content: Path) -> list[PurePosixPath]:
    return [path for path in content_files(content) if is_document(path)]


def assets_in(content: Path) -> Mapping[str, Asset]:
    """The files beside the texts, by their path as links name them: normalised, from the project's folder.

    A README tells editors what belongs where, and is no content.
    """
    assets = {}
    for path in content_files(content):
        if path.name != "README.md" and not is_document(path):
            data = (content / path).read_bytes()
            name = legible(f"{content.name}/{path}")
            raster, problems = probe(name, data)
            assets[name] = Asset(
                path=name,
                location=str(content / path),
                digest=_digest(data),
                size=len(data),
                raster=raster,
                problems=problems,
            )
    return assets


def static_files(theme: Path) -> Mapping[str, File]:
    """The theme's fonts and icons; its style sheets are bundled instead, and notes are for us."""
    static = theme / "static"
    files = sorted(path for path in static.rglob("*") if path.is_file() and path.suffix not in (".css", ".md"))
    return {
        path.relative_to(static).as_posix(): File(path=str(path), digest=_digest(path.read_bytes())) for path in files
    }


def stylesheet_layers(theme: Path) -> tuple[Layer, ...]:
    """The files that ``site.css`` imports, each with its layer, in that order."""
    folder = theme / "static" / "css"
    imports = _IMPORT.findall((folder / "site.css").read_text(encoding="utf-8"))
    return tuple(Layer(name=layer, css=(folder / name).read_text(encoding="utf-8")) for name, layer in imports)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
