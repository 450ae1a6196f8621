"""The workshop: where the site is made anew after every change, and the last good one kept."""

import asyncio
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex

from jinja2 import TemplateError, TemplateSyntaxError

from twinning.edges.desk import Desk
from twinning.edges.preview.settings import folders_of, fresh_settings
from twinning.edges.preview.watching import Watch
from twinning.edges.refusals import Refused
from twinning.edges.reports import as_text
from twinning.edges.stages import Staged
from twinning.model.problems import Problem

# Seconds that an error has to last before it is shown: it may be a file that is being saved.
_SETTLING = 0.2
# Seconds without a save until what takes longer than a page is looked at.
_REST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an editor wants to see: the site as of a moment, "" for the settings' or this one, and what else."""

    as_of: str = ""
    drafts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What keeps the site from being shown: an editor's errors, or the traceback of a bug of ours."""

    problems: tuple[Problem, ...] = ()
    bug: str = ""


@dataclass(frozen=True, kw_only=True)
class State:
    """The site at one reading. ``staged`` is the last that was good, and not this reading's where there is trouble."""

    stamp: str
    look: Look
    staged: Staged | None = None
    trouble: Trouble | None = None
    is_live: bool = False  # as of now, so that it changes by itself
    is_whole: bool = False  # looked at as a whole, and not only as far as pages are shown


class Workshop:
    """Reads the site again after every change; whoever waits for the next state is told."""

    def __init__(self, settings_file: Path, look: Look) -> None:
        self.file, self.look = settings_file.resolve(), look
        self.state = State(stamp="", look=look)
        self._life, self._readings = token_hex(4), 0
        self._folders: frozenset[Path] = self._first_folders()
        self._stirred, self._changed = asyncio.Event(), asyncio.Condition()
        self._touched: frozenset[str] | None = None
        self._desk = Desk()
        self._alarm: asyncio.TimerHandle | None = None
        self._is_closed = False

    async def run(self) -> None:
        """Keep up with the files until cancelled. The watch begins before the first reading, so nothing is missed."""
        watch = Watch(self.file.parent, self._folders, self.stir)
        self.stir()
        async with asyncio.TaskGroup() as group:
            group.create_task(watch.run())
            group.create_task(self._keep_up(watch))

    def stir(self, paths: frozenset[str] = frozenset()) -> None:
        """These files have changed; anything may have, where none is named."""
        self._touched = self._touched | paths if paths and self._touched is not None else None
        self._stirred.set()

    async def show(self, look: Look) -> None:
        """Show the site so from now on; returns when it is there."""
        self.look = look
        self.stir()
        await self._until(lambda: self.state.look is self.look)

    async def next_state(self, stamp: str) -> State | None:
        """The first state after that of the stamp; None when the workshop has closed."""
        await self._until(lambda: self.state.stamp != stamp)
        return None if self._is_closed else self.state

    async def close(self) -> None:
        """Send those away who wait."""
        async with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def read(self, touched: frozenset[str] = frozenset()) -> State:
        """The site as the files are now, with the last good one where they have errors.

        ``touched`` are the files that have changed since, where that is known.
        """
        look, stamp = self.look, self._next_stamp()
        try:
            is_sound = look is self.state.look and not self.state.trouble
            known = self._desk.touched(touched) if touched and is_sound else None
            if known:
                is_whole = self.state.is_whole and known is self.state.staged
                return replace(self.state, stamp=stamp, staged=known, is_whole=is_whole)
            settings = fresh_settings(self.file, look.as_of)
            self._folders = folders_of(settings)
            staged = self._desk.stage(settings, drafts=look.drafts, touched=touched if touched and is_sound else None)
            # What was in trouble is in order only when all of it is.
            is_whole = bool(self.state.trouble or not self.state.staged)
            if is_whole:
                self._desk.check()
        except Exception as error:
            return replace(self.state, stamp=stamp, look=look, trouble=trouble_of(error, self.file.parent))
        return State(stamp=stamp, look=look, staged=staged, is_live=not settings.get("NOW"), is_whole=is_whole)

    def look_over(self) -> State:
        """The same site, looked at as a whole; given up when something is saved."""
        try:
            self._desk.check(lambda: not self._stirred.is_set())
        except Exception as error:
            return replace(self.state, stamp=self._next_stamp(), trouble=trouble_of(error, self.file.parent))
        return replace(self.state, is_whole=not self._stirred.is_set())

    def _next_stamp(self) -> str:
        self._readings += 1
        return f"{self._life}-{self._readings}"

    async def _keep_up(self, watch: Watch) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            touched, self._touched = self._touched, frozenset()
            # In a thread, so that pages are served meanwhile. What is saved meanwhile stirs again.
            state = await asyncio.to_thread(self.read, touched or frozenset())
            if state.trouble:
                if await self._is_stirred_within(_SETTLING):
                    self._touched = None  # what else had changed is forgotten by now
                    continue
                state = await asyncio.to_thread(self.read)
            watch.follow(self._folders)
            await self._publish(state)
            if not state.trouble and not state.is_whole and not await self._is_stirred_within(_REST):
                await self._publish(await asyncio.to_thread(self.look_over))

    async def _is_stirred_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._stirred.wait()
        except TimeoutError:
            return False

    async def _publish(self, state: State) -> None:
        before = self.state
        async with self._changed:
            self.state = state
            self._changed.notify_all()
        self._set_alarm(state)
        if state.trouble:
            tell(state.trouble)
        elif before.trouble:
            print("Wieder in Ordnung.", file=sys.stderr)

    def _set_alarm(self, state: State) -> None:
        """A site as of now is another one when an embargo ends, though nothing is saved."""
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        if state.is_live and state.staged and state.staged.site.next_change:
            wait = state.staged.site.next_change - state.staged.clock.now
            self._alarm = asyncio.get_running_loop().call_later(wait.total_seconds(), self.stir)

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self._is_closed or condition())

    def _first_folders(self) -> frozenset[Path]:
        try:
            return folders_of(fresh_settings(self.file))
        except Refused:
            return frozenset()


def trouble_of(error: Exception, root: Path) -> Trouble:
    """An exception as its reader can use it: a problem with file and line where an edit can mend it."""
    if isinstance(error, Refused):
        return Trouble(problems=tuple(problem for problem in error.problems if problem.is_error))
    if template := _template_line(error):
        hint = "Die Meldung ist von Jinja, der Sprache der Vorlagen."
        return _problem(*template, f"die Vorlage lässt sich nicht verwenden: {error}", root, "template", hint)
    if isinstance(error, OSError) and error.filename:
        return _problem(str(error.filename), 1, f"die Datei lässt sich nicht lesen: {error.strerror}", root, "file")
    return Trouble(bug="".join(traceback.format_exception(error)))


def tell(trouble: Trouble) -> None:
    """In the terminal."""
    if trouble.bug:
        print(f"{trouble.bug}\nDas ist ein Fehler im Programm, nicht in Ihren Texten. Bitte melden.", file=sys.stderr)
    else:
        print(as_text(trouble.problems), file=sys.stderr)


def _template_line(error: Exception) -> tuple[str, int] | None:
    """The template's line where it went wrong, if in a template it did: Jinja writes them into tracebacks."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    # A filter of ours that fails, though called from a template, is our bug.
    own = frames if isinstance(error, TemplateError) else frames[-1:]
    lines = [(frame.filename, frame.lineno or 1) for frame in own if frame.filename.endswith(".html")]
    return lines[-1] if lines else None


def _problem(path: str, line: int, message: str, root: Path, rule: str, hint: str = "") -> Trouble:
    place = Path(path)
    short = (place.relative_to(root) if place.is_relative_to(root) else place).as_posix()
    return Trouble(problems=(Problem(path=short, line=line, rule=rule, message=message, hint=hint),))
