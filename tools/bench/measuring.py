"""What a command costs: CPU seconds of all its processes, wall seconds, and their memory at its highest.

Memory is taken in runs of its own, because looking costs the processes time.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_GLANCE = 0.02  # seconds between two looks at the memory


class CommandFailed(Exception):
    """A measured command went wrong; carries what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """``cpu`` and ``wall`` in seconds, ``memory`` in bytes (0 where nobody looked)."""

    cpu: float
    wall: float
    memory: int = 0


def measured(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], *, with_memory: bool = False
) -> Usage:
    """Run a command to its end. User and system time are its own and of all children that were waited for."""
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        watch = MemoryWatch(process.pid) if with_memory else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        memory = watch.stop() if watch else 0
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{' '.join(map(str, command))} in {folder}:\n{log.read_text(errors='replace')[-3000:]}")
    return Usage(cpu=usage.ru_utime + usage.ru_stime, wall=wall, memory=memory)


class MemoryWatch:
    """Looks every 20 ms how much memory a process and all its descendants hold together; remembers the most.

    Counted is the proportional set size: what several processes share is divided among them, so that a sum is right.
    """

    def __init__(self, pid: int) -> None:
        self._pid, self._most = pid, 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The most that was seen, in bytes; 0 where the system does not tell."""
        self._is_over.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._is_over.wait(_GLANCE):
            self._most = max(self._most, sum(map(_held, family(self._pid))))


def family(pid: int) -> list[int]:
    """A process with all its descendants."""
    found = [pid]
    for each in found:
        for task in _tasks(each):
            found += _numbers(task / "children")
    return found


def cpu_of(pids: Sequence[int]) -> float:
    """User and system seconds that running processes have had so far, with children that they have waited for."""
    tick = os.sysconf("SC_CLK_TCK")
    return sum(sum(_times(pid)) for pid in pids) / tick


def _times(pid: int) -> list[int]:
    try:
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has just ended
        return []
    return [int(field) for field in fields[11:15]]


def _tasks(pid: int) -> list[Path]:
    try:
        return list((_PROC / str(pid) / "task").iterdir())
    except OSError:
        return []


def _numbers(file: Path) -> list[int]:
    try:
        return [int(word) for word in file.read_text().split()]
    except OSError:
        return []


def _held(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
