"""A build: from what has changed since the last one to the folder that holds the whole site."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from twinning.edges.disk import Sources, settled, sources_in
from twinning.edges.moments import now_of
from twinning.edges.snapshots import (
    Snapshot,
    around,
    edited,
    installed_with,
    load_snapshot,
    only_bodies,
    save_snapshot,
    told_by,
)
from twinning.render.manifests import Built, count_if_whole

if TYPE_CHECKING:
    from twinning.edges.stages import Staged
    from twinning.render.building import Since


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What a build is about to do. Nothing is staged where the folder holds it all already."""

    staged: "Staged | None"
    snapshot: Snapshot
    files: int = 0  # that the folder holds, where nothing is staged
    since: "Since | None" = None


class Build:
    """One build of what Pelican's settings describe."""

    def __init__(self, settings: Mapping[str, Any], executor: Executor | None = None, told: bytes = b"") -> None:
        """``told`` is what Pelican's settings are told by, where these are not all of them, but stand for them."""
        self._settings, self._executor = settings, executor
        self._told = told or told_by(settings)
        self._output, self._cache = Path(settings["OUTPUT_PATH"]), Path(settings["CACHE_PATH"])
        self._manifest = self._cache / f"{self._output.name}.manifest"
        self._snapshot, self._site = (self._manifest.with_suffix(suffix) for suffix in (".snapshot", ".site"))

    def prepare(self) -> Prepared:
        """Find out what is new; Refused with every problem where one is an error."""
        return settled(self._prepared)

    def _prepared(self) -> Prepared:
        sources = sources_in(Path(self._settings["PATH"]))
        last, surroundings = load_snapshot(self._snapshot), self._around()
        known = None
        if last and self._holds(last, surroundings):
            known = self._unchanged(last, sources) or self._edited(last, sources)
        return known or self._all(surroundings, sources)

    def resting(self) -> Prepared | None:
        """What ``prepare`` finds out where nothing is new; None where anything may be."""
        last = load_snapshot(self._snapshot)
        if not last or not self._holds(last, self._around()):
            return None
        return self._unchanged(last, sources_in(Path(self._settings["PATH"])))

    def execute(self, prepared: Prepared, progress: Callable[[int, int], None]) -> "Built":
        """Make the folder hold the whole site. What somebody saves meanwhile is prepared for once more; then it may be
        Refused here, too.
        """
        try:
            return self._executed(prepared, progress)
        except FileNotFoundError:  # a picture that is gone, or another one by now
            return settled(lambda: self._executed(self._prepared(), progress))

    def _executed(self, prepared: Prepared, progress: Callable[[int, int], None]) -> "Built":
        self._note(prepared.snapshot)
        if prepared.staged is None:
            return Built(made=0, kept=prepared.files)
        from twinning.render.building import Around, build

        is_still = cache(lambda: self._around() == prepared.snapshot.around)
        built = build(
            prepared.staged.plan,
            self._output,
            self._manifest,
            prepared.staged.templates,
            progress,
            executor=self._executor,
            name=prepared.snapshot.name,
            since=prepared.since,
            around=Around(name=prepared.snapshot.around.hex(), is_still=is_still),
        )
        if is_still():
            save_snapshot(self._snapshot, prepared.snapshot)
        return built

    def _note(self, snapshot: Snapshot) -> None:
        # Beside the cache, not in the site: it would tell of an embargo.
        note = {"next_change": snapshot.until.isoformat() if snapshot.until else None}
        with suppress(OSError):
            self._cache.mkdir(parents=True, exist_ok=True)
            (self._cache / "next-change.json").write_text(json.dumps(note) + "\n", encoding="utf-8")

    def _all(self, surroundings: bytes, sources: Sources) -> Prepared:
        """From the beginning."""
        from twinning.edges.search import with_search
        from twinning.edges.stages import stage
        from twinning.edges.standing import save_site

        staged = stage(self._settings, executor=self._executor, sources=sources)
        snapshot = Snapshot.of(surroundings, sources, staged.site)
        save_site(self._site, snapshot.site, staged.site, staged.problems)
        return Prepared(staged=_whole(with_search(staged, self._cache, snapshot)), snapshot=snapshot)

    def _unchanged(self, last: Snapshot, sources: Sources) -> Prepared | None:
        """The folder as it stands; None where it is not what these files make."""
        files = count_if_whole(self._manifest, last.name, self._output) if last.sources == sources else 0
        return Prepared(staged=None, snapshot=last, files=files) if files else None

    def _edited(self, last: Snapshot, sources: Sources) -> Prepared | None:
        """The last site with other bodies; None where that is not all."""
        paths = edited(last.sources, sources)
        if not paths:
            return None
        from twinning.edges.readings import Readings
        from twinning.edges.search import with_search
        from twinning.edges.stages import facts_at, restage
        from twinning.edges.standing import load_site
        from twinning.render.building import Since

        readings = Readings.of(self._settings, facts_at(self._settings)[0])
        bodies = only_bodies(paths, last.sources, readings)
        known = load_site(self._site, last.site, sources, readings) if bodies is not None else None
        if bodies is None or known is None:
            return None
        staged = restage(self._settings, *known)
        snapshot = replace(last, sources=sources)
        since = Since(name=last.name, edited=bodies.keys())
        return Prepared(staged=_whole(with_search(staged, self._cache, snapshot)), snapshot=snapshot, since=since)

    def _around(self) -> bytes:
        return around(self._told, installed_with(Path(self._settings["THEME"])))

    def _holds(self, last: Snapshot, surroundings: bytes) -> bool:
        try:
            return last.holds(surroundings, now_of(self._settings, ZoneInfo(self._settings["TIMEZONE"])))
        # No date, or no time zone: told by whoever begins at the beginning. Or a snapshot of another version.
        except (ValueError, OSError, AttributeError):
            return False


def _whole(staged: "Staged") -> "Staged":
    """With what is only for hosts."""
    from twinning.plan.compression import with_compressed

    return replace(staged, plan=with_compressed(staged.plan)) if staged.site.facts.is_compressed else staged


def summary(prepared: Prepared, built: Built, output: str) -> str:
    """A build in the words of whoever began it."""
    change = prepared.snapshot.until
    due = f"\nNächste Änderung von selbst: {change:%d.%m.%Y, %H:%M} Uhr" if change else ""
    return f"{built.made} Dateien geschrieben, {built.kept} unverändert: {output}{due}"
