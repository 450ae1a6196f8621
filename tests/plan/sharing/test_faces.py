"""Which letters can be set is read from the theme's style sheet."""

from dataclasses import replace

import pytest

from tests.plan.sharing.cards import SANS, SERIF, THEME
from twinning.plan.sharing.faces import faces, settable
from twinning.plan.sharing.lettering import Lettering

NAMES = {
    "de": "Kaiserslautern und seine Partnerstädte – „Gäste“",
    "fr": "L’actualité des jumelages\u00a0: cœur, Noël",
    "pt": "Geminações, Guimarães",
    "bg": "Кайзерслаутерн и неговите побратимени градове",
    "sr": "Vijesti: putovanja, susreti, svečanosti; šđčćž",
    "da": "Nyt om venskabsbyerne: rejser, møder; Æ",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=list(NAMES))
def test_the_languages_that_the_faces_have(text: str) -> None:
    """Each letter is really drawn: none comes out as the box that stands for a missing one."""
    assert settable(text, SERIF)
    assert settable(text, SANS)
    missing = Lettering(faces=SERIF, weight=600, language="de").width("\U0001f600", 40)
    assert missing > 0
    for letter in set(text) - {" ", "\u00a0"}:
        assert bytes(_drawn(letter)) != bytes(_drawn("\U0001f600")), letter


def test_others_are_known_to_be_missing() -> None:
    """Japanese comes from the reader's system: here, there is none."""
    assert not settable("姉妹都市", SERIF)
    assert settable("Part\u00adner\u00adstädte", SERIF)  # soft hyphens are not drawn


def test_only_the_upright_faces_of_the_family() -> None:
    assert {face.path.rpartition("/")[2] for face in SERIF} == {"serif-latin.woff2", "serif-cyrillic.woff2"}
    assert {face.path.rpartition("/")[2] for face in SANS} == {"sans-latin.woff2", "sans-cyrillic.woff2"}


def test_a_theme_without_faces() -> None:
    assert faces(replace(THEME, layers=()), "serif") == ()
    assert faces(replace(THEME, static={}), "serif") == ()


def _drawn(letter: str) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("L", (80, 80))
    lettering = Lettering(faces=SERIF, weight=600, language="de")
    lettering.draw(ImageDraw.Draw(image), (10, 60), letter, 40, "white")
    return image.tobytes()
