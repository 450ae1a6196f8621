"""Catalogues that were found sound are not looked at again until they change, or the messages in use do."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from twinning.model.problems import Problem
from twinning.render import sealed
from twinning.render.catalogues import catalogue_path
from twinning.render.engine import code_of


def check_catalogues(folder: Path, languages: Iterable[str], cache: Path) -> Iterator[Problem]:
    """What is missing or broken in the catalogues of the languages that the site offers; paths from the project."""
    for language in languages:
        place, made_of = cache / "catalogues" / f"{language}.sound", _made_of(folder, language)
        if sealed.load(place, made_of) is None:
            problems = _problems(folder, language)
            if not problems:
                sealed.save(place, made_of, b"")
            yield from problems


def _problems(folder: Path, language: str) -> list[Problem]:
    # With all that reads and writes catalogues: slow to import, and seldom needed.
    from twinning.render import messages

    return list(messages.check_catalogues(folder, [language]))


def _made_of(folder: Path, language: str) -> bytes:
    catalogue = catalogue_path(folder, language)
    files = (folder / "messages.pot", catalogue)
    sources = (path.read_bytes() if path.exists() else b"" for path in files)
    code = code_of("twinning.render.messages")
    return b"\0".join((code, str(catalogue).encode(), *(b"%d:%s" % (len(source), source) for source in sources)))
