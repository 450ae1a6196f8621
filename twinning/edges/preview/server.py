"""The preview's web server: for this computer only, unless told otherwise."""

import asyncio
import gc
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from twinning.edges.commands import command
from twinning.edges.preview.pages import Pages
from twinning.edges.preview.workshop import Look, Workshop, tell
from twinning.model.dates import DateError, parse_moment

_HERE = Path(__file__).parent
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_NO_STORE = {"Cache-Control": "no-store"}


@command
def serve(settings_file: str, host: str = "127.0.0.1", port: int = 8000, now: str = "") -> int:
    """Serve the preview until it is interrupted."""
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        print(f"An {host}, Port {port}, geht es nicht: {error.strerror}. Etwa: --port {port + 1}", file=sys.stderr)
        return 1
    # A site is tens of thousands of objects that stay; to look among them for rubbish takes longer than a page.
    gc.set_threshold(70_000, 20, 20)
    print(f"Vorschau: http://{_netloc(host)}:{listener.getsockname()[1]}/ – beenden mit Strg+C", flush=True)
    try:
        server_of(Workshop(Path(settings_file), Look(as_of=now)), host).run(sockets=[listener])
    except KeyboardInterrupt:  # uvicorn has ended in order, and passes on what ended it
        print()
    return 0


def server_of(workshop: Workshop, host: str = "127.0.0.1") -> uvicorn.Server:
    """A server for a socket that is bound already."""
    config = uvicorn.Config(_application(workshop, host), log_level="warning", access_log=False, server_header=False)
    return _Server(config, workshop)


class _Server(uvicorn.Server):
    """Uvicorn waits for the last answer to end before it does; the pages that listen for changes never would."""

    def __init__(self, config: uvicorn.Config, workshop: Workshop) -> None:
        super().__init__(config)
        self._workshop = workshop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._workshop.close()
        await super().shutdown(sockets)


def _application(workshop: Workshop, host: str) -> Starlette:
    @asynccontextmanager
    async def at_work(application: Starlette) -> AsyncIterator[None]:
        work = asyncio.create_task(workshop.run())
        work.add_done_callback(_tell_if_failed)
        yield
        work.cancel()
        await asyncio.wait([work])

    desk = _Desk(workshop)
    routes = [
        Route("/.vorschau/changes", desk.changes),
        Route("/.vorschau/stand", desk.look, methods=["POST"]),
        *(Route(f"/.vorschau/{name}", _file) for name in ("preview.css", "preview.js")),
        Route("/{address:path}", desk.page),
    ]
    # Against DNS rebinding: a foreign page must not reach drafts under a name of its own that leads here.
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK, _netloc(host)], www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts], lifespan=at_work)


class _Desk:
    """Where the browser's wishes come in."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop, self._pages = workshop, Pages(workshop.file.parent)

    async def page(self, request: Request) -> Response:
        if not self._workshop.state.stamp:
            await self._workshop.next_state("")
        answer = await run_in_threadpool(self._pages.answer, self._workshop.state, request.scope["path"])
        if answer.trouble:
            tell(answer.trouble)
        if answer.location:
            return RedirectResponse(answer.location, answer.status, headers=_NO_STORE)
        # Not as media_type, to which a character set would be added for some.
        return Response(answer.body, answer.status, headers={**_NO_STORE, "Content-Type": answer.media_type})

    async def changes(self, request: Request) -> Response:
        """Server-sent events: the stamp of each state after the one that the page was made from."""
        return StreamingResponse(
            self._stamps(request.query_params.get("since", "")), media_type="text/event-stream", headers=_NO_STORE
        )

    async def look(self, request: Request) -> Response:
        """Set the moment that the site is shown as of, and whether with drafts."""
        if not _is_same_origin(request):
            return PlainTextResponse("Nur aus der Vorschau selbst.", 403)
        form = parse_qs((await request.body()).decode(errors="replace"), keep_blank_values=True)
        as_of = "" if "now" in form else form.get("as_of", [""])[0]
        try:
            if as_of:
                parse_moment(as_of)
        except DateError as error:
            return PlainTextResponse(f"{error.message}. {error.hint}", 400)
        await self._workshop.show(Look(as_of=as_of, drafts="drafts" in form))
        address = form.get("address", ["/"])[0].lstrip("/\\")
        return RedirectResponse(f"/{address}", 303, headers=_NO_STORE)

    async def _stamps(self, stamp: str) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        while state := await self._workshop.next_state(stamp):
            stamp = state.stamp
            yield f"data: {stamp}\n\n"


async def _file(request: Request) -> Response:
    return FileResponse(_HERE / Path(request.url.path).name, headers=_NO_STORE)


def _is_same_origin(request: Request) -> bool:
    """Browsers say where a form was sent from; on a plain LAN address only by the older of the two headers."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    return site == "same-origin" if site else origin == f"{request.url.scheme}://{request.url.netloc}"


def _tell_if_failed(work: "asyncio.Task[None]") -> None:
    if not work.cancelled() and (error := work.exception()):
        print(f"Änderungen werden nicht mehr bemerkt, bitte neu starten: {error!r}", file=sys.stderr)


def _netloc(host: str) -> str:
    return f"[{host}]" if ":" in host else host
