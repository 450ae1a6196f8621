"""Make the fonts of ``theme/static/fonts`` and of ``twinning/plan/sharing/faces`` from their authors' files.

Needed only to change what they hold. Source Serif 4 and Source Sans 3 by Adobe, Noto Serif JP by Adobe and Google, all
under the SIL Open Font License. From the project's folder:

    npm pack source-serif@4.5.1 source-sans@3.52.0 @fontsource/noto-serif-jp@5.3.0
    for each in *.tgz; do mkdir -p fonts/$each && tar xzf $each -C fonts/$each; done
    uv run --with fonttools --with brotli python -m tools.fonts fonts
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from twinning.plan.sharing.kanji import RANGES, is_common

Axes = dict[str, float | tuple[float, float]]
_PROJECT = Path(__file__).parent.parent
_READERS = _PROJECT / "theme" / "static" / "fonts"
_PICTURES = _PROJECT / "twinning" / "plan" / "sharing" / "faces"
_JAPANESE = "Thread Japanese"
_STYLES = _PROJECT / "theme" / "static" / "css" / "base" / "fonts.css"
_FACE = re.compile(r"fonts/([\w-]+)\.woff2\"[^}]*unicode-range:([^;]+)")
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
# Where the letters come from, what they are called here, and where on the axes of the source they are cut.
_WEIGHTS = (400, 600)
_SOURCES: dict[str, tuple[str, str, Axes]] = {
    "serif": ("SourceSerif4Variable-Roman.ttf", "Thread Serif", {"opsz": 30, "wght": _WEIGHTS}),
    "sans": ("SourceSans3VF-Upright.ttf", "Thread Sans", {"wght": _WEIGHTS}),
    "sans-italic": ("SourceSans3VF-Italic.ttf", "Thread Sans", {"wght": 400}),
}


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A file to make: which letters of which source, along which axes; ``axes`` is empty where it has none."""

    name: str
    source: str
    family: str
    letters: frozenset[int]
    axes: Axes
    features: tuple[str, ...]


def main(sources: Path) -> None:
    for cut in (*_for_readers(), _for_pictures()):
        file = _PICTURES / cut.name if cut.family == _JAPANESE else _READERS / cut.name
        _made(next(sources.rglob(cut.source)), cut, file)
        print(f"{file.relative_to(_PROJECT)}: {file.stat().st_size:,} bytes")


def _for_readers() -> Iterator[Cut]:
    """The letters are those that the style sheet declares."""
    for name, declared in _FACE.findall(_STYLES.read_text(encoding="utf-8")):
        face, _, script = name.rpartition("-")
        source, family, axes = _SOURCES[face]
        ranges = ((int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(declared))
        # Kerning is heavy: it is for what is large, and for what is read most.
        kern = ("kern",) if script == "latin" and face != "sans-italic" else ()
        yield Cut(
            name=f"{name}.woff2",
            source=source,
            family=family,
            letters=_letters(ranges),
            axes=axes,
            features=(*kern, "liga", "locl", "pnum"),
        )


def _for_pictures() -> Cut:
    return Cut(
        name="japanese.woff2",
        source="noto-serif-jp-japanese-600-normal.woff2",
        family=_JAPANESE,
        letters=frozenset(letter for letter in _letters(RANGES) if is_common(chr(letter))),
        axes={},
        features=("kern",),
    )


def _letters(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(letter for first, last in ranges for letter in range(first, last + 1))


def _made(source: Path, cut: Cut, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=list(cut.features), name_IDs=[0, 14])
    options.drop_tables += ["MATH", "vhea", "vmtx", "VORG", "BASE", "DSIG", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.letters)
    subsetter.subset(font)
    if cut.axes:
        font = instantiateVariableFont(font, cut.axes)
    _rename(font, cut.family)
    font.flavor = "woff2"
    target.parent.mkdir(exist_ok=True)
    font.save(target)


def _rename(font: TTFont, family: str) -> None:
    """The name Source is reserved to the original (OFL 1.1, 3); of whose it is, the font tells itself."""
    names = font["name"]
    axes = [axis.axisNameID for axis in font["fvar"].axes] if "fvar" in font else []
    kept = {number: names.getDebugName(number) for number in (0, 14, *axes)}
    names.names = []
    given = {1: family, 2: "Regular", 3: family, 4: family, 6: family.replace(" ", "")}
    for number, text in sorted({**kept, **given}.items()):
        if text:
            names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
