"""The settings as their file is now. Python remembers what it has imported; a preview has to forget."""

import importlib
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from twinning.edges.refusals import Refused
from twinning.model.problems import Problem

_DEFAULTS = "twinning.edges.defaults"


def fresh_settings(file: Path, now: str = "") -> dict[str, Any]:
    """Pelican's settings from ``file``, with everything that it imports from beside it; Refused if it does not run."""
    from pelican.settings import read_settings

    try:
        with _forgetful(file.parent):
            return dict(read_settings(str(file), override={"NOW": now} if now else None))
    except SyntaxError as error:
        where = Path(error.filename or file).name
        raise _refused(where, error.lineno or 1, f"diese Zeile ist kein Python: {error.msg}") from None
    except Exception as error:
        # Not our bug: whatever the file does wrong while it runs, or a folder that it names and that is not there.
        where, line = _place(error, file)
        raise _refused(where, line, f"die Einstellungen lassen sich nicht lesen: {error}") from None


def folders_of(settings: dict[str, Any]) -> frozenset[Path]:
    """The folders that a site is made of."""
    return frozenset(Path(settings[name]) for name in ("PATH", "THEME"))


@contextmanager
def _forgetful(folder: Path) -> Iterator[None]:
    """Run every module of the folder anew, and the defaults, whose dictionaries the settings may have changed.

    Compiled files tell a new source from an old one by its size and the second it was saved in: too coarse for two
    quick saves, so none is written.
    """
    for name, module in list(sys.modules.items()):
        source = getattr(module, "__file__", None)
        if name == _DEFAULTS or (name != "__main__" and source and Path(source).parent == folder):
            del sys.modules[name]
    importlib.invalidate_caches()
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before
        sys.path[:] = dict.fromkeys(sys.path)  # the file appends its folder each time it runs


def _place(error: Exception, file: Path) -> tuple[str, int]:
    """The last line beside the settings that led to the error."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == file.parent
    ]
    return (Path(frames[-1].filename).name, frames[-1].lineno or 1) if frames else (file.name, 1)


def _refused(path: str, line: int, message: str) -> Refused:
    hint = "Die letzte Änderung zurücknehmen; die Meldung ist von Python, der Sprache dieser Datei."
    return Refused((Problem(path=path, line=line, rule="settings", message=message, hint=hint),))
