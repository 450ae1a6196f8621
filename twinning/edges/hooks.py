"""Pelican's public doors, and what we hang in them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from twinning.edges.reports import as_text
from twinning.edges.search import with_search
from twinning.edges.stages import Refused, Staged, stage
from twinning.render.building import build


def add_generator(pelican: Pelican) -> "type[SiteGenerator]":
    """Receiver of ``get_generators``."""
    return SiteGenerator


class TwinningPelican(Pelican):
    """Pelican, with two silences mended: a plugin that fails is an error, and nothing is deleted before a build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        wanted = len(settings["PLUGINS"])
        super().__init__(settings)  # type: ignore[no-untyped-call]  # Pelican annotates little
        if len(self.plugins) != wanted:
            # Pelican has logged why; without the plugin it would write an empty site and call it a success.
            raise SystemExit("Ein Plugin aus PLUGINS lässt sich nicht laden; es wird nichts gebaut.")
        self.delete_outputdir = False


class SiteGenerator(Generator):
    """Reads, models and plans while Pelican gathers context, and executes the plan while it writes."""

    def generate_context(self) -> None:
        try:
            self.staged: Staged = with_search(stage(self.settings), Path(self.settings["CACHE_PATH"]))
        except Refused as refusal:
            print(as_text(refusal.problems), file=sys.stderr)
            raise SystemExit(1) from None
        if self.staged.problems:
            # Told in full by the check: here they would hide what the build has to say.
            print(f"{as_text(self.staged.problems).splitlines()[-1]} Zu lesen mit: invoke check", file=sys.stderr)

    def generate_output(self, writer: object) -> None:
        output, cache = Path(self.output_path), Path(self.settings["CACHE_PATH"])
        manifest = cache / f"{output.name}.json"
        built = build(self.staged.plan, output, manifest, self.staged.templates, _progress())
        change = self.staged.site.next_change
        # Beside the cache, not in the site: it would tell of an embargo.
        note = {"next_change": change.isoformat() if change else None}
        (cache / "next-change.json").write_text(json.dumps(note) + "\n", encoding="utf-8")
        print(f"{built.made} Dateien geschrieben, {built.kept} unverändert: {output}")
        if change:
            print(f"Nächste Änderung von selbst: {change:%d.%m.%Y, %H:%M} Uhr")


def _progress() -> Callable[[int, int], None]:
    """A line that counts, on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        return lambda done, total: None

    def show(done: int, total: int) -> None:
        if done % 50 == 0 or done == total:
            print(f"\r{done} von {total} Dateien", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show
