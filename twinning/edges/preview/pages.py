"""An address becomes an answer: rendered out of the plan this moment, with the preview's bar and what is wrong."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from twinning.edges.preview.workshop import State, Trouble, trouble_of
from twinning.edges.stages import Staged
from twinning.model.site import Hidden
from twinning.model.vocabulary import Hiding
from twinning.plan.outputs import Output, Plan
from twinning.render.rendering import render

_HTML = "text/html; charset=utf-8"
# Said here because elsewhere they depend on the system.
_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": _HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
# A page's own policy, and what the bar needs beside it: its script and its form.
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_NEEDS = re.compile(rb"(script-src|form-action) 'none'")
_BLANK = b'<!doctype html>\n<html lang="de">\n<head><title>Vorschau</title></head>\n<body></body>\n</html>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``trouble`` is what came up while this one was rendered."""

    status: int
    media_type: str = _HTML
    body: bytes = b""
    location: str = ""
    trouble: Trouble | None = None


class Pages:
    """The pages as browsers ask for them; the last good version of each is kept, to stand behind errors."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: dict[PurePosixPath, bytes] = {}
        loader = FileSystemLoader(Path(__file__).parent)
        self._bar = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("bar.html")

    def answer(self, state: State, address: str) -> Answer:
        """What a web host would answer, for a decoded path; pages with the preview's bar."""
        if state.staged is None:
            return self._with_bar(Answer(status=503, body=_BLANK), state, address)
        base = state.staged.site.facts.base
        if not address.startswith(base):
            # Below a path, the host's own front page and the path without its slash lead to the site.
            return Answer(status=307, location=base) if address in ("/", base[:-1]) else Answer(status=404)
        path = PurePosixPath(address.removeprefix(base).lstrip("/"))
        if address.endswith("/"):
            path /= "index.html"
        try:
            return self._answer(state, state.staged, path, address)
        except Exception as error:  # a bug in the plan, which is made as it is asked for
            answer = Answer(status=500, body=self._seen.get(path, b""), trouble=trouble_of(error, self._root))
            return self._with_bar(answer, state, address)

    def _answer(self, state: State, staged: Staged, path: PurePosixPath, address: str) -> Answer:
        plan = staged.plan
        if path in plan:
            return self._page(state, plan[path], address)
        if not address.endswith("/") and path / "index.html" in plan:
            return Answer(status=307, location=quote(f"{staged.site.facts.base}{path}/"))
        missing = _not_found(plan, path)
        return replace(self._page(state, missing, address), status=404) if missing else Answer(status=404)

    def _page(self, state: State, output: Output, address: str) -> Answer:
        assert state.staged is not None
        media_type = _TYPES.get(output.path.suffix) or mimetypes.guess_type(output.path.name)[0]
        answer = Answer(status=200, media_type=media_type or "application/octet-stream")
        try:
            answer = replace(answer, body=render(output, state.staged.templates))
        except Exception as error:  # a template being edited, or a bug: neither may end the preview
            trouble = trouble_of(error, self._root)
            answer = replace(answer, status=500, body=self._seen.get(output.path, b""), trouble=trouble)
        if answer.media_type != _HTML:
            return answer
        if not answer.trouble:
            self._seen[output.path] = answer.body
        folder = output.source.rpartition("/")[0]
        return self._with_bar(answer, state, address, state.staged.site.hidden.get(folder))

    def _with_bar(self, answer: Answer, state: State, address: str, hidden: Hidden | None = None) -> Answer:
        """The page with the bar, the errors and the script before its end."""
        moment = state.staged.clock.now if state.staged else None
        bar = self._bar.render(
            trouble=state.trouble or answer.trouble,
            mark=_mark(hidden) if hidden else "",
            moment="jetzt" if state.is_live or moment is None else _german(moment),
            value=f"{moment:%Y-%m-%dT%H:%M}" if moment else "",
            drafts=state.look.drafts,
            stamp=state.stamp,
            address=quote(address),
        )
        body = _POLICY.sub(lambda found: _NEEDS.sub(rb"\1 'self'", found[0]), answer.body or _BLANK, count=1)
        page, end, rest = body.rpartition(b"</body>")
        return replace(answer, body=b"".join((page, bar.encode(), end, rest)) if end else rest + bar.encode())


def _not_found(plan: Plan, path: PurePosixPath) -> Output | None:
    """The page for what is not there, of the language whose folder was asked for."""
    return next((plan[folder / "404.html"] for folder in path.parents if folder / "404.html" in plan), None)


_MARKS: Mapping[Hiding, str] = {
    Hiding.DRAFT: "Entwurf",
    Hiding.EMBARGO: "erscheint am {}",
    Hiding.EXPIRY: "abgelaufen am {}",
}


def _mark(hidden: Hidden) -> str:
    return _MARKS[hidden.why].format(_german(hidden.moment) if hidden.moment else "")


def _german(moment: datetime) -> str:
    return f"{moment.day}.{moment.month}.{moment.year}, {moment:%H:%M} Uhr"
