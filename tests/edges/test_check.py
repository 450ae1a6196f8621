"""``invoke check``: whatever an editor gets wrong, she is told where, what and what to do, and all of it at once."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.edges.mistakes import ERRORS, WARNINGS, Mistake, Told, article_path, text
from tests.samples import CONF, copy_sample
from twinning.edges import commands

# What pydantic, YAML and Python would say themselves.
_JARGON = re.compile(
    r"[Ii]nput|should|valid\b|required|expected|found|Error|Traceback|None|NoneType|mapping|scalar|\bstr\b"
)


@pytest.fixture(autouse=True)
def _catalogues_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The theme's catalogues have tests of their own; here it is about what editors write."""
    monkeypatch.setattr("twinning.edges.stages.check_catalogues", lambda *_: [])


def make(root: Path, *mistakes: Mistake) -> None:
    for mistake in mistakes:
        for name, data in mistake.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def checked(root: Path, capsys: pytest.CaptureFixture[str], form: str) -> tuple[int, str]:
    code = commands.check(str(root / CONF), form)
    printed = capsys.readouterr()
    assert not printed.err
    return code, printed.out


def found(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    code, out = checked(root, capsys, "json")
    return code, json.loads(out)


def assert_told(problem: dict[str, Any], told: Told) -> None:
    assert (problem["path"], problem["line"]) == (told.path, told.line)
    assert told.message in problem["message"]
    assert told.hint in problem["hint"]
    assert problem["severity"] == told.severity
    assert not _JARGON.search(problem["message"].replace("„date“", "") + problem["hint"])


def in_order(*mistakes: Mistake) -> list[Told]:
    told = [each for mistake in mistakes for each in mistake.told]
    return sorted(told, key=lambda each: (each.path, each.line))


def test_a_site_without_mistakes_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(copy_sample(tmp_path), capsys, "text") == (0, "Alles in Ordnung.\n")


@pytest.mark.parametrize("mistake", ERRORS, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_once_at_its_place_with_advice(
    mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    make(root, mistake)
    code, problems = found(root, capsys)
    assert code == 1
    assert len(problems) == len(mistake.told), problems
    for problem, told in zip(problems, in_order(mistake), strict=True):
        assert_told(problem, told)
        assert problem["hint"]


@pytest.mark.parametrize("warning", WARNINGS, ids=lambda warning: warning.name)
def test_a_warning_alone_does_not_stop_a_build(
    warning: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    make(root, warning)
    code, (problem,) = found(root, capsys)
    assert code == 0
    assert_told(problem, warning.told[0])


def test_all_mistakes_are_told_in_one_run_sorted_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    make(root, *ERRORS, *WARNINGS)
    code, out = checked(root, capsys, "text")
    assert code == 1
    *lines, count = out.splitlines()
    expected = in_order(*ERRORS, *WARNINGS)
    headings = [line for line in lines if not line.startswith("    ")]
    assert len(headings) == len(expected)
    for line, told in zip(headings, expected, strict=True):
        assert line.startswith(f"{told.path}:{told.line}: ")
        assert line.startswith(f"{told.path}:{told.line}: Hinweis: ") == (told.severity == "warning")
        assert told.message in line
    errors = sum(told.severity == "error" for told in expected)
    assert count == f"{errors} Fehler, {len(expected) - errors} Hinweise."


def test_programs_get_the_same_problems_as_json_and_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_sample(tmp_path)
    make(root, *ERRORS, *WARNINGS)
    expected = [(told.path, told.line, told.severity) for told in in_order(*ERRORS, *WARNINGS)]
    code, problems = found(root, capsys)
    assert code == 1
    assert [(each["path"], each["line"], each["severity"]) for each in problems] == expected

    code, out = checked(root, capsys, "sarif")
    assert code == 1
    report = json.loads(out)
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result, problem in zip(run["results"], problems, strict=True):
        (place,) = (location["physicalLocation"] for location in result["locations"])
        assert place["region"]["startLine"] == problem["line"] >= 1
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["artifactLocation"]["uri"])
        assert result["level"] == problem["severity"]
        assert result["ruleId"] in rules
        assert problem["message"] in result["message"]["text"]
        assert problem["hint"] in result["message"]["text"]


def test_what_refers_to_a_broken_text_is_not_called_broken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles, events and links name Saint-Quentin; the one mistake in its profile is told once."""
    root = copy_sample(tmp_path)
    city = root / "content/cities/saint-quentin/index.md"
    city.write_bytes(city.read_bytes().replace(b"country:", b"kountry:"))
    code, (problem,) = found(root, capsys)
    assert code == 1
    assert_told(
        problem,
        Told(path="content/cities/saint-quentin/index.md", line=4, message="„kountry“", hint="Meinten Sie „country“?"),
    )


def test_two_mistakes_in_one_file_are_both_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key misspelt does not hide an unknown topic, a broken link or a missing picture."""
    root = copy_sample(tmp_path)
    content = text("toppics: [x]", "topics: [reise]", body="[x](fehlt.pdf)\n\n# Titel")
    make(root, Mistake(name="zwei", files={article_path("zwei"): content.encode()}, told=()))
    _, problems = found(root, capsys)
    assert [problem["line"] for problem in problems] == [4, 5, 8, 10]


def test_what_looks_odd_and_is_right_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A byte order mark, CRLF, decomposed names and YAML 1.2's texts are how systems write, and no mistake."""
    root = copy_sample(tmp_path)
    picture = (root / "content/articles/2025/2025-12-01-enthuellung/tuch.png").read_bytes()
    odd = text(
        "kicker: no",
        "source: 12:30",
        "contact:",
        "  phone: 0631 1234",
        "image:",
        "  file: gru\u0308n.png",
        "  alt: Gru\u0308n",
        "  credit: Stadt",
        body='![Das Grün](grün.png "Foto: Stadt") für <20 Euro, 5 < 6, <3\u2028und <abbr title="Uhr">U.</abbr>',
    )
    folder = "content/articles/2025/2025-09-20-gru\u0308ne-stadt"
    files = {
        f"{folder}/index.md": b"\xef\xbb\xbf" + odd.replace("\n", "\r\n").encode(),
        f"{folder}/gru\u0308n.png": picture,
    }
    make(root, Mistake(name="odd", files=files, told=()))
    assert checked(root, capsys, "text") == (0, "Alles in Ordnung.\n")


def test_a_former_address_that_is_taken_is_told_at_the_text_that_claims_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    content = text("former_urls: /nachrichten/buergerreise/")
    make(root, Mistake(name="clash", files={article_path("clash"): content.encode()}, told=()))
    code, problems = found(root, capsys)
    assert code == 1
    assert {problem["path"] for problem in problems} == {
        article_path("clash"),
        "content/articles/2025/2025-09-18-buergerreise/index.md",
    }


@pytest.mark.parametrize("former", ["/feed.atom/alt/", "/index.html/a/b.html"])
def test_a_former_address_below_a_file_is_told_before_the_build_stumbles_over_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], former: str
) -> None:
    root = copy_sample(tmp_path)
    content = text(f"former_urls: {former}")
    make(root, Mistake(name="below", files={article_path("below"): content.encode()}, told=()))
    code, problems = found(root, capsys)
    assert (code, [problem["path"] for problem in problems]) == (1, [article_path("below")])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '    "fr": {\n        "articles"',
            '    "it": {\n        "articles"',
            (24, "für „fr“ fehlt: articles", "Jede Sprache"),
        ),
        ('SITEURL = ""', 'SITEURL = "www.example.org"', (10, "keine vollständige Webadresse", "https://")),
        ('"Europe/Berlin"', '"Europa/Berlin"', (18, "„Europa/Berlin“ ist keine Zeitzone", "Europe/Berlin")),
        ('LANGUAGES = ("de",', 'LANGUAGES = ("en",', (23, "die erste Sprache muss DEFAULT_LANG sein", "Reihenfolge")),
        ('"country": "DE"', '"country": "Deutschland"', (12, "kein Länderkürzel", "Zwei Großbuchstaben")),
        ("ORGANISATION = ", "ORGANIZATION = ", (1, "es fehlt „ORGANISATION“", "ergänzen")),
        ('"kultur": {"de"', '"kultur": {"da"', (53, "das Thema „kultur“ hat keinen Namen in „de“", "ergänzen")),
        ('CHANNELS = ("mastodon", "facebook")', "CHANNELS = 7", (57, "„CHANNELS“ erwartet eine Liste", "pelicanconf")),
    ],
)
def test_settings_that_make_no_site_are_told_at_their_line(
    old: str, new: str, told: tuple[int, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    conf = (root / CONF).read_text("utf-8")
    assert old in conf
    (root / CONF).write_text(conf.replace(old, new), encoding="utf-8")
    code, (problem,) = found(root, capsys)
    assert code == 1
    line, message, hint = told
    assert_told(problem, Told(path=CONF, line=line, message=message, hint=hint))


def test_a_moment_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = commands.check(str(copy_sample(tmp_path) / CONF), "text", now="01.10.2025")
    assert code == 1
    assert "Für den 1.10.2025: 2025-10-01." in capsys.readouterr().out
