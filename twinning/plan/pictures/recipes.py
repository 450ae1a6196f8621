"""The recipe of a picture: upright, cut, scaled, in the web's colours, and with nothing in it but what is seen.

Everything that cameras and programs write beside the pixels is left behind: place, time, names, serial numbers,
previews that show what was cut away. The read stage has decoded every picture once, so none is broken here.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from twinning.plan.files import contents
from twinning.plan.pictures.renditions import LOSSLESS, Format, Rendition

if TYPE_CHECKING:
    from PIL.Image import Image

# Never more than one thread to a picture: its bytes must not depend on the machine's number of processors.
_OPTIONS: dict[Format, dict[str, Any]] = {
    Format.AVIF: {"format": "AVIF", "speed": 6, "max_threads": 1},
    Format.WEBP: {"format": "WEBP", "method": 4},
    Format.JPEG: {"format": "JPEG", "progressive": True, "optimize": True},
    Format.PNG: {"format": "PNG", "optimize": True},
}
_READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
# Twice the pixels that are shown: a JPEG can be decoded to a half, a quarter or an eighth at once.
_RESERVE = 2


def picture(made: Rendition) -> bytes:
    """The rendition as a file."""
    from PIL import Image

    with Image.open(BytesIO(contents(made.location, made.digest)), formats=_READ) as source:
        scale = _decode(source, made)
        profile = source.info.get("icc_profile")
        image = _upright(_simple(source), made.orientation)
    across, down = scale if made.orientation < 5 else scale[::-1]
    left, top = made.box.left * across, made.box.top * down
    right, bottom = left + made.box.width * across, top + made.box.height * down
    # Where numbers are not whole, the last digit may lie beyond the edge.
    part = (left, top, min(right, image.width), min(bottom, image.height))
    small = image.resize((made.width, made.height), Image.Resampling.LANCZOS, part)
    return _written(_on_white(_in_srgb(small, profile)), made)


def _decode(source: "Image", made: Rendition) -> tuple[float, float]:
    """Decode no more than is needed; how much smaller it came out than it is stored, across and down."""
    width, height = source.size
    share = min(1, _RESERVE * made.width / made.box.width)
    source.draft(None, (max(1, round(width * share)), max(1, round(height * share))))
    source.load()
    return source.width / width, source.height / height


def _simple(image: "Image") -> "Image":
    """With colours that can be mixed: no palettes, no bits, eight bits a channel."""
    if image.mode.startswith("I"):
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert({"1": "L", "P": "RGB"}[image.mode]) if image.mode in ("1", "P") else image


def _upright(image: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _in_srgb(image: "Image", profile: bytes | None) -> "Image":
    """The colours that every browser shows alike; a profile that does not fit its picture is no help."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        srgb = ImageCms.createProfile("sRGB")
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            colours = ImageCms.profileToProfile(colours, own, srgb, outputMode="RGB") or colours
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _on_white(image: "Image") -> "Image":
    """What is transparent was drawn for white paper, and would be lost on the dark theme's."""
    if image.mode != "RGBA":
        return image
    from PIL import Image

    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _written(image: "Image", made: Rendition) -> bytes:
    image.info.clear()  # encoders take comments, profiles and previews from here
    options = dict(_OPTIONS[made.format])
    if made.quality == LOSSLESS and made.format is Format.WEBP:
        options |= {"lossless": True}
    elif made.format is not Format.PNG:
        options |= {"quality": made.quality}
    file = BytesIO()
    image.save(file, **options)
    return file.getvalue()
