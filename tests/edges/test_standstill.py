"""Promises of a build that has nothing to do: it says so without Pelican, and only then."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpora import restore, store
from tests.edges.test_builds import an_article, append, tree
from tests.samples import CONF, copy_sample
from twinning.edges.commands import build, publish
from twinning.edges.standstill import Standstill

HERE = Path(__file__).parents[2]

_BUILD = """
import sys
from twinning.edges.commands import build
code = build(*sys.argv[1:])
print("pelican" in sys.modules)
sys.exit(code)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_sample(tmp_path)
    shutil.copytree("theme", root / "theme")
    append(root / CONF, 'SEARCH = False\nTHEME = "theme"\nNOW = "2025-11-20"\n')
    return root


@pytest.fixture
def standing(root: Path) -> Path:
    """A site that has been built."""
    assert build(str(root / CONF)) == 0
    assert is_told(root)
    return root


def is_told(root: Path, **override: str) -> bool:
    return bool(Standstill(str(root / CONF), override).told())


def run(root: Path, *words: str, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, CONF, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(HERE), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout.splitlines()


def test_the_same_is_said_without_pelican(root: Path) -> None:
    """In the words of every build, from a folder of one's own, and the note of the next change is there again."""
    made, *due, has_imported = run(root)
    total = made.split()[0]
    before = tree(root / "output")
    (root / ".cache" / "next-change.json").unlink()
    assert has_imported == "True"
    assert run(root) == [f"0 Dateien geschrieben, {total} unverändert: {root / 'output'}", *due, "False"]
    assert tree(root / "output") == before
    assert (root / ".cache" / "next-change.json").exists()


def test_whoever_reads_along_may_go(standing: Path) -> None:
    """As ``head`` does, and ``true`` at once."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -c '{_BUILD}' {CONF} | true"],
        cwd=standing,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def rewritten(path: Path) -> None:
    """Other bytes; the size and the time of writing are as before."""
    stat = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


EDITS: dict[str, Callable[[Path], object]] = {
    "text": lambda root: append(an_article(root), "Noch ein Satz."),
    "text, unseen": lambda root: rewritten(an_article(root)),
    "text gone": lambda root: shutil.rmtree(an_article(root).parent),
    "another file": lambda root: (an_article(root).parent / "mehr.txt").write_text("mehr", encoding="utf-8"),
    "no content": lambda root: shutil.rmtree(root / "content"),
    "template": lambda root: append(root / "theme/templates/article.html", "{# mehr #}"),
    "style": lambda root: append(root / "theme/static/css/site.css", "/* mehr */"),
    "setting": lambda root: append(root / CONF, 'SITENAME = "Anders"'),
    "settings broken": lambda root: append(root / CONF, "SITENAME = ("),
    "another plugin": lambda root: append(root / CONF, 'PLUGINS = ["twinning", "pelican.plugins.signals"]'),
    "zone unknown": lambda root: append(root / CONF, 'TIMEZONE = "Europe/Nirgends"'),
    "no zone": lambda root: append(root / CONF, "del TIMEZONE"),
    "no date": lambda root: append(root / CONF, 'NOW = "bald"'),
    "later": lambda root: append(root / CONF, 'NOW = "2026-11-20"'),
    "earlier": lambda root: append(root / CONF, 'NOW = "2024-11-20"'),
}
ON_THE_OTHER_SIDE: dict[str, Callable[[Path], object]] = {
    "a page gone": lambda root: (root / "output/index.html").unlink(),
    "a page more": lambda root: (root / "output/mehr.html").write_text("mehr", encoding="utf-8"),
    "a page edited": lambda root: append(root / "output/index.html", "mehr"),
    "no output": lambda root: shutil.rmtree(root / "output"),
    "no cache": lambda root: shutil.rmtree(root / ".cache"),
}


def test_whatever_is_new_is_built(standing: Path) -> None:
    """And what is as it was before is not: the bytes count, not when they were written."""
    store(standing, standing.parent / "stored")
    for name, edit in EDITS.items():
        edit(standing)
        assert not is_told(standing), name
        restore(standing, standing.parent / "stored")
        assert is_told(standing), name
    for name, edit in ON_THE_OTHER_SIDE.items():
        edit(standing)
        assert not is_told(standing), name
        assert build(str(standing / CONF)) == 0
        assert is_told(standing), name


def test_the_settings_file_is_run_each_time(root: Path) -> None:
    """What it asks of the environment, of the time or of other files is asked again."""
    (root / "name.txt").write_text("Eins", encoding="utf-8")
    append(
        root / CONF, 'import os\nfrom pathlib import Path\nSITENAME = Path(__file__).with_name("name.txt").read_text()'
    )
    append(root / CONF, 'ORGANISATION = os.environ.get("WHO", "Stadt")')
    assert run(root)[-1] == "True"
    assert run(root)[-1] == "False"
    assert run(root, WHO="Andere")[-1] == "True"
    (root / "name.txt").write_text("Zwei", encoding="utf-8")
    assert run(root, WHO="Andere")[-1] == "True"
    assert run(root, WHO="Andere")[-1] == "False"
    assert run(root, "2025-11-20 12:00", WHO="Andere")[-1] == "False"
    assert run(root, "2026-11-20", WHO="Andere")[-1] == "True"


def test_whose_site_stands_is_not_mixed_up(standing: Path) -> None:
    """Another folder, or other settings for the same one."""
    assert not is_told(standing, OUTPUT_PATH=str(standing / "elsewhere"))
    public = standing / "publishconf.py"
    public.write_text(f"{(standing / CONF).read_text('utf-8')}\nSITEURL = 'https://example.org'\n", encoding="utf-8")
    assert not Standstill(str(public), {}).told()
    assert build(str(public)) == 0
    assert Standstill(str(public), {}).told()
    assert not is_told(standing)


def test_what_is_to_be_refused_is_not_told(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Publishing without an address, also where the site stands that was built without one."""
    assert publish(str(standing / CONF)) == 1
    assert "SITEURL ist leer" in capsys.readouterr().err
