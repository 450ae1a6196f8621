"""Ctrl-C is heard wherever it falls."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]

# Ctrl-C while a library of Rust's asks a function of ours, and nothing else happens for a while.
_SWALLOWED = """
import signal, sys, time
import nh3
from twinning.edges.commands import command

def pressed(tag, attribute, value):
    signal.raise_signal(signal.SIGINT)

@command
def work():
    nh3.clean('<p lang="de">Guten Tag</p>', attribute_filter=pressed, attributes={"p": {"lang"}})
    if sys.argv[1] == "long":
        for _ in range(2000):
            time.sleep(0.01)  # a single long one would end before anything is heard
        print("fertig")
    return 0

sys.exit(work())
"""


def test_what_a_library_swallows_is_heard_a_moment_later() -> None:
    """Also where there is nothing left to do."""
    for length in ("long", "short"):
        done = subprocess.run(
            [sys.executable, "-c", _SWALLOWED, length],
            cwd=HERE,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "Abgebrochen.")
