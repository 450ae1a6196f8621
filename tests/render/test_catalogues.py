"""Promises of the catalogues: their words, in any process, from whatever state of the cache."""

import pickle
from pathlib import Path

import pytest

from twinning.render.catalogues import Catalogues, catalogue_path

SOURCE = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: fr\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Seite"
msgstr "WORD"

msgid "%(n)s Jahr"
msgid_plural "%(n)s Jahre"
msgstr[0] "%(n)s année"
msgstr[1] "%(n)s années"
"""


def write(folder: Path, word: str) -> None:
    path = catalogue_path(folder, "fr")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SOURCE.replace("WORD", word), encoding="utf-8")


def told(catalogues: Catalogues) -> tuple[str, ...]:
    """A word, and a plural that only French has for nothing at all."""
    words = catalogues["fr"]
    return words.gettext("Seite"), *(words.ngettext("%(n)s Jahr", "%(n)s Jahre", n) for n in (0, 2))


def test_the_words_are_the_files(tmp_path: Path) -> None:
    """With a cache or without, the first time and the second; a changed word is seen."""
    write(tmp_path, "page")
    for cache in (None, tmp_path / "cache", tmp_path / "cache"):
        assert told(Catalogues(tmp_path, ("de", "fr"), cache)) == ("page", "%(n)s année", "%(n)s années")
    write(tmp_path, "feuille")
    assert told(Catalogues(tmp_path, ("de", "fr"), tmp_path / "cache"))[0] == "feuille"


def test_german_needs_no_catalogue(tmp_path: Path) -> None:
    """What the interface is written in is said as it is written."""
    assert Catalogues(tmp_path, ("de",))["de"].gettext("Seite") == "Seite"


def test_a_language_that_is_not_offered_is_not_there(tmp_path: Path) -> None:
    """A catalogue on the disk is no language of the site."""
    write(tmp_path, "page")
    catalogues = Catalogues(tmp_path, ("de",))
    assert list(catalogues) == ["de"]
    with pytest.raises(KeyError):
        catalogues["fr"]


@pytest.mark.parametrize("damage", [b"", b"\xff" * 40, b"\xde\x12\x04\x95" + b"\0" * 24])
def test_a_broken_cache_is_only_slow(tmp_path: Path, damage: bytes) -> None:
    """A compiled catalogue that is cut off or foreign is compiled again."""
    write(tmp_path, "page")
    told(Catalogues(tmp_path, ("fr",), tmp_path / "cache"))
    (kept,) = (tmp_path / "cache" / "catalogues").iterdir()
    for broken in (damage, kept.read_bytes()[:-9]):
        kept.write_bytes(broken)
        assert told(Catalogues(tmp_path, ("fr",), tmp_path / "cache"))[0] == "page"


def test_catalogues_travel_as_their_recipe(tmp_path: Path) -> None:
    """Another process has the same words."""
    write(tmp_path, "page")
    sent = Catalogues(tmp_path, ("de", "fr"))
    assert told(pickle.loads(pickle.dumps(sent))) == told(sent)
