"""Pictures made for the tests, as cameras and programs make them."""

from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

from twinning.model.documents import Asset, Raster
from twinning.plan.pictures.renditions import Format, Rendition
from twinning.plan.pictures.shapes import Box
from twinning.read.pictures import probe

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (40, 60, 200), (255, 255, 255)
SECRET = b"49.4432N-Geheim"
# Where EXIF's eight ways to hold a camera put a pixel that is stored at x, y in a picture of w by h (CIPA DC-008).
UPRIGHT = {
    1: lambda x, y, w, h: (x, y),
    2: lambda x, y, w, h: (w - 1 - x, y),
    3: lambda x, y, w, h: (w - 1 - x, h - 1 - y),
    4: lambda x, y, w, h: (x, h - 1 - y),
    5: lambda x, y, w, h: (y, x),
    6: lambda x, y, w, h: (h - 1 - y, x),
    7: lambda x, y, w, h: (h - 1 - y, w - 1 - x),
    8: lambda x, y, w, h: (y, w - 1 - x),
}


def quarters(width: int = 96, height: int = 64) -> Image.Image:
    """Red, green, blue and white, from the upper left corner as one reads."""
    image = Image.new("RGB", (width, height), WHITE)
    half = width // 2, height // 2
    image.paste(RED, (0, 0, *half))
    image.paste(GREEN, (half[0], 0, width, half[1]))
    image.paste(BLUE, (0, half[1], half[0], height))
    return image


def corners(image: Image.Image) -> list[Any]:
    right, bottom = image.width - 3, image.height - 3
    shown = image.convert("RGB")
    return [shown.getpixel(place) for place in ((2, 2), (right, 2), (2, bottom), (right, bottom))]


def held(orientation: int) -> bytes:
    """The quarters as a camera stores them that was held another way, and says so."""
    upright = quarters()
    size = upright.size if orientation < 5 else upright.size[::-1]
    stored = Image.new("RGB", size)
    for x in range(size[0]):
        for y in range(size[1]):
            pixel = upright.getpixel(UPRIGHT[orientation](x, y, *size))
            assert isinstance(pixel, tuple)
            stored.putpixel((x, y), pixel)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(stored, "JPEG", quality=95, exif=exif)


def encoded(image: Image.Image, format_: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, format=format_, **options)
    return file.getvalue()


def photograph(width: int = 400, height: int = 300) -> Image.Image:
    """With more colours than any drawing."""
    layers = (Image.effect_mandelbrot((width, height), (-2, -1.5, 1, 1.5), 40 + each) for each in range(3))
    noise = Image.effect_noise((width, height), 40)
    return Image.merge("RGB", [Image.blend(layer, noise, 0.5) for layer in layers])


def swapped_profile() -> bytes:
    """A profile whose red is the blue of others: who ignores it is found out."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()  # Make
    exif[0x8825] = {1: "N", 2: tuple(TiffImagePlugin.IFDRational(n) for n in (49, 26, 36)), 29: SECRET.decode()}  # GPS
    return exif


def telling(format_: str) -> bytes:
    """A picture that tells all it can beside its pixels."""
    image, exif, profile = quarters(), _exif(), swapped_profile() + SECRET
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    if format_ == "PNG":
        text = PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return encoded(image, format_, exif=exif, pnginfo=text, icc_profile=profile, dpi=(72, 72))
    if format_ == "GIF":
        return encoded(image, format_, comment=SECRET)
    comment = {"comment": SECRET} if format_ == "JPEG" else {}
    return encoded(image, format_, exif=exif, xmp=xmp, icc_profile=profile, **comment)


def asset_of(folder: Path, data: bytes, name: str = "foto.jpg") -> Asset:
    """The file on a disk, read as the read stage reads it."""
    path = folder / name
    path.write_bytes(data)
    raster, problems = probe(name, data)
    digest = blake2b(data, digest_size=16).hexdigest()
    return Asset(path=name, location=str(path), digest=digest, size=len(data), raster=raster, problems=problems)


def rendition_of(asset: Asset, format_: Format, width: int = 0, box: Box | None = None) -> Rendition:
    assert isinstance(asset.raster, Raster), asset.problems
    shown = box or Box(left=0, top=0, width=asset.raster.width, height=asset.raster.height)
    return Rendition(
        location=asset.location,
        digest=asset.digest,
        orientation=asset.raster.orientation,
        box=shown,
        width=width or shown.width,
        height=shown.height_at(width or shown.width),
        format=format_,
        quality=90,
    )


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image
