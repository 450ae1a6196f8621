"""A preview that runs while a test looks at it."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.samples import CONF, copy_sample
from twinning.edges.preview.server import server_of
from twinning.edges.preview.workshop import Look, Workshop

THEME = Path(__file__).parents[1] / "theme"


def copy_with_theme(tmp_path: Path) -> Path:
    """A copy of the sample with a copy of the theme beside it, to change both."""
    root = copy_sample(tmp_path)
    shutil.copytree(THEME, root / "theme")
    edit(root / CONF, 'THEME = str(Path(twinning.__file__).parents[1] / "theme")', 'THEME = "theme"')
    return root


@contextmanager
def previewing(root: Path, settings: str = CONF) -> Iterator[str]:
    """A preview of a site on a port of its own; its address without a slash at the end."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = server_of(Workshop(root / settings, Look()))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def edit(path: Path, old: str, new: str) -> Callable[[], None]:
    """Save a file with other words in it; returns what takes them back."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    def take_back() -> None:
        edit(path, new, old)

    return take_back
