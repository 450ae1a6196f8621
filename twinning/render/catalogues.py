"""gettext catalogues of the interface, read from their ``.po`` files: nothing has to be compiled first."""

from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations


def catalogue_path(folder: Path, language: str) -> Path:
    return folder / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"


def load_catalogues(folder: Path, languages: Iterable[str]) -> Mapping[str, NullTranslations]:
    """A catalogue for each language; German is what the messages are written in and needs none."""
    return {language: _load(catalogue_path(folder, language)) for language in languages}


def _load(path: Path) -> NullTranslations:
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Translations(compiled)
