"""What Pelican does by itself, or lets pass in silence, and what this site does instead."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from tests.samples import ARTICLES, CONF, copy_sample, settings_of
from twinning.edges import commands
from twinning.edges.refusals import Refused
from twinning.edges.stages import Staged, stage
from twinning.plan.outputs import Output
from twinning.render.rendering import key_of, render

PROJECT = Path(__file__).parents[1]
TRIP = f"{ARTICLES}/2025-09-18-buergerreise/index.md"
# The embargoed article's title, its address, its pictures and its attachment.
SECRETS = ("Geheimnis", "enthuellung", "skulptur", "tuch.png", "rede.txt")


def edit(path: Path, old: str, new: str) -> None:
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def built(root: Path) -> int:
    return commands.build(str(root / CONF))


def told(output: Output) -> str:
    """All that an output's path and value say."""
    return json.dumps([str(output.path), commands._plain(output.value)], ensure_ascii=False, default=str)


def published(staged: Staged) -> str:
    """All that a plan says, and all the bytes that come of it."""
    texts = [told(output) for output in staged.plan.values()]
    texts += [render(output, staged.templates).decode("utf-8", "replace") for output in staged.plan.values()]
    return "\n".join(texts)


def keys(staged: Staged) -> dict[str, str]:
    return {str(path): key_of(output.recipe, output.value, staged.templates) for path, output in staged.plan.items()}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cities:", "modified: 01.02.2025\ncities:"),
        ("title: Bürgerreise nach Saint-Quentin\n", ""),
        ("summary:", "suummary:"),
        ("Saint-Quentin](", "Saint-Quentin](../"),
    ],
    ids=["date", "title", "key", "link"],
)
def test_a_mistake_stops_the_build(old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pelican drops the article, or ignores the key, and succeeds."""
    root = copy_sample(tmp_path)
    edit(root / TRIP, old, new)
    assert built(root) == 1
    assert f"{TRIP}:" in capsys.readouterr().err
    assert not (root / "output").exists()


def test_a_wrong_encoding_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_sample(tmp_path)
    (root / TRIP).write_bytes((root / TRIP).read_text("utf-8").encode("latin-1"))
    assert built(root) == 1
    assert f"{TRIP}:2: die Datei ist nicht in UTF-8 gespeichert" in capsys.readouterr().err


@pytest.mark.parametrize("plugins", [["twinning", "missing_plugin"], ["missing_plugin"], ["twinning", "broken_plugin"]])
def test_a_plugin_that_fails_stops_the_build(
    plugins: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pelican logs it, and builds without."""
    root = copy_sample(tmp_path)
    (root / "broken_plugin.py").write_text("def register():\n    raise RuntimeError\n", encoding="utf-8")
    monkeypatch.syspath_prepend(root)
    with (root / CONF).open("a", encoding="utf-8") as conf:
        conf.write(f"PLUGINS = {plugins!r}\n")
    assert built(root) != 0
    assert "es wird nichts gebaut" in capsys.readouterr().err
    assert not (root / "output").exists()


def test_a_failed_build_leaves_the_old_site_whole(tmp_path: Path) -> None:
    """Pelican's DELETE_OUTPUT_DIRECTORY deletes first and fails then."""
    root = copy_sample(tmp_path)
    with (root / CONF).open("a", encoding="utf-8") as conf:
        conf.write("DELETE_OUTPUT_DIRECTORY = True\n")
    assert built(root) == 0
    before = files(root / "output")
    edit(root / TRIP, "title: ", "titel: ")
    assert built(root) == 1
    assert files(root / "output") == before


def test_two_texts_with_one_slug_stop_the_build_before_it_writes(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    assert built(root) == 0
    before = files(root / "output")
    twin = root / "content/articles/2025/2025-09-19-buergerreise"
    twin.mkdir()
    (twin / "index.md").write_bytes((root / TRIP).read_bytes())
    assert built(root) == 1
    assert files(root / "output") == before


@pytest.mark.parametrize("locale", ["C", "de_DE.UTF-8", "tr_TR.UTF-8"])
def test_no_locale_changes_the_site(locale: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where ``de_DE`` is missing, Pelican drops every article."""
    root = copy_sample(tmp_path)
    assert commands.plan(str(root / CONF), as_json=True) == 0
    expected = json.loads(capsys.readouterr().out)
    code = f"from twinning.edges import commands; raise SystemExit(commands.plan({str(root / CONF)!r}, as_json=True))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={**os.environ, "LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    assert json.loads(run.stdout) == expected


def test_an_embargo_holds_until_its_second(tmp_path: Path) -> None:
    """Pelican publishes the future, or puts it at a guessable draft's address with its pictures beside it."""
    root = copy_sample(tmp_path)
    early = stage(settings_of(root, NOW="2025-12-01 08:59:59"))
    text = published(early)
    assert not [secret for secret in SECRETS if secret in text]
    assert early.site.next_change
    assert early.site.next_change.isoformat() == "2025-12-01T09:00:00+01:00"

    due = stage(settings_of(root, NOW="2025-12-01 09:00"))
    beside = [path.name for path in due.plan if path.is_relative_to("nachrichten/enthuellung")]
    for name in ("index.html", "skulptur", "tuch", "rede.txt"):
        assert any(each.startswith(name) for each in beside), name
    pages = [path for path, output in due.plan.items() if "Geheimnis" in told(output)]
    assert {PurePosixPath(name) for name in ("index.html", "feed.atom", "staedte/davenport/index.html")} <= set(pages)


def test_no_file_of_the_embargoed_is_in_the_folder(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    assert built(root) == 0
    assert not [name for name in files(root / "output") if any(secret in name for secret in (*SECRETS, "tuch"))]


def test_what_has_expired_is_nowhere(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    assert "Kochkurs" in published(stage(settings_of(root, NOW="2025-10-31 23:59:59")))
    gone = published(stage(settings_of(root, NOW="2025-11-01")))
    assert "Kochkurs" not in gone
    # But for its address, which was public: the page there says that it is gone.
    assert "kochkurs" not in re.sub(r"(/[\w-]+)?\bnachrichten/kochkurs/", "", gone)


def test_a_draft_is_nowhere(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root / f"{ARTICLES}/2025-12-01-enthuellung/index.md", "time:", "status: draft\ntime:")
    text = published(stage(settings_of(root, NOW="2026-01-01")))
    assert not [secret for secret in SECRETS if secret in text]


def test_what_is_for_the_office_is_nowhere(tmp_path: Path) -> None:
    """The contact persons under ``stewardship`` never reach a value."""
    root = copy_sample(tmp_path)
    private = root / "content/private"
    private.mkdir()
    (private / "stewardship.yaml").write_text("saint-quentin: Vertrauliche Person\n", encoding="utf-8")
    assert "Vertrauliche Person" not in published(stage(settings_of(root)))


def test_a_change_of_markdowns_settings_is_seen(tmp_path: Path) -> None:
    """Pelican's read cache goes on with what the old ones made."""
    root = copy_sample(tmp_path)
    article = root / "output/nachrichten/buergerreise/index.html"
    assert built(root) == 0
    assert "beim<br" not in article.read_text("utf-8")
    with (root / CONF).open("a", encoding="utf-8") as conf:
        conf.write("MARKDOWN = {'extension_configs': {**MARKDOWN['extension_configs'], 'nl2br': {}}}\n")
    assert built(root) == 0
    assert "beim<br" in article.read_text("utf-8")


def test_broken_leftovers_of_a_cache_do_not_stop_a_build(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    assert built(root) == 0
    before = files(root / "output")
    for path in (root / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:20])
    assert built(root) == 0
    assert files(root / "output") == before


def test_umlauts_become_the_letters_that_people_write(tmp_path: Path) -> None:
    """Pelican makes ``uber-grosse`` of it."""
    root = copy_sample(tmp_path)
    (root / f"{ARTICLES}/2025-09-18-buergerreise").rename(root / f"{ARTICLES}/2025-09-18-Über Größe")
    plan = stage(settings_of(root)).plan
    assert PurePosixPath("nachrichten/ueber-groesse/index.html") in plan
    assert PurePosixPath("nachrichten/ueber-groesse/programm.pdf") in plan


def test_footnotes_stay_in_their_texts(tmp_path: Path) -> None:
    """Pelican's summaries take them along."""
    plan = stage(settings_of(copy_sample(tmp_path))).plan
    pages = {str(path) for path, output in plan.items() if path.suffix == ".html" and "Fußnotentext" in told(output)}
    assert pages == {"nachrichten/buergerreise/index.html"}


def test_every_relative_link_becomes_an_address_of_the_site(tmp_path: Path) -> None:
    """Pelican publishes ``{static}`` in a summary as typed; here no file's name is left, and no reference open."""
    staged = stage(settings_of(copy_sample(tmp_path), NOW="2026-01-01"))
    pages = [
        render(output, staged.templates).decode() for path, output in staged.plan.items() if path.suffix == ".html"
    ]
    assert not [page for page in pages if "index.md" in page or "../" in page]
    assert not [page for page in pages if any("\ue000" <= letter <= "\uf8ff" for letter in page)]
    article = next(page for page in pages if "Alles Weitere steht" in page)
    assert 'href="/termine/buergerreise/#programm"' in article
    assert 'href="/nachrichten/buergerreise/programm.pdf"' in article


def test_the_next_change_is_told_and_not_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A job that builds then needs to know of it; a reader who looked would know of an embargo."""
    root = copy_sample(tmp_path)
    edit(root / CONF, "2025-10-01 12:00", "2025-11-30 23:30")
    assert built(root) == 0
    note: dict[str, Any] = json.loads((root / ".cache/next-change.json").read_text("utf-8"))
    assert "Nächste Änderung von selbst: " in capsys.readouterr().out
    assert note["next_change"] in ("2025-12-01T00:00:00+01:00", "2025-12-01T09:00:00+01:00")
    assert not [name for name, data in files(root / "output").items() if "next-change" in name or b"2025-12-01" in data]


def test_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = copy_sample(tmp_path / "one"), copy_sample(tmp_path / "two")
    assert built(one) == built(two) == 0
    assert files(one / "output") == files(two / "output")


def test_problems_are_refused_by_the_stages_themselves(tmp_path: Path) -> None:
    """Whoever stages gets a plan that is ready, or every problem; never a plan with a hole."""
    root = copy_sample(tmp_path)
    edit(root / TRIP, "title: ", "titel: ")
    with pytest.raises(Refused) as refused:
        stage(settings_of(root))
    assert [problem.line for problem in refused.value.problems] == [2]


def test_a_change_touches_only_what_shows_it(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    before = keys(stage(settings_of(root)))
    edit(root / "content/pages/impressum/index.md", "Am Rathaus 1", "Am Rathaus 2")
    after = keys(stage(settings_of(root)))
    assert {path for path in before if before[path] != after[path]} == {"impressum/index.html"}
