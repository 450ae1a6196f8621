"""The theme's own faces, as its style sheet declares them: a face that is added there can be set here at once."""

import re
from collections.abc import Iterator
from posixpath import normpath
from unicodedata import category

from twinning.plan.sharing.values import Face
from twinning.plan.themes import Theme

_BLOCK = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
_PROPERTY = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_RANGE = re.compile(r"U\+([0-9a-f]+)(?:-([0-9a-f]+))?", re.IGNORECASE)
_EVERYTHING = ((0x20, 0x10FFFF),)
_FOLDER = "css"  # where the style sheet lies, that addresses in it count from


def faces(theme: Theme, role: str) -> tuple[Face, ...]:
    """The upright faces of the first family in ``--serif`` or ``--sans``; none where the theme has none of its own."""
    css = "\n".join(layer.css for layer in theme.layers)
    family = re.search(rf"--{role}:\s*[\"']?([^\"',;]+)", css)
    return tuple(_faces(theme, css, family[1])) if family else ()


def settable(text: str, offered: tuple[Face, ...]) -> bool:
    """Whether the faces have every letter of a text; an empty one needs none."""
    return all(any(face.has(letter) for face in offered) for letter in visible(text))


def visible(text: str) -> str:
    """Without soft hyphens and other signs that are told to programs and not to readers."""
    return "".join(letter for letter in text if category(letter) not in ("Cf", "Cc"))


def _faces(theme: Theme, css: str, family: str) -> Iterator[Face]:
    for block in _BLOCK.findall(css):
        declared = {name: value.strip() for name, value in _PROPERTY.findall(block)}
        url = _URL.search(declared.get("src", ""))
        is_wanted = declared.get("font-family", "").strip("\"'") == family and "font-style" not in declared
        file = theme.static.get(normpath(f"{_FOLDER}/{url[1]}")) if url and is_wanted else None
        if file:
            yield Face(path=file.path, digest=file.digest, ranges=_ranges(declared.get("unicode-range", "")))


def _ranges(declared: str) -> tuple[tuple[int, int], ...]:
    found = tuple((int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(declared))
    return found or _EVERYTHING
