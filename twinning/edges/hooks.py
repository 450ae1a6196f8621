"""Pelican's public doors, and what we hang in them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator

from twinning.edges.builds import Build, summary
from twinning.edges.refusals import Refused
from twinning.edges.reports import as_text
from twinning.edges.rubbish import left_lying
from twinning.render.workers import Workers


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

    def _get_generator_classes(self) -> list[type[Generator]]:
        kinds = super()._get_generator_classes()  # type: ignore[no-untyped-call]
        return [_NoArticles if kind is ArticlesGenerator else kind for kind in kinds]


class _NoArticles(ArticlesGenerator):
    """Pelican's own, which is given no articles: it would compile five templates to write nothing."""

    def generate_output(self, writer: object) -> None:
        """Nothing."""


class SiteGenerator(Generator):
    """Finds out what is new while Pelican gathers context, and executes the plan while it writes."""

    def generate_context(self) -> None:
        self.workers = Workers()
        self.build = Build(self.settings, self.workers)
        with _in_earnest():
            self.prepared = self.build.prepare()
        if self.prepared.staged and self.prepared.staged.problems:
            # Told in full by the check: here they would hide what the build has to say.
            print(
                f"{as_text(self.prepared.staged.problems).splitlines()[-1]} Zu lesen mit: invoke check", file=sys.stderr
            )

    def generate_output(self, writer: object) -> None:
        with self.workers, _in_earnest():
            built = self.build.execute(self.prepared, _progress())
        print(summary(self.prepared, built, self.output_path))


@contextmanager
def _in_earnest() -> Iterator[None]:
    """A part of a build: problems end it, whoever called it."""
    try:
        with left_lying():
            yield
    except Refused as refusal:
        print(as_text(refusal.problems), file=sys.stderr)
        raise SystemExit(1) from None


def _progress() -> Callable[[int, int], None]:
    """A line that counts, on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        return lambda done, total: None

    def show(done: int, total: int) -> None:
        if done % 50 == 0 or done == total:
            print(f"\r{done} von {total} Dateien", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show
