"""The site as it was last read, held in memory: what is saved then costs no more than what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from twinning.edges.disk import Sources, settled, sources_after, sources_in
from twinning.edges.readings import Readings
from twinning.edges.snapshots import Snapshot, around, edited, installed_with, only_bodies, told_by
from twinning.edges.stages import Staged, facts_at, stage
from twinning.model.clock import Clock


@dataclass(frozen=True, kw_only=True)
class _Held:
    settings: Mapping[str, Any]
    drafts: bool
    snapshot: Snapshot
    readings: Readings
    themed: tuple[Any, ...]  # what its theme and its templates were made of
    staged: Staged


class Desk:
    """Stages a site again and again, and keeps the last one that was good."""

    def __init__(self) -> None:
        self._held: _Held | None = None

    def stage(self, settings: Mapping[str, Any], *, drafts: bool) -> Staged:
        """The site that the settings describe, as its files are now; Refused where something is wrong with it."""
        return settled(lambda: self._staged(settings, drafts=drafts))

    def _staged(self, settings: Mapping[str, Any], *, drafts: bool) -> Staged:
        held, (facts, clock) = self._held, facts_at(settings)
        sources = sources_in(Path(settings["PATH"]))
        theme = installed_with(Path(settings["THEME"]))
        surroundings = around(told_by(settings), theme) + (b"drafts" if drafts else b"")
        is_same = held is not None and held.snapshot.around == surroundings
        if held and is_same and held.snapshot.holds(surroundings, clock.now) and self._renewed(held, sources):
            return self._at(clock)
        fresh = Readings.of(settings, facts)
        readings = fresh.or_known(held.readings) if held else fresh
        themed = (theme, facts.languages, settings["THEME"], settings["CACHE_PATH"])
        last = held.staged if held and held.themed == themed else None
        staged = stage(settings, drafts=drafts, sources=sources, readings=readings, last=last)
        snapshot = Snapshot.of(surroundings, sources, staged.site)
        self._held = _Held(
            settings=settings, drafts=drafts, snapshot=snapshot, readings=readings, themed=themed, staged=staged
        )
        return staged

    def touched(self, paths: frozenset[str]) -> Staged | None:
        """The site after these files were saved or deleted; None where more than files of the content may have changed.

        Refused as in ``stage``.
        """
        held = self._held
        if held is None:
            return None
        try:
            sources = sources_after(held.snapshot.sources, held.readings.content, paths)
            if sources is None:
                return None
            return held.staged if self._renewed(held, sources) else self._restaged(held, sources)
        except OSError:  # it has gone, or is another one already
            return None

    def _restaged(self, held: _Held, sources: Sources) -> Staged:
        """The site of other files, where all around them is as before."""
        staged = stage(held.settings, drafts=held.drafts, sources=sources, readings=held.readings, last=held.staged)
        snapshot = Snapshot.of(held.snapshot.around, sources, staged.site)
        self._held = replace(held, snapshot=snapshot, staged=staged)
        return staged

    def _renewed(self, held: _Held, sources: Sources) -> bool:
        """Whether the site is that of these sources, maybe with other bodies than before."""
        paths = edited(held.snapshot.sources, sources)
        bodies = None if paths is None else only_bodies(paths, held.snapshot.sources, held.readings)
        if bodies is None:
            return False
        held.staged.site.bodies.renew(bodies)
        self._held = replace(held, snapshot=replace(held.snapshot, sources=sources))
        return True

    def _at(self, clock: Clock) -> Staged:
        """The site as it is held, at another moment that changes nothing of it."""
        assert self._held
        return replace(self._held.staged, clock=clock)
