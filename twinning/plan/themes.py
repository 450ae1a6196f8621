"""The theme as the plan sees it: its words, its one style sheet, its files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from hashlib import blake2b
from itertools import groupby
from pathlib import PurePosixPath

from twinning.plan.files import File, copy
from twinning.plan.outputs import Function, Output

_FOLDER = PurePosixPath("theme")
# A string; the last semicolon of a rule; a sign with the space around it; what follows a colon; a line's end.
_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*;\s*(?=})|\s*([{};,>~/])\s*|(?<=:)\s+|(\s*\n\s*)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A file of the style sheet, in its cascade layer."""

    name: str
    css: str


@dataclass(frozen=True, kw_only=True)
class Theme:
    """``static`` maps a file's path below ``static/`` to it; ``layers`` are the style sheet's parts in order."""

    catalogues: Mapping[str, NullTranslations]
    layers: tuple[Layer, ...]
    static: Mapping[str, File]

    @cached_property
    def stylesheet(self) -> PurePosixPath:
        """Its address changes with its content, so that browsers may keep it for ever."""
        return _FOLDER / "css" / f"site.{blake2b(stylesheet(self.layers), digest_size=5).hexdigest()}.css"

    @property
    def scripts(self) -> Mapping[str, PurePosixPath]:
        """Where each lies, by the name of its file."""
        return {PurePosixPath(name).name: self.place(name) for name in self.static if name.endswith(".js")}

    def place(self, name: str) -> PurePosixPath:
        """Where a file lies; a script's address changes with its content, like the style sheet's."""
        path = _FOLDER / name
        return path.with_suffix(f".{self.static[name].digest[:10]}.js") if path.suffix == ".js" else path

    @property
    def folder(self) -> PurePosixPath:
        return _FOLDER


def theme_outputs(theme: Theme) -> Iterator[Output]:
    yield Output(path=theme.stylesheet, recipe=Function(stylesheet), value=theme.layers)
    for name, file in theme.static.items():
        yield Output(path=theme.place(name), recipe=Function(copy), value=file)


def stylesheet(layers: tuple[Layer, ...]) -> bytes:
    """One file, so that a page needs one request; comments and indentation stay in the sources."""
    order = "@layer " + ",".join(dict.fromkeys(layer.name for layer in layers)) + ";\n" if layers else ""
    grouped = ((name, "".join(_tight(layer.css) for layer in group)) for name, group in groupby(layers, _name))
    return (order + "\n".join(f"@layer {name}{{{css}}}" for name, css in grouped) + "\n").encode()


def _name(layer: Layer) -> str:
    return layer.name


def _tight(css: str) -> str:
    """Without comments, and without the white space that only people need; strings stay as they are."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return _SPACE.sub(lambda found: found[1] or found[2] or (" " if found[3] else ""), css.strip())
