"""What is measured: a folder with a site in it, the command that builds it, and the files that are edited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.measuring import Usage, measured

_TITLE = re.compile(r"^(title: *)(.*)$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """``text`` and ``newest`` are articles' files; ``headline`` is a file whose title stands on every page."""

    name: str
    folder: Path
    command: tuple[str, ...]
    environment: Mapping[str, str]
    output: Path
    text: Path
    headline: Path
    newest: Path
    caches: tuple[Path, ...] = field(default=())

    def build(self, *, with_memory: bool = False) -> Usage:
        return measured(self.command, self.folder, self.environment, with_memory=with_memory)

    def forget(self) -> None:
        """As if nothing had ever been built."""
        for folder in (self.output, *self.caches):
            put_away(folder, self.folder)

    def edit_text(self, number: int) -> None:
        """One more sentence, another one each time."""
        words = self.text.read_text(encoding="utf-8").rstrip("\n")
        _save(self.text, f'{words} Nachtrag {number}: "Das war\'s noch nicht."\n')

    def edit_headline(self, number: int) -> None:
        _retitle(self.headline, number)

    def edit_newest(self, number: int) -> None:
        _retitle(self.newest, number)


def put_away(folder: Path, whose: Path) -> None:
    """Move a folder out of a contestant's sight, to be deleted with everything else at the end.

    A disk that has just deleted many files takes long to make as many, and would be measured: for some minutes ext4
    goes through them all at each new one.
    """
    if folder.exists():
        away = whose.with_name(f"{whose.name}-forgotten")
        away.mkdir(exist_ok=True)
        folder.rename(away / f"{len(list(away.iterdir()))}-{folder.name}")


def _retitle(path: Path, number: int) -> None:
    words = path.read_text(encoding="utf-8")
    _save(path, _TITLE.sub(rf"\g<1>Neue Schlagzeile {number}", words, count=1))


def _save(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")
