"""The site as it was last read, held in memory: what is saved then costs no more than what it changes."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from twinning.edges.disk import Sources, settled, sources_after, sources_in
from twinning.edges.readings import Readings
from twinning.edges.refusals import Refused
from twinning.edges.snapshots import Snapshot, around, edited, installed_with, only_bodies, told_by
from twinning.edges.stages import Staged, Themed, facts_at, prospect, themed
from twinning.model.clock import Clock
from twinning.model.problems import in_order
from twinning.plan.planning import Prospect


@dataclass(frozen=True, kw_only=True)
class _Held:
    settings: Mapping[str, Any]
    drafts: bool
    snapshot: Snapshot
    readings: Readings
    themed_by: tuple[Any, ...]  # what its theme and its templates were made of
    themed: Themed
    staged: Staged


class Desk:
    """Stages a site again and again, and keeps the last one that was good."""

    def __init__(self) -> None:
        self._held: _Held | None = None

    def stage(self, settings: Mapping[str, Any], *, drafts: bool, touched: frozenset[str] | None = None) -> Staged:
        """The site that the settings describe, as its files are now; Refused where something is wrong with it.

        ``touched`` are the files that were saved or deleted since, where that is known.
        """
        return settled(lambda: self._staged(settings, touched, drafts=drafts))

    def _staged(self, settings: Mapping[str, Any], touched: frozenset[str] | None, *, drafts: bool) -> Staged:
        held, (facts, clock) = self._held, facts_at(settings)
        sources = self._sources(Path(settings["PATH"]), touched)
        theme = installed_with(Path(settings["THEME"]))
        surroundings = around(told_by(settings), theme) + (b"drafts" if drafts else b"")
        is_same = held is not None and held.snapshot.around == surroundings
        if held and is_same and held.snapshot.holds(surroundings, clock.now) and self._renewed(held, sources):
            return self._at(clock)
        fresh = Readings.of(settings, facts)
        readings = fresh.or_known(held.readings) if held else fresh
        themed_by = (theme, facts.languages, settings["THEME"], settings["CACHE_PATH"])
        is_themed = held is not None and held.themed_by == themed_by
        made = held.themed if held and is_themed else themed(settings, facts.languages)
        last = held.staged.assembled if held and held.readings is readings else None
        staged = prospect(settings, drafts=drafts, sources=sources, readings=readings, themed=made, last=last)
        if last:
            readings.forget_here(sources)
        else:
            readings.forget_others(sources)
        self._held = _Held(
            settings=settings,
            drafts=drafts,
            snapshot=_snapshot(surroundings, sources, staged),
            readings=readings,
            themed_by=themed_by,
            themed=made,
            staged=staged,
        )
        return staged

    def _sources(self, content: Path, touched: frozenset[str] | None) -> Sources:
        held, known = self._held, None
        if held and touched is not None and held.readings.content == content:
            own = [path for path in touched if Path(path).is_relative_to(content)]
            with suppress(OSError):
                known = sources_after(held.snapshot.sources, content, own)
        return known or sources_in(content)

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

    def check(self, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Refused where two pieces of the site claim one address: to find out takes longer than to show a page.

        It is given up when nobody wants to know any more.
        """
        held = self._held
        if held and isinstance(held.staged.plan, Prospect) and (clashes := held.staged.plan.clashes(is_wanted)):
            raise Refused(in_order([*held.staged.problems, *clashes]))

    def _restaged(self, held: _Held, sources: Sources) -> Staged:
        """The site of other files, where all around them is as before."""
        staged = prospect(
            held.settings,
            drafts=held.drafts,
            sources=sources,
            readings=held.readings,
            themed=held.themed,
            last=held.staged.assembled,
        )
        held.readings.forget_here(sources)
        self._held = replace(held, snapshot=_snapshot(held.snapshot.around, sources, staged), staged=staged)
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


def _snapshot(around: bytes, sources: Sources, staged: Staged) -> Snapshot:
    """Without a name for the site: it is held, and not looked for."""
    site = staged.site
    return Snapshot(around=around, since=site.last_change, until=site.next_change, sources=sources, site=b"")
