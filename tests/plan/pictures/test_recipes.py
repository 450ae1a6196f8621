"""The recipe of a picture."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.plan.pictures.samples import (
    BLUE,
    GREEN,
    RED,
    SECRET,
    WHITE,
    asset_of,
    corners,
    encoded,
    held,
    opened,
    photograph,
    quarters,
    rendition_of,
    swapped_profile,
    telling,
)
from twinning.plan.pictures.recipes import picture
from twinning.plan.pictures.renditions import Format
from twinning.plan.pictures.shapes import Box

FORMATS = list(Format)
PILLOWS = {Format.AVIF: "AVIF", Format.WEBP: "WEBP", Format.JPEG: "JPEG", Format.PNG: "PNG"}


def assert_alike(found: list[Any], expected: list[Any], within: int = 40) -> None:
    for one, other in zip(found, expected, strict=True):
        assert all(abs(a - b) <= within for a, b in zip(one, other, strict=True)), (found, expected)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_file_is_what_its_ending_says(format_: Format, tmp_path: Path) -> None:
    """Each rendition can be decoded, in its size and its format, to the picture that it was made from."""
    asset = asset_of(tmp_path, encoded(quarters(), "PNG"))
    image = opened(picture(rendition_of(asset, format_, 48)))
    assert image.format == PILLOWS[format_]
    assert image.size == (48, 32)
    assert_alike(corners(image), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(orientation: int, tmp_path: Path) -> None:
    asset = asset_of(tmp_path, held(orientation))
    made = rendition_of(asset, Format.JPEG)
    image = opened(picture(made))
    assert image.size == (made.width, made.height) == (96, 64)
    assert_alike(corners(image), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_part_is_cut_from_the_upright_picture(orientation: int, tmp_path: Path) -> None:
    """The focus is where the editor sees it, not where the camera stored it."""
    asset = asset_of(tmp_path, held(orientation))
    box = Box(left=52, top=4, width=40, height=24)
    assert_alike(corners(opened(picture(rendition_of(asset, Format.PNG, box=box)))), [GREEN] * 4)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_nothing_is_told_but_what_is_seen(source: str, format_: Format, tmp_path: Path) -> None:
    """No place, no camera, no name, no comment, no profile gets from the editor's file into a published one."""
    data = telling(source)
    assert SECRET in data or source == "PNG"  # there it is compressed
    made = picture(rendition_of(asset_of(tmp_path, data), format_))
    image = opened(made)
    assert SECRET not in made
    assert not image.getexif()
    told = {name for name, value in image.info.items() if value}
    assert not told & {"exif", "xmp", "XML:com.adobe.xmp", "icc_profile", "comment", "Comment"}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_value_makes_the_same_bytes(format_: Format, tmp_path: Path) -> None:
    asset = asset_of(tmp_path, encoded(photograph(700, 500), "JPEG"))
    made = rendition_of(asset, format_, 320)
    assert picture(made) == picture(made)


def test_colours_are_those_of_the_pictures_profile(tmp_path: Path) -> None:
    """What every browser is to show alike is in sRGB: by this profile, red is what others call blue."""
    asset = asset_of(tmp_path, encoded(Image.new("RGB", (20, 20), (255, 0, 0)), "PNG", icc_profile=swapped_profile()))
    pixel = opened(picture(rendition_of(asset, Format.PNG))).getpixel((5, 5))
    assert_alike([pixel], [(0, 0, 255)], within=12)


@pytest.mark.parametrize("profile", [b"kaputt", swapped_profile()[:200], b"\0" * 300])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_does_not_fit_is_no_harm(profile: bytes, mode: str, tmp_path: Path) -> None:
    data = encoded(quarters().convert(mode), "JPEG", icc_profile=profile)
    assert opened(picture(rendition_of(asset_of(tmp_path, data), Format.JPEG))).mode == "RGB"


def test_a_profile_of_other_channels_is_no_harm(tmp_path: Path) -> None:
    data = encoded(quarters().convert("L"), "JPEG", icc_profile=swapped_profile())
    assert opened(picture(rendition_of(asset_of(tmp_path, data), Format.JPEG))).mode == "RGB"


def grey_16() -> Image.Image:
    image = Image.new("I;16", (20, 20))
    for place in range(400):
        image.putpixel((place % 20, place // 20), 100 * 256)
    return image


def glass(mode: str, colour: Any) -> Image.Image:
    image = Image.new(mode, (20, 20), colour)
    if mode == "P":
        image.putpalette([level for level in range(256) for _ in "rgb"])
    return image


@pytest.mark.parametrize(
    ("image", "format_", "options", "colour"),
    [
        (glass("RGBA", (0, 0, 0, 0)), "PNG", {}, WHITE),
        (glass("RGBA", (255, 0, 0, 255)), "PNG", {}, (255, 0, 0)),
        (glass("LA", (0, 128)), "PNG", {}, (127, 127, 127)),
        (glass("P", 3), "GIF", {"transparency": 3}, WHITE),
        (glass("P", 3), "PNG", {"transparency": 3}, WHITE),
        (glass("L", 9), "PNG", {"transparency": 9}, WHITE),
        (glass("RGB", (9, 8, 7)), "PNG", {"transparency": (9, 8, 7)}, WHITE),
        (glass("1", 1), "PNG", {}, WHITE),
        (glass("L", 77), "JPEG", {}, (77, 77, 77)),
        (glass("CMYK", (0, 255, 255, 0)), "JPEG", {}, (255, 0, 0)),
        (grey_16(), "PNG", {}, (100, 100, 100)),
        (glass("RGBA", (0, 0, 0, 0)), "WEBP", {}, WHITE),
        (glass("RGBA", (0, 0, 0, 0)), "AVIF", {}, WHITE),
    ],
    ids=lambda value: getattr(value, "mode", None),
)
def test_every_kind_of_pixel_becomes_a_colour(
    image: Image.Image, format_: str, options: dict[str, Any], colour: tuple[int, ...], tmp_path: Path
) -> None:
    """Palettes, bits, 16 bits, inks; and what is transparent lies on white, as it was drawn to do."""
    asset = asset_of(tmp_path, encoded(image, format_, **options))
    shown = opened(picture(rendition_of(asset, Format.PNG))).convert("RGB").getpixel((10, 10))
    assert_alike([shown], [colour], within=4)


def test_a_large_photograph_is_scaled_to_the_pixel(tmp_path: Path) -> None:
    """A JPEG is decoded no larger than needed; where that is not a whole share, the edges still fit."""
    asset = asset_of(tmp_path, encoded(quarters(2003, 1499), "JPEG"))
    for width in (37, 250, 501, 2003):
        image = opened(picture(rendition_of(asset, Format.PNG, width)))
        assert image.width == width
        assert_alike(corners(image), [RED, GREEN, BLUE, WHITE])
