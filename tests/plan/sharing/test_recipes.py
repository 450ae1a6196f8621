"""The pictures themselves: their size, their weight, the same bytes every time."""

from io import BytesIO

import pytest
from PIL import Image

from tests.plan.maps.ties import CITIES
from tests.plan.sharing.cards import card
from twinning.plan.sharing.drawings import drawing
from twinning.plan.sharing.recipes import sharing_picture
from twinning.plan.sharing.values import Card

TITLES = {
    "short": "Newham",
    "long": "Oberbürgermeisterin Beate Kimmel besucht Brandenburg an der Havel " * 4,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "two scripts": "Плевен грüßt Kaiserslautern",
    "Japanese": "文京区の若者たちがカイザースラウテルンを訪問しました",
    "none": "",
}
CARDS = {
    **{city: card(city, city) for city in CITIES},
    **{name: card(title, "Saint-Quentin") for name, title in TITLES.items()},
    "all": card("Kaiserslautern und seine Partnerstädte", *CITIES, kicker=""),
    "no city": card("Alle Partnerstädte zum Barbarossafest eingeladen"),
    "ended": card("Silkeborg", "Silkeborg", is_ended=True),
}
THREAD, PAPER = (0xC2, 0x33, 0x1F), (0xFC, 0xFA, 0xF6)


@pytest.mark.parametrize("value", CARDS.values(), ids=list(CARDS))
def test_size_weight_and_colours(value: Card) -> None:
    """1200 x 630 pixels, light enough for a slow network, the thread in its own red on the theme's paper."""
    data = sharing_picture(value)
    assert len(data) < 72_000
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
        colours = {colour: count for count, colour in image.convert("RGB").getcolors() or ()}
        assert image.convert("RGB").getpixel((1190, 620)) == PAPER
    assert colours[THREAD] > 300


@pytest.mark.parametrize("value", [CARDS["all"], CARDS["Bunkyō"]], ids=["all", "one"])
def test_same_bytes_every_time(value: Card) -> None:
    first = sharing_picture(value)
    drawing.cache_clear()
    assert sharing_picture(value) == first


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_nothing_is_set_beyond_the_margins(title: str) -> None:
    """Below the map, the outer columns are bare paper, and so are the last rows."""
    with Image.open(BytesIO(sharing_picture(card(title, "Saint-Quentin")))) as image:
        picture = image.convert("RGB")
    for box in ((0, 560, 56, 630), (1144, 480, 1200, 630), (0, 606, 1200, 630)):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), PAPER)]
