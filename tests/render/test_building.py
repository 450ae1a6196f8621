"""Promises of the build: the old site or the new one, never a mixture, and warm is as good as clean."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import note
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.corpora import CHANGES, corpus, restore, small_corpus, store
from tests.samples import CONF, copy_sample, settings_of
from twinning.edges.builds import Build
from twinning.edges.refusals import Refused
from twinning.edges.reports import as_text
from twinning.edges.standstill import Standstill
from twinning.render import folders
from twinning.render.manifests import Built
from twinning.render.templates import Templates
from twinning.render.workers import Workers

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build_sample(root: Path, output: str = "output", overrides: Mapping[str, object] | None = None) -> Built:
    return built(settings_of(root, OUTPUT_PATH=str(root / output), **(overrides or {})))


def built(settings: Mapping[str, Any], executor: Executor | None = None) -> Built:
    build = Build(settings, executor)
    return build.execute(build.prepare(), lambda *_: None)


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
    (root / ".cache" / "output.manifest").write_bytes(damage)
    assert build_sample(root).kept == 0
    assert tree(root / "output") == before


def test_a_manifest_of_an_older_output_keeps_nothing_wrong(root: Path) -> None:
    """A build that was stopped after its manifest, or a manifest from a backup, is mended by the next build."""
    build_sample(root)
    manifest = (root / ".cache" / "output.manifest").read_bytes()
    path = an_article(root)
    path.write_text(path.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")
    build_sample(root)
    (root / ".cache" / "output.manifest").write_bytes(manifest)
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
    """A bug in the middle of rendering costs nothing that is there, whatever the spare folder shares with it."""
    for title in ("title: Alt ", "title: Älter "):
        edit(an_article(root), "title: ", title)
        build_sample(root)
    before = tree(root / "output")
    edit(an_article(root), "title: ", "title: Neu ")
    rendered = Templates.render
    count = iter(range(20))
    with monkeypatch.context() as broken:
        broken.setattr(Templates, "render", lambda *given: rendered(*given) if next(count) < 5 else 1 / 0)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                build_sample(root)
            assert tree(root / "output") == before
    build_sample(root)
    build_sample(root, "clean")
    assert tree(root / "output") == tree(root / "clean")


def strange(spare: Path) -> None:
    """Files and folders of nobody's, a folder for a page, a page for a folder, and links to a page and a folder."""
    (spare / "fremd" / "tief").mkdir(parents=True)
    (spare / "fremd" / "tief" / "index.html").write_text("?", encoding="utf-8")
    (spare / "index.html").unlink()
    (spare / "index.html" / "x").mkdir(parents=True)
    (spare / "404.html").unlink()
    (spare / "404.html").symlink_to(spare.parent / "output" / "index.html")
    shutil.rmtree(spare / "termine")
    (spare / "termine").write_text("?", encoding="utf-8")
    shutil.rmtree(spare / "nachrichten")
    (spare / "nachrichten").symlink_to(spare.parent / "content")


def another_page(spare: Path) -> None:
    """A file of its own, with nothing to tell it from the right one but its bytes."""
    page = spare / "404.html"
    stat, data = page.stat(), page.read_bytes()
    page.unlink()
    page.write_bytes(bytes(len(data)))
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def no_folder(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.write_text("?", encoding="utf-8")


@pytest.mark.parametrize("change", [strange, another_page, shutil.rmtree, no_folder])
def test_whatever_is_in_the_spare_folder_is_only_slow(root: Path, change: Callable[[Path], None]) -> None:
    """It is the folder before last, and trusted for nothing: the site is the plan's, to the last byte."""
    build_sample(root)
    before = tree(root / "output")
    article, words = an_article(root), an_article(root).read_text(encoding="utf-8")
    edit(article, "title: ", "title: Neu ")
    build_sample(root)
    change(root / "output.spare")
    content = tree(root / "content").keys()
    article.write_text(words, encoding="utf-8")
    build_sample(root)
    assert tree(root / "output") == before
    assert tree(root / "content").keys() == content


def test_what_is_gone_is_gone_from_the_spare_folder_after_the_next_build(root: Path) -> None:
    """A withdrawn text is not kept for ever where nobody looks."""
    place = Path("nachrichten", an_article(root).parent.name[len("2025-08-01-") :])
    build_sample(root)
    assert (root / "output" / place).exists()
    shutil.rmtree(an_article(root).parent)
    build_sample(root)
    assert (root / "output.spare" / place).exists()
    edit(an_article(root), "title: ", "title: Neu ")
    build_sample(root)
    assert not (root / "output" / place).exists()
    assert not (root / "output.spare" / place).exists()


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
    assert {path.name for path in root.glob("output*")} == {"output", "output.lock", "output.spare"}


def test_a_build_stopped_between_two_renames_is_mended(root: Path) -> None:
    """A site that was moved aside and not replaced is put back before anything else."""
    build_sample(root)
    before = tree(root / "output")
    (root / "output").rename(root / "output.old")
    folders.mend(root / "output")
    assert tree(root / "output") == before


def test_what_has_another_name_is_not_written_into(root: Path) -> None:
    """Whoever keeps a copy made with hard links finds in it what was there; what nobody else has is written over."""
    home = root / "output" / "index.html"
    titles = iter(("Eins", "Zwei", "Drei", "Vier", "Fünf, aber länger", "Sechs"))

    def next_site() -> int:
        edit_title(an_article(root), next(titles))
        edit_title(root / "content/pages/ueber-uns/index.md", f"Über uns {next(titles)}")
        build_sample(root)
        return home.stat().st_ino

    first, second = next_site(), next_site()
    copy, before = root / "copy.html", home.read_bytes()
    copy.hardlink_to(home)
    assert next_site() == first != second
    assert copy.read_bytes() == before
    titles = iter(("Sieben", "Acht"))
    assert next_site() != second
    assert copy.read_bytes() == before
    build_sample(root, "clean")
    assert tree(root / "output") == tree(root / "clean")


def edit_title(path: Path, title: str) -> None:
    words = path.read_text(encoding="utf-8")
    path.write_text(re.sub("^title: .*", f"title: {title}", words, flags=re.MULTILINE), encoding="utf-8")


_BUILD = """
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import Executor
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
        (root / ".cache" / "output.manifest").unlink(missing_ok=True)
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
    """After any sequence of edits, a warm build equals a clean one, byte for byte.

    A clean one has neither a cache nor an older site to look at. Where the editor made a mistake, both refuse it in the
    same words, and the editor goes back to what was there before.
    """

    begun_with: Callable[[Path], Path]
    has_search = False

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.root = type(self).begun_with(self.place / "site")
        self.check()

    def teardown(self) -> None:
        shutil.rmtree(getattr(self, "place", None) or Path("/nonexistent"), ignore_errors=True)

    @rule(
        names=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=3), dice=st.randoms(use_true_random=False)
    )
    def change(self, names: list[str], dice: random.Random) -> None:
        for name in names:
            CHANGES[name](self.root, dice)
            note(name)
        self.build()

    @rule(
        name=st.sampled_from(["edit", "link", "heading", "attachment", "picture_in_text"]),
        dice=st.randoms(use_true_random=False),
    )
    def write(self, name: str, dice: random.Random) -> None:
        """What editors do most."""
        CHANGES[name](self.root, dice)
        self.build()

    @rule()
    def build_again(self) -> None:
        """Nothing is made for a site that stands already, not even a plan."""
        told = self.build()
        if not isinstance(told, str):
            assert Standstill(str(self.root / CONF), {}).told()
            assert self.build() == Built(made=0, kept=told.made + told.kept)

    @rule()
    def think_better_of_it(self) -> None:
        """Back to what was there when the site was last looked at."""
        restore(self.root, self.place / "stored")
        self.build()

    @rule(dice=st.randoms(use_true_random=False))
    def lose_a_cache(self, dice: random.Random) -> None:
        """Somebody clears up, or the disk is full."""
        path = dice.choice(sorted(path for path in (self.root / ".cache").rglob("*") if path.is_file()))
        path.write_bytes(path.read_bytes()[: dice.randrange(path.stat().st_size + 1)])

    @rule()
    def check(self) -> None:
        told = self.build()
        clean = self.place / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        overrides = {"OUTPUT_PATH": str(clean / "output"), "CACHE_PATH": str(clean / "cache")}
        with Workers() as workers:
            alone = attempted(settings_of(self.root, **overrides), workers)
        if isinstance(told, str) or isinstance(alone, str):
            assert told == alone
            restore(self.root, self.place / "stored")
        else:
            assert tree(self.root / "output") == tree(clean / "output")
            store(self.root, self.place / "stored")

    def build(self) -> Built | str:
        standstill, settings = Standstill(str(self.root / CONF), {}), settings_of(self.root)
        says_so = standstill.told()
        told = attempted(settings)
        assert not says_so or (isinstance(told, Built) and told.made == 0)
        standstill.remember(settings)
        return told


def attempted(settings: Mapping[str, Any], executor: Executor | None = None) -> Built | str:
    """What a build did, or what it said instead."""
    try:
        return built(settings, executor)
    except Refused as refusal:
        return as_text(refusal.problems)


class AnyEditOfASmallSite(AnyEdit):
    begun_with = staticmethod(small_corpus)


class AnyEditOfALargeSite(AnyEdit):
    begun_with = staticmethod(partial(corpus, articles=200))


TestAnyEdit = AnyEditOfASmallSite.TestCase
TestAnyEdit.settings = hypothesis_settings(max_examples=8, stateful_step_count=12, deadline=None)
TestAnyEditOfALargeSite = AnyEditOfALargeSite.TestCase
TestAnyEditOfALargeSite.settings = hypothesis_settings(max_examples=2, stateful_step_count=15, deadline=None)
