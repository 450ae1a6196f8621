"""Promises of the catalogues: no language that is offered has a gap, and nobody has to know gettext to see it."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from twinning.render import soundness
from twinning.render.catalogues import catalogue_path
from twinning.render.messages import (
    check_catalogues,
    template_messages,
    template_path,
    update_catalogue,
    write_template,
)

THEME = Path("theme")
Ids = str | tuple[str, str]
TRANSLATED: dict[Ids, Ids] = {
    "Seite": "Page",
    "noch %(count)s": "%(count)s left",
    ("%(n)s Jahr", "%(n)s Jahre"): ("%(n)s year", "%(n)s years"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A theme with three messages and a complete English catalogue."""
    folder = tmp_path / "theme" / "translations"
    template = Catalog()
    for message in TRANSLATED:
        template.add(message)
    write_template(folder, template)
    catalog = update_catalogue(folder, "en", template)
    for message, text in TRANSLATED.items():
        found = catalog.get(message if isinstance(message, str) else message[0])
        assert found is not None
        found.string = text
    rewrite(folder, catalog)
    return folder


def rewrite(folder: Path, catalog: Catalog) -> None:
    from babel.messages.pofile import write_po

    with catalogue_path(folder, "en").open("wb") as target:
        write_po(target, catalog)


def change(folder: Path, message: str, text: str | tuple[str, ...] | None, *, fuzzy: bool = False) -> None:
    with catalogue_path(folder, "en").open("rb") as source:
        catalog = read_po(source, locale="en")
    if text is None:
        catalog.delete(message)
    else:
        found = catalog.get(message)
        assert found is not None
        found.string = text
        found.flags |= {"fuzzy"} if fuzzy else set()
    rewrite(folder, catalog)


def told(folder: Path) -> list[str]:
    return [problem.message for problem in check_catalogues(folder, ["en"])]


def test_a_complete_catalogue_is_passed(folder: Path) -> None:
    """Nothing to complain of."""
    assert told(folder) == []


@pytest.mark.parametrize(
    ("message", "text", "fuzzy", "expected"),
    [
        ("Seite", "", False, "„Seite“ ist nicht übersetzt"),
        ("Seite", None, False, "„Seite“ ist nicht übersetzt"),
        ("Seite", "Site", True, "die Übersetzung von „Seite“ ist unsicher (fuzzy)"),
        ("noch %(count)s", "%(cuont)s left", False, "stimmt der Platzhalter nicht: %(count)s, %(cuont)s"),
        ("noch %(count)s", "some left", False, "stimmt der Platzhalter nicht: %(count)s"),
        ("%(n)s Jahr", ("%(n)s year", ""), False, "„%(n)s Jahr“ ist nicht übersetzt"),
    ],
)
def test_a_gap_is_told(
    folder: Path, message: str, text: str | tuple[str, ...] | None, fuzzy: bool, expected: str
) -> None:
    """A missing, unsure or broken entry of a language that the site offers stops the build, in German."""
    change(folder, message, text, fuzzy=fuzzy)
    found = told(folder)
    assert len(found) == 1
    assert expected in found[0]


def test_a_missing_catalogue_is_told(folder: Path) -> None:
    """A language that is offered without a catalogue is told with its file."""
    problems = list(check_catalogues(folder, ["en", "fr"]))
    assert [problem.path for problem in problems] == ["theme/translations/fr/LC_MESSAGES/messages.po"]


def test_the_kept_messages_are_those_in_use() -> None:
    """The list beside the catalogues, which builds rely on, is what templates and code really ask for."""
    with template_path(THEME / "translations").open("rb") as source:
        kept = read_po(source)
    in_use = template_messages(THEME / "templates")
    assert {message.id for message in kept if message.id} == {message.id for message in in_use if message.id}


def test_an_update_keeps_what_is_translated(folder: Path) -> None:
    """New messages come in empty, gone ones go, the others stay as they are."""
    template = Catalog()
    template.add("Seite")
    template.add("Neu")
    catalog = update_catalogue(folder, "en", template)
    assert {message.id: message.string for message in catalog if message.id} == {"Seite": "Page", "Neu": None}


def test_a_sound_catalogue_is_looked_at_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build does not read again what was found sound; a gap that comes later, in it or by new messages, is told."""
    cache = tmp_path / "cache"

    def told_anew() -> list[str]:
        return [problem.message for problem in soundness.check_catalogues(folder, ["en"], cache)]

    assert told_anew() == []
    with monkeypatch.context() as patch:
        patch.setattr("twinning.render.messages.check_catalogues", lambda *_: pytest.fail("looked at again"))
        assert told_anew() == []
    change(folder, "Seite", "")
    for _ in range(2):
        assert told_anew() == ["„Seite“ ist nicht übersetzt"]
    change(folder, "Seite", "Page")
    assert told_anew() == []
    (kept,) = (cache / "catalogues").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert told_anew() == []
    template = template_messages(THEME / "templates")
    write_template(folder, template)
    assert told_anew()
