"""Promises of the build: the old site or the new one, never a mixture, and warm is as good as clean."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.samples import copy_sample, settings_of
from twinning.edges.search import with_search
from twinning.edges.stages import Refused, stage
from twinning.render import folders
from twinning.render.building import Built, build

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build_sample(root: Path, output: str = "output", overrides: Mapping[str, object] | None = None) -> Built:
    staged = with_search(stage(settings_of(root, **(overrides or {}))), root / ".cache")
    return build(staged.plan, root / output, root / ".cache" / f"{output}.json", staged.templates)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def an_article(root: Path) -> Path:
    return min((root / "content" / "articles").rglob("index.md"))


def test_a_second_build_makes_nothing_anew(root: Path) -> None:
    """Where nothing changed, every file is kept."""
    first = build_sample(root)
    assert build_sample(root) == Built(made=0, kept=first.made)


def test_one_edit_leaves_other_pages_alone(root: Path) -> None:
    """An edit of one text makes anew only what shows it."""
    total = build_sample(root).made
    path = an_article(root)
    path.write_text(path.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")
    assert 0 < build_sample(root).made < total / 3


def test_a_file_changed_by_hand_is_made_anew(root: Path) -> None:
    """Whatever somebody does inside output/, the next build writes the plan's bytes."""
    build_sample(root)
    before = tree(root / "output")
    (root / "output" / "index.html").write_text("kaputt", encoding="utf-8")
    build_sample(root)
    assert tree(root / "output") == before


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"index.html": 1}', b'{"index.html": {"key": "x"}}', b"\xff\xfe"]
)
def test_a_broken_manifest_is_only_slow(root: Path, damage: bytes) -> None:
    """A truncated, foreign or stale cache never makes a wrong site, and never an error."""
    build_sample(root)
    before = tree(root / "output")
    (root / ".cache" / "output.json").write_bytes(damage)
    assert build_sample(root).kept == 0
    assert tree(root / "output") == before


def test_a_manifest_of_an_older_output_keeps_nothing_wrong(root: Path) -> None:
    """A build that was stopped after its manifest, or a manifest from a backup, is mended by the next build."""
    build_sample(root)
    manifest = (root / ".cache" / "output.json").read_bytes()
    path = an_article(root)
    path.write_text(path.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")
    build_sample(root)
    (root / ".cache" / "output.json").write_bytes(manifest)
    build_sample(root)
    build_sample(root, "clean")
    assert tree(root / "output") == tree(root / "clean")


def test_a_refused_build_leaves_the_old_site(root: Path) -> None:
    """A mistake in the content costs nothing that is there."""
    build_sample(root)
    before = tree(root / "output")
    edit(an_article(root), "title:", "titel:")
    with pytest.raises(Refused):
        build_sample(root)
    assert tree(root / "output") == before


def test_a_recipe_that_fails_leaves_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in the middle of rendering costs nothing that is there, and leaves no debris."""
    build_sample(root)
    before = tree(root / "output")
    edit(an_article(root), "title: ", "title: Neu ")
    monkeypatch.setattr("twinning.render.building.render", lambda output, templates: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_sample(root)
    assert tree(root / "output") == before
    assert not (root / "output.new").exists()


def test_clones_build_the_same_bytes(tmp_path: Path) -> None:
    """The bytes depend on the content and the clock, not on the folder's place."""
    one, two = copy_sample(tmp_path / "one"), copy_sample(tmp_path / "another place")
    build_sample(one)
    build_sample(two)
    assert tree(one / "output") == tree(two / "output")


def test_without_exchange_two_renames_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot swap two folders at once, the new site still arrives, and only the new one."""
    build_sample(root)
    monkeypatch.setattr(folders, "_exchange", lambda one, two: False)
    edit(an_article(root), "title: ", "title: Neu ")
    build_sample(root)
    build_sample(root, "clean")
    assert tree(root / "output") == tree(root / "clean")
    assert {path.name for path in root.glob("output*")} == {"output", "output.lock"}


def test_a_build_stopped_between_two_renames_is_mended(root: Path) -> None:
    """A site that was moved aside and not replaced is put back before anything else."""
    build_sample(root)
    before = tree(root / "output")
    (root / "output").rename(root / "output.old")
    folders.mend(root / "output")
    assert tree(root / "output") == before


_BUILD = """
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from tests.render.test_building import build_sample
build_sample(Path(sys.argv[1]), sys.argv[2])
"""


def start(root: Path, output: str = "output") -> subprocess.Popen[bytes]:
    here = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(here)}
    return subprocess.Popen([sys.executable, "-c", _BUILD, str(root), output], env=environment, cwd=here)


def test_kill_at_any_moment_leaves_a_whole_site(root: Path) -> None:
    """After kill -9 the folder holds the old site or the new one, to the last byte."""
    states: list[Tree] = []
    article = an_article(root)
    texts = [article.read_text(encoding="utf-8"), article.read_text(encoding="utf-8").replace("title: ", "title: Neu ")]
    for text in texts:
        article.write_text(text, encoding="utf-8")
        build_sample(root)
        states.append(tree(root / "output"))
    assert states[0] != states[1]
    dice = random.Random(1967)
    killed = 0
    for turn in range(12):
        article.write_text(texts[turn % 2], encoding="utf-8")
        # Without its manifest the build has everything to write, and the knife more to hit.
        (root / ".cache" / "output.json").unlink(missing_ok=True)
        process = start(root)
        try:
            process.wait(timeout=dice.uniform(0.3, 1.5))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        folders.mend(root / "output")
        assert tree(root / "output") in states
    assert killed, "no build was ever interrupted"
    article.write_text(texts[0], encoding="utf-8")
    build_sample(root)
    assert tree(root / "output") == states[0]
    assert not (root / "output.new").exists()


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    """Two builds of one output folder come one after the other."""
    one, two = copy_sample(tmp_path / "one"), copy_sample(tmp_path / "two")
    edit(an_article(two), "title: ", "title: Neu ")
    build_sample(one, "../shared-output")
    alone_one = tree(tmp_path / "shared-output")
    build_sample(two, "../shared-output")
    alone_two = tree(tmp_path / "shared-output")
    processes = [start(each, "../shared-output") for each in (one, two, one, two)]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    assert tree(tmp_path / "shared-output") in (alone_one, alone_two)


class AnyEdit(RuleBasedStateMachine):
    """After any sequence of edits, a warm build equals a clean one, byte for byte."""

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.root = copy_sample(self.place)
        shutil.copytree("theme", self.root / "theme")
        self.overrides: dict[str, object] = {"THEME": str(self.root / "theme")}
        self.count = 0

    def teardown(self) -> None:
        shutil.rmtree(getattr(self, "place", None) or Path("/nonexistent"), ignore_errors=True)

    def articles(self) -> list[Path]:
        return sorted(path.parent for path in (self.root / "content" / "articles").rglob("index.md"))

    @rule(day=st.integers(1, 28), text=st.sampled_from(["Kurz.", "Ein *langer* Text\n\n## Mit Überschrift\n"]))
    def add(self, day: int, text: str) -> None:
        self.count += 1
        folder = self.root / "content" / "articles" / "2024" / f"2024-03-{day:02}-neu-{self.count}"
        folder.mkdir(parents=True)
        front = f"title: Neues {self.count}\nsummary: Kurz gesagt.\ncities: [{self.cities()[0]}]"
        (folder / "index.md").write_text(f"---\n{front}\n---\n{text}\n", encoding="utf-8")

    def cities(self) -> list[str]:
        return sorted(path.name for path in (self.root / "content" / "cities").iterdir())

    def pick(self, which: int) -> Path:
        articles = self.articles()
        return articles[which % len(articles)]

    @rule(which=st.integers(0, 9))
    def edit_text(self, which: int) -> None:
        path = self.pick(which) / "index.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\nNoch ein Satz, {which}.\n", encoding="utf-8")

    @rule(which=st.integers(0, 9))
    def retitle(self, which: int) -> None:
        path = self.pick(which) / "index.md"
        edit(path, "title: ", "title: Neu ")

    @precondition(lambda self: any("-neu-" in path.name for path in self.articles()))
    @rule(which=st.integers(0, 9))
    def delete(self, which: int) -> None:
        added = [path for path in self.articles() if "-neu-" in path.name]
        shutil.rmtree(added[which % len(added)])

    @precondition(lambda self: any("-neu-" in path.name for path in self.articles()))
    @rule(which=st.integers(0, 9))
    def rename(self, which: int) -> None:
        added = [path for path in self.articles() if "-neu-" in path.name]
        self.count += 1
        path = added[which % len(added)]
        path.rename(path.with_name(f"2024-02-11-neu-{self.count}"))

    @rule(topic=st.sampled_from(["kultur", "reisen"]), which=st.integers(0, 9))
    def retag(self, topic: str, which: int) -> None:
        path = self.pick(which) / "index.md"
        text = "\n".join(
            line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("topics:")
        )
        path.write_text(text.replace("summary:", f"topics: [{topic}]\nsummary:", 1), encoding="utf-8")

    @rule(which=st.integers(0, 9))
    def change_city(self, which: int) -> None:
        cities = self.cities()
        edit(self.root / "content" / "cities" / cities[which % len(cities)] / "index.md", "title: ", "title: Groß-")

    @rule(name=st.sampled_from(["article.html", "layouts/base.html", "components/event.html"]))
    def change_template(self, name: str) -> None:
        path = self.root / "theme" / "templates" / name
        path.write_text(path.read_text(encoding="utf-8") + f"\n{{# {path.stat().st_size} #}}", encoding="utf-8")

    @rule()
    def change_style(self) -> None:
        path = next(iter(sorted((self.root / "theme" / "static" / "css" / "components").glob("*.css"))))
        path.write_text(
            path.read_text(encoding="utf-8") + f"\n.x{path.stat().st_size}{{color:red}}\n", encoding="utf-8"
        )

    @rule(name=st.sampled_from(["Eine Stadt", "Noch eine Stadt"]))
    def change_setting(self, name: str) -> None:
        self.overrides["ORGANISATION"] = name

    @rule(moment=st.sampled_from(["2023-01-01", "2025-10-01", "2025-12-03 12:00", "2026-11-23", "2031-01-01"]))
    def change_clock(self, moment: str) -> None:
        self.overrides["NOW"] = moment

    @rule(data=st.binary(min_size=1, max_size=20))
    def change_picture(self, data: bytes) -> None:
        for picture in sorted((self.root / "content").rglob("*.jpg"))[:1]:
            picture.write_bytes(picture.read_bytes() + data)

    def check(self) -> None:
        build_sample(self.root, overrides=self.overrides)
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        (self.root / ".cache" / "clean.json").unlink(missing_ok=True)
        build_sample(self.root, "clean", self.overrides)
        assert tree(self.root / "output") == tree(self.root / "clean")

    @rule()
    def build_again(self) -> None:
        self.check()


TestAnyEdit = AnyEdit.TestCase
TestAnyEdit.settings = hypothesis_settings(max_examples=8, stateful_step_count=12, deadline=None)
