"""The benchmark: what it makes up is a site like any other, and what it measures is what there was."""

import shutil
import sys
from collections.abc import Callable
from os import environ
from pathlib import Path
from random import Random

import pytest

from tests.samples import settings_of
from tools.bench.changes import CHANGES
from tools.bench.comparing import Differs, compare
from tools.bench.contestants import Contestant
from tools.bench.corpus import Course
from tools.bench.installing import Tools
from tools.bench.layouts import eleventy, hugo, ours, stock
from tools.bench.measuring import CommandFailed, Usage, measured
from tools.bench.report import BEGIN, END, document, insert, tables
from tools.bench.rounds import cold
from tools.bench.targets import Figure
from twinning.edges.stages import stage

COURSE = Course(articles=40)
PEERS = (stock.write, hugo.write, eleventy.write)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of ours, without its code: the tests' own is there."""
    folder = tmp_path_factory.mktemp("bench") / "site"
    ours.write_content(folder, COURSE)
    shutil.copytree(ours.CHECKOUT / "theme", folder / "theme")
    return folder


def no_tools(folder: Path) -> Tools:
    return Tools(python=folder, hugo=folder, node="node", eleventy=folder, environment={})


def python(words: str, folder: Path, *, with_memory: bool = False) -> Usage:
    return measured((sys.executable, "-c", words), folder, dict(environ), with_memory=with_memory)


def contestant(folder: Path, words: str) -> Contestant:
    nothing = folder / "nothing"
    command = (sys.executable, "-c", words)
    return Contestant(
        name="some", folder=folder, command=command, environment={}, output=nothing, text=nothing, headline=nothing,
        newest=nothing,
    )  # fmt: skip


def test_the_same_course_has_the_same_texts() -> None:
    assert list(COURSE.of_articles()) == list(Course(articles=40).of_articles())
    assert list(COURSE.of_articles()) != list(Course(articles=40, seed=2).of_articles())


def test_articles_are_as_long_as_news_are() -> None:
    lengths = [len(text.body.split()) for article in COURSE.of_articles() for text in article.texts.values()]
    assert min(lengths) >= 300
    assert max(lengths) <= 520


def test_the_news_end_shortly_before_the_moment_that_the_site_is_made_for() -> None:
    days = [article.day for article in Course(articles=1_000).of_articles()]
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == (2006, 2026)


def test_the_corpus_passes_the_checks(site: Path) -> None:
    staged = stage(settings_of(site))
    assert not staged.problems
    assert len(staged.site.articles) == 40
    assert len(staged.site.cities) == 10
    assert len(staged.site.events) == 2


def test_a_site_that_people_work_at_stays_sound(site: Path, tmp_path: Path) -> None:
    """Whatever is changed by chance can be built, so that a difference is one of the build's."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    random = Random(7)
    for _ in range(2):
        for change in CHANGES.values():
            change(folder, random)
    assert stage(settings_of(folder)).plan


@pytest.mark.parametrize("write", PEERS)
def test_every_generator_is_given_every_text(
    write: Callable[[Path, Course, Tools], Contestant], tmp_path: Path
) -> None:
    made = write(tmp_path / "site", COURSE, no_tools(tmp_path))
    texts = sum(len(article.texts) for article in COURSE.of_articles()) + len(list(COURSE.of_events()))
    pages = [path for path in (tmp_path / "site").rglob("*.md") if not path.name.startswith("_index")]
    assert len(pages) == texts
    for file in (made.text, made.headline, made.newest):
        assert file in pages


@pytest.mark.parametrize("write", PEERS)
def test_an_edit_changes_the_text_and_a_new_headline_the_title(
    write: Callable[[Path, Course, Tools], Contestant], tmp_path: Path
) -> None:
    made = write(tmp_path / "site", COURSE, no_tools(tmp_path))
    made.edit_text(3)
    made.edit_headline(4)
    assert "Nachtrag 3:" in made.text.read_text("utf-8")
    assert "itle: Neue Schlagzeile 4\n" in made.headline.read_text("utf-8")


def test_processor_time_is_that_of_all_processes(tmp_path: Path) -> None:
    """The child tells its own share, since the same work takes another time on each run."""
    told = tmp_path / "told"
    tell = f"pathlib.Path({str(told)!r}).write_text(str(time.process_time()))"
    child = f"import pathlib, time; sum(range(10_000_000)); {tell}"
    usage = python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])", tmp_path)
    assert usage.cpu > float(told.read_text())


def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    both = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', '{hold}']); {hold}; p.wait()"
    memory = python(both, tmp_path, with_memory=True).memory
    assert (memory > 120_000_000) == Path("/proc/self/smaps_rollup").exists()


def test_a_command_that_fails_is_no_quick_one(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="no such thing"):
        python("raise SystemExit('no such thing')", tmp_path)


def test_two_sites_that_differ_in_one_byte_are_told(tmp_path: Path) -> None:
    for name in ("warm", "clean"):
        (tmp_path / name / "a").mkdir(parents=True)
        (tmp_path / name / "a" / "index.html").write_text("x")
    compare(tmp_path / "warm", tmp_path / "clean")
    (tmp_path / "warm" / "a" / "index.html").write_text("y")
    with pytest.raises(Differs, match=r"a/index\.html"):
        compare(tmp_path / "warm", tmp_path / "clean")


def test_ours_is_measured_against_the_other_of_the_same_round(tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in ("ours", "Hugo")}
    for folder in folders.values():
        folder.mkdir()
    contestants = {
        "ours": contestant(folders["ours"], "sum(range(40_000_000))"),
        "Hugo": contestant(folders["Hugo"], "pass"),
    }
    figures = list(cold(contestants, 1_000, 1, lambda words: None))
    seconds = {figure.who: figure.value for figure in figures if figure.unit == "s"}
    (ratio,) = [figure for figure in figures if figure.row == "cold build, against Hugo"]
    assert ratio.value == pytest.approx(seconds["ours"] / seconds["Hugo"])
    assert ratio.value > 2
    assert not ratio.is_met


def test_a_missed_target_is_called_so(tmp_path: Path) -> None:
    figures = [
        Figure(row="nothing changed", size=1_000, value=0.15, unit="s"),
        Figure(row="nothing changed", size=10_000, value=0.75, unit="s"),
        Figure(row="nothing changed", size=10_000, value=70, unit="s", who="Pelican"),
    ]
    met, missed = [line for line in tables(figures).splitlines() if "at most" in line]
    assert "0.15 s" in met
    assert "met" in met
    assert "0.75 s" in missed
    assert "missed" in missed


def test_the_documentation_keeps_what_stands_around_the_figures(tmp_path: Path) -> None:
    file = tmp_path / "benchmarks.md"
    file.write_text(f"Before.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n")
    figure = Figure(row="nothing changed", size=1_000, value=0.15, unit="s")
    insert(file, document([figure], "invoke bench", {"Hugo": "1"}, 0.1))
    text = file.read_text()
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "0.15 s" in text
