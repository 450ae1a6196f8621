"""Promises of a build after a build: it does no more than is new, and is never wrong to do less."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.corpora import corpus
from tests.samples import CONF, copy_sample, settings_of
from twinning.edges import builds, disk
from twinning.edges.builds import Build, Prepared
from twinning.edges.commands import translated
from twinning.edges.refusals import Refused
from twinning.plan.outputs import Deferred
from twinning.render.catalogues import catalogue_path
from twinning.render.manifests import Built

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def done(root: Path, **overrides: object) -> tuple[Prepared, Built]:
    """A build, as it was prepared and as it went."""
    build = Build(settings_of(root, **overrides))
    prepared = build.prepare()
    return prepared, build.execute(prepared, lambda *_: None)


def is_as_clean(root: Path, **overrides: object) -> bool:
    """Whether what stands is what a build makes that knows nothing of an earlier one."""
    clean = root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    done(root, **{**overrides, "OUTPUT_PATH": str(clean / "output"), "CACHE_PATH": str(clean / "cache")})
    return tree(root / "output") == tree(clean / "output")


def append(path: Path, words: str) -> None:
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{words}\n", encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample without its search, and with a theme of its own."""
    root = copy_sample(tmp_path)
    shutil.copytree("theme", root / "theme")
    append(root / CONF, 'SEARCH = False\nTHEME = "theme"')
    return root


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("large") / "site", 60)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], Any]]:
    """The values that are made while a test runs."""
    values: list[Callable[[], Any]] = []
    init = Deferred.__init__

    def counting(self: Deferred, make: Callable[[], Any], bodies: Any) -> None:
        def counted() -> Any:
            values.append(make)
            return make()

        init(self, counted, bodies)

    monkeypatch.setattr(Deferred, "__init__", counting)
    return values


def an_article(root: Path) -> Path:
    """One that is not translated."""
    articles = sorted((root / "content" / "articles").rglob("index.md"))
    return next(path for path in articles if len(list(path.parent.glob("index*.md"))) == 1)


def test_where_nothing_is_new_nothing_is_planned(large: Path) -> None:
    """A build that nobody needed is over at once."""
    _, first = done(large)
    prepared, built = done(large)
    assert prepared.staged is None
    assert built == Built(made=0, kept=first.made + first.kept)


def test_an_edited_text_is_all_that_is_worked_at(large: Path, made: list[Callable[[], Any]]) -> None:
    """Of an edit below the head of a text, only its own page and its feeds are made, and no other value is even
    looked at."""
    total = done(large)[1]
    made.clear()
    append(an_article(large), "Noch ein Satz.")
    prepared, built = done(large)
    assert prepared.since is not None
    assert 0 < built.made < 30
    assert len(made) < 30 < (total.made + total.kept) / 5
    assert is_as_clean(large)


@pytest.mark.parametrize("words", ["[mehr](../../../cities/testville/index.md)", "## Noch eine Überschrift\n\nText."])
def test_what_others_may_see_is_more_than_a_body(large: Path, words: str) -> None:
    """A new link, or a heading that one can link to, is no mere edit of a text."""
    done(large)
    append(an_article(large), words)
    prepared, _ = done(large)
    assert prepared.since is None
    assert is_as_clean(large)


def test_an_original_and_its_translation_edited_together(root: Path) -> None:
    """A translation that was up to date is out of date when its original is edited, whatever is edited beside it."""
    folder = root / "content/pages/ueber-uns"
    (folder / "index.fr.md").write_text("---\ntitle: Nous\nsummary: Court.\n---\n\nTexte.\n", encoding="utf-8")
    assert translated(str(root / CONF), "") == 0
    done(root)
    append(folder / "index.md", "Noch ein Satz.")
    append(folder / "index.fr.md", "Encore une phrase.")
    append(folder / "index.en.md", "One more sentence.")
    done(root)
    assert is_as_clean(root)


def test_a_line_that_moves_between_templates(root: Path) -> None:
    """What is cut from the end of one part and put before the next is seen, although together they read the same."""
    templates = root / "theme" / "templates"
    (templates / "a.html").write_text("<i>eins</i>", encoding="utf-8")
    (templates / "b.html").write_text("<b>zwei</b>", encoding="utf-8")
    replace(
        templates / "article.html",
        "{% block",
        '{% block x %}{% include "b.html" %}{% include "a.html" %}{% endblock x %}{% block',
    )
    done(root)
    (templates / "a.html").write_text("", encoding="utf-8")
    (templates / "b.html").write_text("<i>eins</i><b>zwei</b>", encoding="utf-8")
    done(root)
    assert is_as_clean(root)


def test_a_theme_behind_a_link(root: Path) -> None:
    """Templates that lie elsewhere are looked at as well."""
    shutil.move(root / "theme" / "templates", root / "elsewhere")
    (root / "theme" / "templates").symlink_to(root / "elsewhere")
    done(root)
    append(root / "elsewhere" / "article.html", "<!-- neu -->")
    assert done(root)[1].made
    assert is_as_clean(root)


def test_a_link_that_leads_back_is_not_followed(root: Path) -> None:
    """A folder that links to the one it lies in has no end."""
    before = done(root)[1]
    (root / "content" / "articles" / "loop").symlink_to("..")
    (root / "theme" / "static" / "loop").symlink_to("..")
    (root / "theme" / "templates" / "leer").mkdir()
    assert done(root)[1] == Built(made=0, kept=before.made)


def test_a_function_in_the_settings_of_markdown(root: Path) -> None:
    """What another process could not be given is refused in German, and no fault of the program's."""
    toc = '{"markdown.extensions.toc": {"slugify": lambda text, separator: text}}'
    append(root / CONF, f'MARKDOWN = {{"extension_configs": {toc}}}')
    with pytest.raises(Refused) as refusal:
        done(root)
    assert [problem.line for problem in refusal.value.problems] == [(root / CONF).read_text("utf-8").count("\n")]


def test_settings_that_look_like_a_place_in_memory(root: Path) -> None:
    """Only what Python prints of an object is left out, never an editor's own words."""
    for name in ("Treff at 0x1", "Treff at 0x2"):
        done(root, SITENAME=name)
    assert is_as_clean(root, SITENAME="Treff at 0x2")


def test_saved_while_it_builds_and_undone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who saves during a build and thinks better of it finds the site as the text is."""
    path = an_article(root)
    original = path.read_bytes()
    look = disk.sources_in

    def meddled(content: Path) -> Any:
        sources = look(content)
        if path.read_bytes() == original:
            path.write_bytes(original + b"\nZwischendurch.\n")
        return sources

    monkeypatch.setattr(builds, "sources_in", meddled)
    done(root)
    assert any(b"Zwischendurch" in data for data in tree(root / "output").values())
    monkeypatch.undo()
    path.write_bytes(original)
    done(root)
    assert is_as_clean(root)


def test_an_attachment_that_changes_while_it_is_copied(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are those that were planned with, or the plan is made again."""
    done(root)
    path = next((root / "content").rglob("programm.pdf"))
    original = path.read_bytes()
    path.write_bytes(original + b"neu")
    build = Build(settings_of(root))
    prepared = build.prepare()
    path.write_bytes(original + b"noch neuer")
    build.execute(prepared, lambda *_: None)
    assert any(data.endswith(b"noch neuer") for data in tree(root / "output").values())
    path.write_bytes(original + b"neu")
    done(root)
    assert is_as_clean(root)


def test_a_picture_that_goes_while_it_is_built(root: Path) -> None:
    """A file that is renamed meanwhile is no mistake of the program's."""
    path = an_article(root)
    (path.parent / "neu.txt").write_bytes(b"neu")
    append(path, "[Neu](neu.txt)")
    build = Build(settings_of(root))
    prepared = build.prepare()
    (path.parent / "neu.txt").rename(path.parent / "neuer.txt")
    replace(path, "(neu.txt)", "(neuer.txt)")
    build.execute(prepared, lambda *_: None)
    assert is_as_clean(root)


def test_a_catalogue_that_is_saved_while_it_builds(root: Path) -> None:
    """Workers say the words that the keys were made of."""
    build = Build(settings_of(root))
    staged = build.prepare().staged
    assert staged
    path = catalogue_path(root / "theme" / "translations", "fr")
    before = staged.theme.catalogues["fr"].gettext("Termine")
    replace(path, f'msgstr "{before}"', 'msgstr "Anders"')
    assert pickle.loads(pickle.dumps(staged.theme.catalogues))["fr"].gettext("Termine") == before


def test_an_editors_own_files_among_the_templates(root: Path) -> None:
    """What an editor or a system leaves in the folder of the templates stops no build of many pages."""
    (root / "theme" / "templates" / ".article.html.swp").write_bytes(b"\xff\xfe\x00")
    (root / "theme" / "templates" / "old.html").mkdir()
    staged = Build(settings_of(root)).prepare().staged
    assert staged
    assert pickle.loads(pickle.dumps(staged.templates))


def test_a_file_too_many_is_seen(root: Path) -> None:
    """A file that somebody put into the site is gone after the next build, and one that is gone is there again."""
    before = done(root)[1]
    (root / "output" / "zu-viel.txt").write_text("?", encoding="utf-8")
    (root / "output" / "index.html").unlink()
    assert done(root)[1] == Built(made=1, kept=before.made - 1)
    assert is_as_clean(root)


def test_two_sites_with_one_cache(root: Path) -> None:
    """Production's site and the one at home may be built by turns, into the same folder or into two."""
    public: dict[str, object] = {"SITEURL": "https://example.org", "STYLE_PAGE": False}
    elsewhere = {**public, "OUTPUT_PATH": str(root.parent / "other" / "output")}
    for overrides in ({}, public, elsewhere, {}, elsewhere, public):
        done(root, **overrides)
    assert is_as_clean(root, **public)
    done(root)
    assert is_as_clean(root)


def test_the_note_of_the_next_change_is_always_this_sites(root: Path) -> None:
    """Whoever plans the next build reads when it is due, even if there was nothing to do now."""
    note = root / ".cache" / "next-change.json"
    done(root)
    told = note.read_text("utf-8")
    note.unlink()
    assert done(root)[0].staged is None
    assert note.read_text("utf-8") == told


def test_the_surroundings_of_the_process_do_not_show(root: Path, tmp_path: Path) -> None:
    """Another zone, locale, folder or seed of hashes: the same bytes."""
    code = f"""
import sys
sys.path.insert(0, {str(Path.cwd())!r})
from pathlib import Path
from tests.edges.test_builds import done
prepared, built = done(Path({str(root)!r}), OUTPUT_PATH=sys.argv[1], CACHE_PATH=sys.argv[2], SEARCH=True)
again, built = done(Path({str(root)!r}), OUTPUT_PATH=sys.argv[1], CACHE_PATH=sys.argv[2], SEARCH=True)
assert again.staged is None
"""
    trees = []
    for number, (zone, locale) in enumerate((("Pacific/Kiritimati", "C"), ("America/Los_Angeles", "de_DE.UTF-8"))):
        place = tmp_path / str(number)
        place.mkdir()
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": str(number + 1)}
        command = [sys.executable, "-c", code, str(place / "output"), str(place / "cache")]
        subprocess.run(command, env=environment, cwd=place, check=True, timeout=300)
        trees.append(tree(place / "output"))
    assert trees[0] == trees[1]


def test_another_seed_of_hashes_still_finds_nothing_new(root: Path) -> None:
    """What one process has kept, the next one finds."""
    append(root / CONF, 'CHANNELS = {"mastodon", "facebook", "a", "b", "c", "d"}')
    code = f"""
import sys
sys.path.insert(0, {str(Path.cwd())!r})
from pathlib import Path
from tests.edges.test_builds import done
print(done(Path({str(root)!r}))[0].staged is None)
"""
    told = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done_ = subprocess.run(
            [sys.executable, "-c", code], env=environment, check=True, capture_output=True, timeout=300
        )
        told.append(done_.stdout.decode().strip())
    assert told == ["False", "True"]
