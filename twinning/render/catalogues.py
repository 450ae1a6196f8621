"""gettext catalogues of the interface, read from their ``.po`` files: nobody has to compile anything first."""

from collections.abc import Iterable, Iterator, Mapping
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from twinning.render import sealed
from twinning.render.engine import code_of


def catalogue_path(folder: Path, language: str) -> Path:
    return folder / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"


class Catalogues(Mapping[str, NullTranslations]):
    """A catalogue for each language, read when it is first asked for; made from plain things, so that another process
    can make the same. German is what the messages are written in, and needs none.

    ``cache`` is a folder for compiled ones: Babel takes thirty times as long to parse one as Python to read it back.
    """

    def __init__(
        self,
        folder: Path,
        languages: Iterable[str],
        cache: Path | None = None,
        compiled: Mapping[str, bytes] | None = None,
    ) -> None:
        self._folder, self._languages, self._cache = folder, tuple(languages), cache
        self._compiled = dict(compiled or {})  # b"" where there is none
        self._loaded: dict[str, NullTranslations] = {}

    def __getitem__(self, language: str) -> NullTranslations:
        if language not in self._languages:
            raise KeyError(language)
        if language not in self._loaded:
            self._loaded[language] = self._load(language)
        return self._loaded[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def __reduce__(self) -> tuple[type["Catalogues"], tuple[Any, ...]]:
        """With all that was read: another process is to say the words that this one has the hash of."""
        for language in self._languages:
            self[language]
        return Catalogues, (self._folder, self._languages, self._cache, self._compiled)

    def _load(self, language: str) -> NullTranslations:
        if language not in self._compiled:
            self._compiled[language] = self._read(language)
        compiled = self._compiled[language]
        return GNUTranslations(BytesIO(compiled)) if compiled else NullTranslations()

    def _read(self, language: str) -> bytes:
        path = catalogue_path(self._folder, language)
        if not path.exists():
            return b""
        source = path.read_bytes()
        if self._cache is None:
            return _compiled(source)
        place, made_of = self._cache / "catalogues" / f"{language}.mo", code_of(__name__) + source
        compiled = sealed.load(place, made_of)
        if compiled is None:
            compiled = _compiled(source)
            sealed.save(place, made_of, compiled)
        return compiled


def _compiled(source: bytes) -> bytes:
    # Babel is slow to import, and not needed where what it made is sealed.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source)))
    return compiled.getvalue()
