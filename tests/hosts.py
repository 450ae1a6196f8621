"""A web host for a folder, as our rules for web servers have it: compressed, cached, with its headers, no listings."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import unquote, urlsplit

from twinning.plan.hosts.rules import ASK_FIRST, CACHING, HEADERS

# Said here because elsewhere they depend on the system, and Windows knows some of them by other names.
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
COMPRESSED = {".atom", ".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}


@contextmanager
def hosted(folder: Path, late: float = 0) -> Iterator[str]:
    """Serve a folder on this computer; its address without a slash at the end.

    ``late`` is how many seconds everything takes but pages and style sheets.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, late)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def caching(path: str) -> str:
    fitting = [value for pattern, value in CACHING if re.search(pattern, path)]
    return (fitting or [ASK_FIRST])[-1]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps its connections, as hosts do

    def __init__(self, folder: Path, late: float, *args: Any) -> None:
        self._folder, self._late = folder, late
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._folder / path.lstrip("/")
        if not file.resolve().is_relative_to(self._folder.resolve()):
            return self._answer(HTTPStatus.NOT_FOUND)
        if file.is_dir() and not path.endswith("/"):
            return self._answer(HTTPStatus.MOVED_PERMANENTLY, headers={"Location": f"{urlsplit(self.path).path}/"})
        if file.is_dir():
            file /= "index.html"
        if file.is_file():
            return self._file(HTTPStatus.OK, file)
        missing = self._folder / "404.html"
        return self._file(HTTPStatus.NOT_FOUND, missing) if missing.is_file() else self._answer(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET

    def _file(self, status: HTTPStatus, file: Path) -> None:
        if file.suffix not in (".html", ".css"):
            sleep(self._late)
        data = file.read_bytes()
        headers = {
            "Cache-Control": caching(file.as_posix()),
            "ETag": f'"{blake2b(data, digest_size=8).hexdigest()}"',
        }
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == headers["ETag"]:
            return self._answer(HTTPStatus.NOT_MODIFIED, headers=headers)
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = _compressed(data)
            headers["Content-Encoding"] = "gzip"
        headers["Content-Type"] = TYPES.get(file.suffix, "application/octet-stream")
        return self._answer(status, data, headers)

    def _answer(self, status: HTTPStatus, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**dict(HEADERS), **(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # the name is the base class's
        pass


@lru_cache(maxsize=512)
def _compressed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)
