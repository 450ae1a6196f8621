"""Which renditions a picture is offered in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.model.documents import Asset, Raster
from twinning.plan.keys import digest
from twinning.plan.pictures.choices import Choice, in_text, lead, linked
from twinning.plan.pictures.renditions import Format, file_name


def asset(width: int = 4000, height: int = 3000, *, is_drawn: bool = False, name: str = "foto.jpg") -> Asset:
    raster = Raster(width=width, height=height, is_drawn=is_drawn)
    return Asset(path=f"content/x/{name}", location=f"/disk/{name}", digest="d1", size=1, raster=raster)


def names(choice: Choice) -> list[str]:
    return [file_name(choice.asset, made) for made in choice.renditions]


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_nothing_is_larger_than_the_picture(width: int, height: int) -> None:
    for choice in (lead(asset(width, height), None), in_text(asset(width, height))):
        for made in choice.renditions:
            assert made.width <= made.box.width <= width
            assert made.height <= made.box.height <= height
        assert choice.size == max((made.width, made.height) for made in choice.renditions)
    assert linked(asset(width, height)).width <= width


def test_a_photograph_is_offered_in_three_formats_the_best_first() -> None:
    choice = lead(asset(), None)
    assert [source[0].format for source in choice.sources] == [Format.AVIF, Format.WEBP]
    assert [made.width for made in choice.sources[0]] == [320, 640, 960, 1280, 1920]
    assert (choice.fallback.format, choice.fallback.width) == (Format.JPEG, 1280)


def test_a_drawing_keeps_its_edges() -> None:
    """Without loss, where the eye would see it."""
    choice = in_text(asset(is_drawn=True))
    assert {(made.format, made.quality) for made in choice.renditions} == {(Format.WEBP, 100), (Format.PNG, 100)}


def test_a_lead_is_cut_and_a_text_shows_all() -> None:
    assert lead(asset(), (0.5, 0.5)).size == (1920, 1280)
    assert in_text(asset()).size == (1920, 1440)
    assert lead(asset(3000, 1000), (1, 0)).fallback.box.left == 1500


def test_a_list_has_a_small_square_around_the_focus() -> None:
    """Cut from the picture itself, and never larger than it; what is in no list has none."""
    made = lead(asset(3000, 1000), (0.9, 0.5), is_listed=True).square
    assert made
    assert (made.format, made.width, made.height) == (Format.AVIF, 320, 320)
    assert (made.box.left, made.box.width) == (2000, 1000)
    small = lead(asset(200, 100), None, is_listed=True).square
    assert small
    assert small.width == 100
    assert lead(asset(), None).square is None


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("foto.jpg", "foto"),
        ("Über Größe (2).JPG", "ueber-groesse-2"),
        ("北京.png", "bild"),
        ("x" * 250 + ".jpg", "x" * 60),
    ],
)
def test_a_files_name_is_its_editors_and_safe_everywhere(file: str, stem: str) -> None:
    choice = in_text(asset(name=file))
    assert all(name.startswith(f"{stem}-") and name.isascii() for name in names(choice))


def test_what_is_shown_has_an_address_of_its_own() -> None:
    """Another picture, part or turn is another address, so that browsers may keep each for ever."""
    one = asset()
    other = Asset(path=one.path, location=one.location, digest="d2", size=1, raster=one.raster)
    turned = Asset(
        path=one.path, location="", digest="d1", size=1, raster=Raster(width=4000, height=3000, orientation=3)
    )
    choices = [in_text(one), in_text(other), in_text(turned), lead(one, (0, 0)), lead(one, (1, 1))]
    every = [name for choice in choices for name in names(choice)]
    assert len(set(every)) == len(every)


def test_an_address_does_not_depend_on_the_disk() -> None:
    one = asset()
    moved = Asset(path=one.path, location="/elsewhere/foto.jpg", digest="d1", size=1, raster=one.raster)
    assert names(in_text(one)) == names(in_text(moved))


def test_a_rendition_is_plain_data(tmp_path: Path) -> None:
    """It can be hashed, and nothing was opened to make it: there is no such file."""
    assert not Path(asset().location).exists()
    keys = {digest(made) for made in in_text(asset()).renditions}
    assert len(keys) == len(in_text(asset()).renditions)
