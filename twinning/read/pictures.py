"""What a picture's file tells of it, and what keeps it from being shown: found while reading, never later.

Pillow decodes every picture here once, a photograph at an eighth of its size: a file that was cut off on its way has a
perfect beginning. Its name says nothing; what it holds decides.
"""

import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from twinning.model.documents import Raster
from twinning.model.problems import Problem, Severity

if TYPE_CHECKING:
    from PIL.Image import Image

# What Pillow may try, beside JPEG: fewer decoders, less to go wrong.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
_SUFFIXES = frozenset(
    ".avif .bmp .gif .heic .heif .jfif .jpe .jpeg .jpg .png .psd .cr2 .dng .nef .svg .svgz .tif .tiff .webp".split()
)
_PIXELS = 80_000_000
_SLENDER = 30  # times as long as wide; WebP ends at 16383 pixels
_DRAWN = 0.5  # bytes a pixel: what shrinks to less without loss has flat colours
_ORIENTATION = 0x0112
_EXPORT = "Bitte als JPEG exportieren (oder als PNG, wenn es eine Zeichnung ist)."


class _Finding(NamedTuple):
    message: str
    hint: str


class _Refused(Exception):
    """The picture cannot be shown; carries what was found."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.finding = _Finding(message, hint)


# What a file that is no picture for us begins with, and what it is.
_OTHERS = (
    (4, (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1"), "HEIC, das Format von iPhones"),
    (0, (b"II*\0", b"MM\0*"), "TIFF oder das Rohformat einer Kamera"),
    (0, (b"8BPS",), "eine Photoshop-Datei"),
    (0, (b"BM",), "BMP"),
    (0, (b"%PDF",), "ein PDF"),
)
_PICTURES = ((0, (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")), (8, (b"WEBP",)), (4, (b"ftypavif",)))


def probe(path: str, data: bytes) -> tuple[Raster | None, tuple[Problem, ...]]:
    """What is known of a picture, and what is to be told of it; nothing of either, of any other file."""
    if not is_picture(path, data):
        return None, ()
    try:
        raster, warning = _looked_at(path, data)
    except _Refused as refusal:
        return None, (_problem(path, refusal.finding),)
    return raster, (_problem(path, warning, Severity.WARNING),) if warning else ()


def is_picture(path: str, data: bytes) -> bool:
    """Whether a file is one by its name or by its content: a photograph called plakat.pdf has a place in it too."""
    return PurePosixPath(path).suffix.lower() in _SUFFIXES or any(
        data.startswith(starts, offset) for offset, starts in _PICTURES
    )


def _looked_at(path: str, data: bytes) -> tuple[Raster, _Finding | None]:
    from PIL import Image, UnidentifiedImageError

    if not data:
        raise _Refused("die Datei ist leer", "Bitte noch einmal hochladen.")
    try:
        # Pillow warns of what is large, and refuses what is larger still; either is too large for us.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                return _examined(image, len(data))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_large() from None
    except UnidentifiedImageError:
        raise _unknown(path, data) from None
    except _Refused:
        raise
    except Exception:  # Pillow raises what it likes for a broken file: OSError, SyntaxError, struct.error …
        raise _Refused("die Datei ist beschädigt oder unvollständig", "Bitte noch einmal exportieren.") from None


def _examined(image: "Image", size: int) -> tuple[Raster, _Finding | None]:
    """The picture's facts, once it has shown that it can be decoded to its end."""
    width, height = image.size
    if width * height > _PIXELS:
        raise _too_large()
    if max(width, height) > _SLENDER * min(width, height):
        raise _Refused(f"das Bild ist zu schmal ({width} × {height} Pixel)", "Bitte zuschneiden.")
    # The second picture of a JPEG is the camera's: a preview, the other eye, the brighter lights.
    if image.format not in ("JPEG", "MPO") and getattr(image, "is_animated", False):
        hint = "Bewegte Bilder stören beim Lesen. Bitte ein Standbild als JPEG oder PNG speichern."
        raise _Refused("das Bild bewegt sich", hint)
    image.draft("L", (1, 1))
    image.load()
    orientation = _orientation(image)
    raster = Raster(
        width=width if orientation < 5 else height,
        height=height if orientation < 5 else width,
        orientation=orientation,
        is_drawn=image.format in ("PNG", "GIF") and size < _DRAWN * width * height,
    )
    return raster, _unproofed(image)


def _orientation(image: "Image") -> int:
    """How the camera was held (EXIF, 1 to 8); upright where nothing legible is said."""
    try:
        told = image.getexif().get(_ORIENTATION)
    except Exception:  # as broken as files are
        return 1
    return told if isinstance(told, int) and 1 <= told <= 8 else 1


def _unproofed(image: "Image") -> _Finding | None:
    if image.mode != "CMYK" or image.info.get("icc_profile"):
        return None
    hint = "Bitte mit Farbprofil oder in RGB exportieren."
    return _Finding("die Farben sind für den Druck gemischt (CMYK) und können anders aussehen", hint)


def _too_large() -> _Refused:
    hint = "Bitte kleiner exportieren; 2400 Pixel Breite genügen."
    return _Refused(f"das Bild hat mehr als {_PIXELS // 1_000_000} Millionen Pixel", hint)


def _unknown(path: str, data: bytes) -> _Refused:
    """What Pillow knows nothing of."""
    if PurePosixPath(path).suffix.lower() in (".svg", ".svgz") or b"<svg" in data[:1000]:
        # A file that can hold programs, on an address of the town's.
        return _Refused("SVG wird nicht veröffentlicht", "Bitte als PNG exportieren, etwa 2000 Pixel breit.")
    for offset, starts, name in _OTHERS:
        if data.startswith(starts, offset):
            return _Refused(f"das Bild ist {name}", _EXPORT)
    return _Refused("die Datei ist kein Bild, obwohl sie so heißt, oder sie ist beschädigt", _EXPORT)


def _problem(path: str, found: _Finding, severity: Severity = Severity.ERROR) -> Problem:
    message = f"„{path.rpartition('/')[2]}“: {found.message}"
    return Problem(path=path, line=1, rule="picture", message=message, hint=found.hint, severity=severity)
