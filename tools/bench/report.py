"""The figures as tables: for the terminal, and with the machine and the command for docs/benchmarks.md."""

import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tools.bench.targets import Figure

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def tables(figures: Iterable[Figure]) -> str:
    """What was promised, then what was measured: Markdown, readable as it is."""
    found = list(figures)
    promised = [figure for figure in found if figure.target is not None]
    others = [figure for figure in found if figure.target is None and figure.who == "ours" and figure.unit != "s"]
    seconds = [figure for figure in found if figure.unit == "s"]
    parts = [_promises(promised), _others(others), _seconds(seconds)]
    return "\n\n".join(part for part in parts if part)


def line(figure: Figure) -> str:
    """One figure while the others are still awaited."""
    words = f"{figure.row}, {figure.who}: {_number(figure.value, figure.unit)} ({figure.detail})"
    return words if figure.target is None else f"{words}; target: {_target(figure)}: {_verdict(figure)}"


def _promises(figures: list[Figure]) -> str:
    rows = [(f.row, f"{f.size:,}", _target(f), _number(f.value, f.unit), _verdict(f), f.detail) for f in figures]
    return _grid(("", "articles", "target", "measured", "", "from these"), rows)


def _others(figures: list[Figure]) -> str:
    rows = [(f.row, f"{f.size:,}", _number(f.value, f.unit), f.detail) for f in figures]
    return _grid(("without a target", "articles", "measured", "from these"), rows)


def _seconds(figures: list[Figure]) -> str:
    """One column for each generator."""
    names = list(dict.fromkeys(figure.who for figure in figures))
    cells = {(figure.row, figure.size, figure.who): _number(figure.value, "s") for figure in figures}
    keys = dict.fromkeys((figure.row, figure.size) for figure in figures)
    rows = [(row, f"{size:,}", *(cells.get((row, size, name), "") for name in names)) for row, size in keys]
    return _grid(("CPU seconds", "articles", *names), rows)


def _grid(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    widths = [max(3, *(len(row[column]) for row in (head, *rows))) for column in range(len(head))]
    lines = [
        "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (head, *rows)
    ]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])


def document(figures: Iterable[Figure], command: str, versions: Mapping[str, str], load: float) -> str:
    """What stands between the marks in the documentation."""
    others = ", ".join(f"{name} {version.removeprefix('v')}" for name, version in versions.items())
    return "\n".join(
        [
            BEGIN,
            f"Measured on {datetime.now(UTC):%Y-%m-%d} with `{command}`.",
            "",
            f"- Machine: {machine()}",
            f"- Load before it began: {load:.1f}",
            f"- Python {platform.python_version()}, {others}",
            "",
            tables(figures),
            END,
        ]
    )


def insert(file: Path, words: str) -> None:
    """Put the words between the marks of a file."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    file.write_text(before + words + after, encoding="utf-8")


def machine() -> str:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return f"{_processor()}, {cores} cores, {_memory()}, {platform.system()} {platform.release()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> str:
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / 2**30:.0f} GB"


def _number(value: float, unit: str) -> str:
    form = {"x": f"{value:.3f} x" if value < 0.1 else f"{value:.2f} x", "s": f"{value:.2f} s"}
    return form.get(unit, f"{value:.0f} {unit}")


def _target(figure: Figure) -> str:
    return "" if figure.target is None else f"at most {_number(figure.target, figure.unit)}"


def _verdict(figure: Figure) -> str:
    if figure.target is None:
        return ""
    return "met" if figure.is_met else "missed"
