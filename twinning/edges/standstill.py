"""Whether a build has nothing to do, found out before Pelican is imported: of those that a clock begins, most have not.

The settings file is run without Pelican. What Pelican makes of its settings depends on nothing but these and what is
installed; so of settings that were built with before, it is known what they stand for.
"""

import os
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from twinning.edges.builds import Build, summary
from twinning.edges.snapshots import told_by
from twinning.render import sealed
from twinning.render.engine import installed

_PLACES = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH")
_PLUGINS = ["twinning"]  # another one may have something to do at every build


class Standstill:
    """A settings file's own settings, which have been built with or not."""

    def __init__(self, settings_file: str, override: Mapping[str, str]) -> None:
        self._own = _own_settings(settings_file, override)
        if self._own:
            self._place = Path(self._own["CACHE_PATH"]) / f"{Path(self._own['OUTPUT_PATH']).name}.settings"
            self._made_of = told_by(self._own) + installed()
            self._known = sealed.load(self._place, self._made_of)

    def told(self, needs: str = "") -> str:
        """What a build says that has nothing to do; "" where there may be something, or nobody can know yet.

        ``needs`` is a setting without which it is to be refused, and not told.
        """
        if not self._own or not self._known or (needs and not self._own.get(needs)):
            return ""
        build = Build(self._own, told=self._known)
        try:
            prepared = build.resting()
        except (OSError, LookupError, TypeError):  # a folder or a setting that is not there, or is something else
            return ""
        return summary(prepared, build.execute(prepared, lambda *_: None), self._own["OUTPUT_PATH"]) if prepared else ""

    def remember(self, settings: Mapping[str, Any]) -> None:
        """That this is what Pelican makes of them."""
        if self._own and self._known != (told := told_by(settings)):
            sealed.save(self._place, self._made_of, told)


def _own_settings(settings_file: str, override: Mapping[str, str]) -> dict[str, Any] | None:
    """What the file itself sets, and what overrides it, its folders from the root on, as Pelican has them.

    None where that cannot be told without Pelican.
    """
    try:
        run = {**runpy.run_path(settings_file), **override}
        settings = {name: each for name, each in run.items() if name.isupper()}
        folder = Path(settings_file).parent
        places = {name: os.path.abspath(folder / settings[name]) for name in _PLACES}  # noqa: PTH100 - as Pelican does
    except Exception:  # whatever an editor has written there: Pelican's own reading tells it
        return None
    return {**settings, **places} if settings.get("PLUGINS") == _PLUGINS else None
