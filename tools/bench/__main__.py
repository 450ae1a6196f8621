"""The command line: which sizes, which rows, against whom."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from os import getloadavg
from pathlib import Path

from tools.bench import rounds
from tools.bench.contestants import Contestant
from tools.bench.corpus import Course
from tools.bench.installing import Tools, install, versions
from tools.bench.layouts import eleventy, hugo, ours, stock
from tools.bench.previewing import preview
from tools.bench.property import hold
from tools.bench.report import document, insert, line, tables
from tools.bench.targets import Figure

_ROWS = ("cold", "single", "nothing", "edit", "headline", "newest", "memory", "serve")
_MORE = ("pictures", "search")  # of ours alone, and only when asked for: drawing takes minutes
# With the feeds of ours, which lose nothing, and Hugo again with the newest 20 entries in each.
_PEERS: Mapping[str, Callable[[Path, Course, Tools], Contestant]] = {
    "Pelican": stock.write,
    "Hugo": hugo.write,
    "Hugo-20": lambda folder, course, tools: hugo.write(folder, replace(course, entries=20), tools),
    "Eleventy": eleventy.write,
}
_DOCUMENT = ours.CHECKOUT / "docs" / "benchmarks.md"
_GROWTH = "cost of an article, against 1,000"


def main(words: list[str]) -> None:
    options = _options(words)
    if options.profile:
        _profile(options)
        return
    load = getloadavg()[0]
    tools = install(options.cache)
    figures: list[Figure] = []
    for size in options.sizes:
        figures += _of_size(size, options, tools)
    figures += _growth(figures)
    print(f"\n{tables(figures)}\n")
    if options.write:
        command = " ".join(["invoke bench", *words])
        insert(_DOCUMENT, document(figures, command, versions(tools), load))


def _of_size(size: int, options: argparse.Namespace, tools: Tools) -> Iterator[Figure]:
    folder = options.folder / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    course = Course(articles=size)
    contestants = _contestants(folder, course, options.peers, options, tools)
    count = options.rounds or (3 if size <= 1_000 else 1)
    for row in options.rows:
        _tell(f"\n{size:,} articles: {row}")
        if row == "pictures":
            mine = ours.write(folder / "pictures", Course(articles=size, pictures=True), options.code)
            found = rounds.pictures(mine, size, _tell)
        elif row == "search":
            mine = ours.write(folder / "search", course, options.code, "SEARCH = True\nCOMPRESSED = True\n")
            found = rounds.searched(mine, size, _tell)
        elif row == "single":
            one = replace(course, languages=course.languages[:1])
            alone = _contestants(
                folder / "single", one, [name for name in options.peers if name == "Pelican"], options, tools
            )
            found = rounds.cold_in_one_language(alone, size, count, _tell)
        else:
            found = _row(row, contestants, size, count)
        for figure in found:
            _tell(f"  {line(figure)}")
            yield figure
    if options.property:
        hold(contestants["ours"], options.property, _tell)
    if not options.keep:
        shutil.rmtree(folder)


def _contestants(
    folder: Path, course: Course, peers: Iterable[str], options: argparse.Namespace, tools: Tools
) -> Mapping[str, Contestant]:
    """Ours first: every ratio is of it."""
    ready = {"ours": ours.write(folder / "ours", course, options.code)}
    for name in peers:
        ready[name] = _PEERS[name](folder / name.lower(), course, tools)
    return ready


def _row(row: str, contestants: Mapping[str, Contestant], size: int, count: int) -> Iterator[Figure]:
    mine = contestants["ours"]
    match row:
        case "cold":
            yield from rounds.cold(contestants, size, count, _tell)
        case "nothing":
            yield from rounds.nothing(mine, size, count, _tell)
        case "memory":
            yield from rounds.memory(mine, size, _tell)
        case "serve":
            yield from preview(mine, size, _tell)
        case _:
            yield from rounds.edits(contestants, size, count, _tell, of=row)


def _growth(figures: list[Figure]) -> Iterator[Figure]:
    """What an article costs at each size, against what it costs among a thousand."""
    costs = {
        figure.size: figure.value / figure.size
        for figure in figures
        if (figure.row, figure.who) == ("cold build", "ours")
    }
    for size, cost in costs.items():
        if size > 1_000 and 1_000 in costs:
            yield Figure(row=_GROWTH, size=size, value=cost / costs[1_000], unit="x")


def _profile(options: argparse.Namespace) -> None:
    """Of a cold build, or of one after an edit."""
    for size in options.sizes:
        folder = options.folder / f"profile-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        site = ours.write(folder, Course(articles=size), options.code)
        if options.profile != "cold":
            site.build()
            rounds.EDITS[options.profile][1](site, 1)
        command = [sys.executable, str(Path(__file__).with_name("profiling.py")), str(folder)]
        subprocess.run(command, cwd=folder, check=True)


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[100, 1_000, 10_000])
    parser.add_argument("--rows", type=_names(_ROWS + _MORE), default=list(_ROWS), help=", ".join(_ROWS + _MORE))
    parser.add_argument("--peers", type=_names(tuple(_PEERS)), default=list(_PEERS), help=", ".join(_PEERS))
    parser.add_argument("--rounds", type=int, default=0, help="otherwise 3 times, and once from 10,000 articles on")
    parser.add_argument("--property", type=int, default=0, help="so many times: change by chance, build warm, compare")
    parser.add_argument("--write", action="store_true", help=f"put the table into {_DOCUMENT.name}")
    parser.add_argument("--profile", choices=["cold", *rounds.EDITS], help="only show where the time goes")
    parser.add_argument("--code", type=Path, default=ours.CHECKOUT, help="another checkout to measure")
    parser.add_argument("--folder", type=Path, default=ours.CHECKOUT / ".cache" / "bench" / "sites")
    parser.add_argument("--cache", type=Path, default=ours.CHECKOUT / ".cache" / "bench", help="of the peers")
    parser.add_argument("--keep", action="store_true", help="leave the sites where they were built")
    return parser.parse_args(words)


def _numbers(words: str) -> list[int]:
    return [int(word.replace("_", "")) for word in words.split(",")]


def _names(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    def names(words: str) -> list[str]:
        found = [word for word in words.split(",") if word not in ("", "none")]
        if unknown := set(found) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: known are {', '.join(known)}")
        return found

    return names


if __name__ == "__main__":
    main(sys.argv[1:])
