"""What is saved while the preview runs, noticed at once and never missed."""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, awatch

# Milliseconds between two looks, and until a row of changes is told at the latest. Looking takes two per cent of a
# core, at 5 hardly less; the settings, which few edit, are looked at less often.
_STEP, _DEBOUNCE = 2, 50
_SETTINGS_STEP = 50
_NOWHERE: frozenset[str] = frozenset()


class Watch:
    """Calls ``report`` after every change in some folders, and of the settings beside the others, with the paths; with
    none where it cannot say what has changed.

    What happens while nobody looks is kept by the system and told at the next look.
    """

    def __init__(self, home: Path, folders: Iterable[Path], report: Callable[[frozenset[str]], None]) -> None:
        self._home, self._folders, self._report = home, frozenset(folders), report
        self._moved = asyncio.Event()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch_settings())
            group.create_task(self._watch_folders())

    def follow(self, folders: frozenset[Path]) -> None:
        """Look at these folders from now on."""
        if folders != self._folders:
            self._folders = folders
            self._moved.set()

    async def _watch_settings(self) -> None:
        # The folder and not the file: many editors save by putting a new file in the old one's place.
        async for changes in awatch(
            self._home,
            recursive=False,
            step=_SETTINGS_STEP,
            debounce=_DEBOUNCE,
            watch_filter=self._concerns_settings,
        ):
            if any(Path(path).suffix != ".py" for _, path in changes):
                self._moved.set()
                self._report(_NOWHERE)
            else:
                self._report(frozenset(path for _, path in changes))

    async def _watch_folders(self) -> None:
        while True:
            self._moved.clear()
            there = [folder for folder in self._folders if folder.is_dir()]
            async for changes in awatch(
                *there, step=_STEP, debounce=_DEBOUNCE, stop_event=self._moved, watch_filter=is_content
            ):
                self._report(frozenset(path for _, path in changes))
            # Other folders, or new ones of the old name: nobody has looked at them yet. The watch begins before
            # anybody can act on this, as nothing is awaited in between.
            self._report(_NOWHERE)

    def _concerns_settings(self, change: Change, path: str) -> bool:
        """A module beside the settings, or the coming and going of a watched folder."""
        place = Path(path)
        return place.suffix == ".py" or place.name in {each.name for each in self._folders if each.parent == self._home}


def is_content(change: Change, path: str) -> bool:
    """Not what editors and systems leave beside the files they work on."""
    name = Path(path).name
    return not name.startswith((".", "~$", "#")) and not name.endswith(("~", ".tmp"))
