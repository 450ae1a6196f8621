"""Text on a picture, in the theme's faces: each letter in the first of them that has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from twinning.plan.sharing.faces import visible
from twinning.plan.sharing.values import Face

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Faces in one weight; ``scale`` is how many dots of the drawing are a pixel of the picture."""

    faces: tuple[Face, ...]
    weight: int
    language: str
    scale: int = 1

    def width(self, text: str, size: int) -> float:
        """In pixels of the picture."""
        return sum(font.getlength(part, **self._shaping()) for font, part in self._runs(text, size)) / self.scale

    def draw(self, canvas: "ImageDraw", place: tuple[float, float], text: str, size: int, colour: str) -> None:
        """With the beginning of its base line at a place, in pixels of the picture."""
        x, y = place[0] * self.scale, place[1] * self.scale
        for font, part in self._runs(text, size):
            canvas.text((x, y), part, fill=colour, font=font, anchor="ls", **self._shaping())
            x += font.getlength(part, **self._shaping())

    def _runs(self, text: str, size: int) -> Iterator[tuple["FreeTypeFont", str]]:
        for face, letters in groupby(visible(text), key=lambda letter: _face(self.faces, letter)):
            yield _font(face.path, face.digest, self.weight, size * self.scale), "".join(letters)

    def _shaping(self) -> dict[str, Any]:
        """A language has its own forms of some letters, which only the full text layout knows."""
        return {"language": self.language} if _is_shaped() else {}


@cache
def _face(faces: tuple[Face, ...], letter: str) -> Face:
    return next((face for face in faces if face.has(letter)), faces[0])


@cache
def _is_shaped() -> bool:
    """Whether Pillow finds FriBiDi on this machine; otherwise letters stand side by side, without kerning."""
    from PIL import features

    return bool(features.check("raqm"))


@cache
def _font(path: str, digest: str, weight: int, size: int) -> "FreeTypeFont":
    """Kept by content: a font that changes while the preview runs is another one."""
    from PIL import ImageFont

    font = ImageFont.truetype(path, size)
    try:
        axes = font.get_variation_axes()
    except OSError:  # a face in one weight
        return font
    font.set_variation_by_axes([weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes])
    return font
