"""Which part of a picture is shown, and how large: whole numbers of pixels of the picture once it stands upright."""

from dataclasses import dataclass

WIDTHS = (320, 640, 960, 1280, 1920)
# Faces are rather above the middle.
FOCUS = (0.5, 0.4)
# How much wider than the last of the widths a picture must be, for its own width to be worth one more file.
_WORTH = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of a picture; ``left`` and ``top`` count from its upper left corner."""

    left: int
    top: int
    width: int
    height: int

    def height_at(self, width: int) -> int:
        """How high it is when it is shown that wide."""
        return max(1, round(width * self.height / self.width))


def whole(width: int, height: int) -> Box:
    return Box(left=0, top=0, width=width, height=height)


def crop(width: int, height: int, ratio: tuple[int, int], focus: tuple[float, float]) -> Box:
    """The largest part with this ratio of width to height, and the focus (shares, from 0 to 1) as near to its middle
    as the picture's edges let it be."""
    wide = max(1, min(width, round(height * ratio[0] / ratio[1])))
    high = max(1, min(height, round(width * ratio[1] / ratio[0])))
    return Box(left=_start(width, wide, focus[0]), top=_start(height, high, focus[1]), width=wide, height=high)


def widths(box: Box) -> tuple[int, ...]:
    """The widths that a part is offered in, never above its own."""
    smaller = [width for width in WIDTHS if width <= box.width]
    if not smaller or WIDTHS[-1] > box.width >= smaller[-1] * _WORTH:
        smaller.append(box.width)
    return tuple(smaller)


def _start(length: int, part: int, focus: float) -> int:
    return min(max(round(focus * length - part / 2), 0), length - part)
