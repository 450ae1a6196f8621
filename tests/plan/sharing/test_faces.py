"""Which letters can be set is read from the theme's style sheet."""

from dataclasses import replace
from unicodedata import category

import pytest

from tests.plan.sharing.cards import SANS, SERIF, THEME
from twinning.plan.sharing.faces import faces, settable
from twinning.plan.sharing.japanese import japanese
from twinning.plan.sharing.lettering import Lettering
from twinning.plan.sharing.values import Face

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
    """Each letter is really drawn: none is drawn as a missing one is."""
    assert settable(text, SERIF)
    assert settable(text, SANS)
    missing = Lettering(faces=SERIF, weight=600, language="de").width("\U0001f600", 40)
    assert missing > 0
    for letter in set(text) - {" ", "\u00a0"}:
        assert bytes(_drawn(letter)) != bytes(_drawn("\U0001f600")), letter


def test_japanese_is_set_in_a_face_of_its_own() -> None:
    """Kana, punctuation and every common kanji are really there; the rare ones are known to be missing."""
    face = japanese()
    letters = _letters(face)
    assert len([letter for letter in letters if "一" <= letter <= "鿿"]) == 2965 + 1  # 仝 is filed as a sign
    assert settable("「姉妹都市」の、カイザースラウテルン！", (face,))
    missing = bytes(_drawn("\U0001f600", face))
    assert not [letter for letter in letters if bytes(_drawn(letter, face)) == missing]
    assert not settable("彁", (face,))


def test_others_are_known_to_be_missing() -> None:
    assert not settable("자매도시", (*SERIF, japanese()))
    assert not settable("姉妹都市", SERIF)  # readers' systems have their own
    assert settable("Part\u00adner\u00adstädte", SERIF)  # soft hyphens are not drawn


def test_what_the_style_sheet_declares_is_there() -> None:
    """No letter that a face is said to have is drawn as a missing one."""
    for face in (*SERIF, *SANS):
        missing = bytes(_drawn("\U0001f600", face))
        assert not [letter for letter in _letters(face) if bytes(_drawn(letter, face)) == missing], face.path


def test_only_the_upright_faces_of_the_family() -> None:
    scripts = ("latin", "extended", "cyrillic")
    assert [face.path.rpartition("/")[2] for face in SERIF] == [f"serif-{script}.woff2" for script in scripts]
    assert [face.path.rpartition("/")[2] for face in SANS] == [f"sans-{script}.woff2" for script in scripts]


def test_a_theme_without_faces() -> None:
    assert faces(replace(THEME, layers=()), "serif") == ()
    assert faces(replace(THEME, static={}), "serif") == ()


def _letters(face: Face) -> list[str]:
    """All that it is said to have, spaces and signs for programs aside."""
    letters = [chr(code) for first, last in face.ranges for code in range(first, last + 1)]
    return [letter for letter in letters if face.has(letter) and category(letter) not in ("Zs", "Cf", "Cc")]


def _drawn(letter: str, *offered: Face) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("L", (80, 80))
    lettering = Lettering(faces=offered or SERIF, weight=600, language="de")
    lettering.draw(ImageDraw.Draw(image), (10, 60), letter, 40, "white")
    return image.tobytes()
