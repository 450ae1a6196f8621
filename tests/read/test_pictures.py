"""What is read of a picture, and what is told of one that cannot be shown."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.plan.pictures.samples import asset_of, encoded, held, opened, photograph, quarters, rendition_of
from twinning.model.documents import Raster
from twinning.plan.pictures.recipes import picture
from twinning.plan.pictures.renditions import Format
from twinning.read.pictures import probe

PHOTOGRAPH = encoded(photograph(), "JPEG", quality=90)
PROGRESSIVE = encoded(photograph(), "JPEG", quality=90, progressive=True)
SOURCES = {
    "foto.jpg": PHOTOGRAPH,
    "progressiv.jpg": PROGRESSIVE,
    "foto.png": encoded(photograph(90, 60), "PNG"),
    "foto.webp": encoded(photograph(90, 60), "WEBP"),
    "foto.avif": encoded(photograph(90, 60), "AVIF"),
    "bild.gif": encoded(quarters(), "GIF"),
}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that claims to be so large; one bit a pixel."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data or zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def moving(format_: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    return encoded(frames[0], format_, save_all=True, append_images=frames[1:], duration=100)


def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


REFUSED = {
    "leer.jpg": (b"", "ist leer", "noch einmal"),
    "IMG_1234.HEIC": (heic(), "HEIC", "als JPEG exportieren"),
    "umbenannt.jpg": (heic(), "HEIC", "als JPEG exportieren"),
    "text.jpg": (b"Das ist ein Text.", "kein Bild", "exportieren"),
    "seite.png": (b"<!DOCTYPE html><script>alert(1)</script>", "kein Bild", "exportieren"),
    "logo.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG", "als PNG"),
    "verkleidet.jpg": (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "SVG", "als PNG"),
    "scan.tif": (encoded(quarters(), "TIFF"), "TIFF", "als JPEG"),
    "bild.bmp": (encoded(quarters(), "BMP"), "BMP", "als JPEG"),
    "plakat.jpg": (b"%PDF-1.7 ...", "PDF", "exportieren"),
    "kopf.jpg": (PHOTOGRAPH[:30], "beschädigt", "exportieren"),
    "halb.jpg": (PHOTOGRAPH[: len(PHOTOGRAPH) // 2], "beschädigt oder unvollständig", "exportieren"),
    "halb-progressiv.jpg": (PROGRESSIVE[: len(PROGRESSIVE) // 2], "beschädigt oder unvollständig", "exportieren"),
    "halb.png": (SOURCES["foto.png"][:3000], "beschädigt oder unvollständig", "exportieren"),
    "halb.webp": (SOURCES["foto.webp"][:1000], "beschädigt", "exportieren"),
    "bombe.png": (png_of(60_000, 60_000), "80 Millionen Pixel", "2400 Pixel"),
    "gross.png": (png_of(9_000, 9_000), "80 Millionen Pixel", "2400 Pixel"),
    "ohne-daten.png": (png_of(8_000, 8_000), "beschädigt", "exportieren"),
    "streifen.png": (encoded(Image.new("1", (4000, 20)), "PNG"), "zu schmal", "zuschneiden"),
    "bewegt.gif": (moving("GIF"), "bewegt sich", "Standbild"),
    "bewegt.webp": (moving("WEBP"), "bewegt sich", "Standbild"),
    "bewegt.png": (moving("PNG"), "bewegt sich", "Standbild"),
    "bewegt.avif": (moving("AVIF"), "bewegt sich", "Standbild"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_told_with_its_name_and_advice(name: str) -> None:
    data, message, hint = REFUSED[name]
    raster, (problem,) = probe(f"content/x/{name}", data)
    assert raster is None
    assert problem.is_error
    assert problem.path == f"content/x/{name}"
    assert f"„{name}“" in problem.message
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("name", SOURCES)
def test_what_can_be_shown_is_known_by_its_size(name: str) -> None:
    raster, problems = probe(name, SOURCES[name])
    assert not problems
    assert raster
    assert (raster.width, raster.height) == opened(SOURCES[name]).size


def test_the_content_decides_not_the_name() -> None:
    """A PNG called .jpg is shown; a photograph called .pdf is a picture, and so is not published as it is."""
    for name in ("foto.jpg", "foto.JPG", "foto", "plakat.pdf", "foto.jpg.txt"):
        assert probe(name, SOURCES["foto.png"]) == probe("foto.png", SOURCES["foto.png"]), name


def test_other_files_are_none_of_our_business() -> None:
    for name, data in (("programm.pdf", b"%PDF-1.7"), ("rede.txt", b"Liebe Freunde"), ("leer.txt", b""), ("x", b"")):
        assert probe(name, data) == (None, ())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(orientation: int) -> None:
    assert probe("foto.jpg", held(orientation)) == (Raster(width=96, height=64, orientation=orientation), ())


def test_an_orientation_that_there_is_not_is_upright() -> None:
    for told in (0, 9, 99):
        exif = Image.Exif()
        exif[0x0112] = told
        raster, _ = probe("foto.jpg", encoded(quarters(), "JPEG", exif=exif))
        assert raster
        assert raster.orientation == 1


def test_broken_exif_is_no_harm() -> None:
    """What a camera says beside its picture is not needed to show it."""
    for exif in (b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"):
        raster, problems = probe("foto.jpg", encoded(quarters(), "JPEG", exif=exif))
        assert raster == Raster(width=96, height=64)
        assert not problems


def test_colours_for_print_are_shown_with_a_warning() -> None:
    """Unless a profile says which inks were meant."""
    raster, (problem,) = probe("druck.jpg", encoded(quarters().convert("CMYK"), "JPEG"))
    assert raster
    assert not problem.is_error
    assert "CMYK" in problem.message
    assert "Farbprofil" in problem.hint


def test_a_drawing_is_known_by_how_little_it_takes() -> None:
    drawing, _ = probe("wappen.png", encoded(quarters(600, 400), "PNG"))
    grey, _ = probe("foto.png", encoded(Image.effect_noise((300, 200), 60), "PNG"))
    jpeg, _ = probe("foto.jpg", encoded(quarters(600, 400), "JPEG"))
    assert drawing
    assert grey
    assert jpeg
    assert (drawing.is_drawn, grey.is_drawn, jpeg.is_drawn) == (True, False, False)


def test_what_follows_a_whole_picture_is_no_harm() -> None:
    """Phones append films and depths to their photographs."""
    assert probe("foto.jpg", PHOTOGRAPH + bytes(5000)) == probe("foto.jpg", PHOTOGRAPH)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SOURCES)), st.data())
def test_what_is_accepted_can_be_made(tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject) -> None:
    """However a file is damaged, it is refused here or becomes a picture later; neither ever fails."""
    damaged = bytearray(SOURCES[name])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=8)):
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    asset = asset_of(tmp_path_factory.mktemp("bild"), bytes(damaged[: cut if cut % 2 else None]), name)
    assert bool(asset.raster) != any(problem.is_error for problem in asset.problems)
    if asset.raster and asset.raster.width * asset.raster.height < 1_000_000:
        made = rendition_of(asset, Format.JPEG, max(1, asset.raster.width // 3))
        assert opened(picture(made)).size == (made.width, made.height)


def test_a_probe_opens_no_file(tmp_path: Path) -> None:
    """Bytes are enough: whoever reads them has read the file."""
    assert probe(str(tmp_path / "nicht-da.jpg"), PHOTOGRAPH)[0]
