"""Promises of the accessibility statement: it tells what was really found, and says so when it cannot."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml

from tests.samples import copy_sample, settings_of
from twinning.edges.audits import noted, statement_of, write
from twinning.edges.refusals import Refused
from twinning.edges.stages import read_documents, stage
from twinning.model.problems import Problem, Severity
from twinning.model.schema import Audit, Finding, Tool
from twinning.plan.views import Statement
from twinning.render.rendering import render

PAGE = "content/pages/barrierefreiheit/index.md"
TEXT = """\
---
title: Barrierefreiheit
summary: Wie zugänglich diese Website ist.
role: accessibility
{lines}---

Hilft Ihnen das nicht weiter, rufen Sie an.
"""
GAPS = "gaps:\n  - 'Ein Film in \"Gebärdensprache\" fehlt.'\n"
DONE = Audit(
    date=date(2025, 9, 1),
    pages=440,
    languages=3,
    tools=(Tool(name="axe-core", version="4.14.1"), Tool(name="Nu Html Checker", version="26.9.27")),
)
FOUND = DONE.model_copy(update={"findings": (Finding(tool="axe-core", rule="color-contrast", count=12, pages=3),)})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def put(root: Path, lines: str = "", audit: Audit | None = None) -> Path:
    path = root / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    data = TEXT.format(lines=lines).encode()
    path.write_bytes(noted(data, audit) if audit else data)
    return path


def standing(root: Path, language: str = "de") -> Statement:
    path = PurePosixPath("barrierefreiheit/index.html")
    told = stage(settings_of(root)).plan[path if language == "de" else language / path].value.page.statement
    assert isinstance(told, Statement)
    return told


def shown(root: Path) -> str:
    """The words of the page."""
    staged = stage(settings_of(root))
    html = render(staged.plan[PurePosixPath("barrierefreiheit/index.html")], staged.templates).decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def warnings(root: Path, now: str = "2025-10-01") -> list[Problem]:
    return [each for each in stage(settings_of(root, NOW=now)).problems if each.rule == "audit"]


def test_the_result_is_read_back_as_it_was_written(root: Path) -> None:
    put(root, GAPS, FOUND)
    told = standing(root)
    assert told.audit is not None
    assert (told.audit.date, told.audit.pages, told.audit.languages) == (date(2025, 9, 1), 440, 3)
    assert told.audit.tools == ("axe-core 4.14.1", "Nu Html Checker 26.9.27")
    (finding,) = told.audit.findings
    assert (finding.tool, finding.rule, finding.count, finding.pages) == ("axe-core", "color-contrast", 12, 3)


@pytest.mark.parametrize(
    ("lines", "audit", "status"),
    [
        ("", None, "unknown"),
        ("", DONE, "full"),
        ("", FOUND, "partial"),
        (GAPS, DONE, "partial"),
        (GAPS, None, "partial"),
    ],
)
def test_the_status_follows_from_what_was_found_and_what_is_known(
    root: Path, lines: str, audit: Audit | None, status: str
) -> None:
    put(root, lines, audit)
    assert standing(root).status == status


def test_readers_see_what_was_found(root: Path) -> None:
    put(root, GAPS, FOUND)
    words = shown(root)
    assert "teilweise vereinbar" in words
    assert "Ein Film in „Gebärdensprache“ fehlt." in words
    assert "color-contrast axe-core 12 3" in words
    assert "zuletzt am 1. September 2025 überprüft" in words
    assert "Die Programme haben nichts beanstandet" not in words


def test_readers_are_told_that_nothing_was_looked_at(root: Path) -> None:
    put(root)
    words = shown(root)
    assert "noch nicht geprüft" in words
    assert "vereinbar. " not in words


def test_a_translation_tells_the_gaps_in_its_own_words(root: Path) -> None:
    """And the original's, marked as such, as long as nobody has translated them."""
    put(root, GAPS, DONE)
    french = (root / PAGE).with_name("index.fr.md")
    text = "---\ntitle: Accessibilité\nsummary: Notre site.\n{gaps}---\n\nTexte.\n"
    french.write_text(text.format(gaps=""), encoding="utf-8")
    assert standing(root, "fr").gaps == ("Ein Film in „Gebärdensprache“ fehlt.",)
    assert standing(root, "fr").gaps_lang == "de"
    french.write_text(text.format(gaps="gaps: [Un film manque.]\n"), encoding="utf-8")
    assert standing(root, "fr").gaps == ("Un film manque.",)
    assert standing(root, "fr").gaps_lang == ""
    assert standing(root, "fr").audit == standing(root).audit


def test_writing_a_result_changes_nothing_else(root: Path) -> None:
    """The last result gives way; the same result again leaves the file byte for byte."""
    path = put(root, GAPS)
    before = path.read_text(encoding="utf-8")
    statement = statement_of(read_documents(settings_of(root)))
    assert statement is not None
    write(root, statement, FOUND)
    once = path.read_bytes()
    write(root, statement, DONE)
    write(root, statement, FOUND)
    assert path.read_bytes() == once
    head, body = once.decode().split("audit:")
    assert head + "---" + body.partition("\n---")[2] == before
    assert yaml.safe_load(f"audit:{body.partition('---')[0]}")["audit"]["pages"] == 440


def test_line_ends_stay(root: Path) -> None:
    data = noted(TEXT.format(lines=GAPS).replace("\n", "\r\n").encode(), FOUND)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert noted(data, FOUND) == data


def test_no_result_is_a_warning(root: Path) -> None:
    put(root)
    (told,) = warnings(root)
    assert (told.path, told.line, told.severity) == (PAGE, 4, Severity.WARNING)
    assert "fehlt das Ergebnis" in told.message
    assert "invoke accessibility" in told.hint


def test_a_result_is_good_for_a_year(root: Path) -> None:
    put(root, "", DONE)
    assert not warnings(root, "2026-09-01")
    (told,) = warnings(root, "2026-09-02")
    assert told.severity is Severity.WARNING
    assert told.line == 6
    assert "01.09.2025" in told.message


AUDIT = """\
audit:
  date: 2025-09-01
  pages: 440
  languages: 3
  tools: {name: axe-core, version: '4.14.1'}
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("2025-09-01", "gestern", 6, "gestern"),
        ("440", "viele", 7, "viele"),
        ("  pages: 440\n", "", 5, "pages"),
        ("tools:", "tolls:", 9, "tolls"),
        ("version: '4.14.1'", "version: ''", 9, "leer"),
    ],
)
def test_a_broken_result_is_told_with_its_line(root: Path, right: str, wrong: str, line: int, message: str) -> None:
    put(root, AUDIT.replace(right, wrong))
    with pytest.raises(Refused) as refused:
        stage(settings_of(root))
    assert [line, PAGE] in [[told.line, told.path] for told in refused.value.problems if message in told.message]


@pytest.mark.parametrize("lines", [AUDIT, GAPS])
def test_a_result_belongs_to_the_statement_alone(root: Path, lines: str) -> None:
    path = put(root, lines)
    path.write_text(path.read_text(encoding="utf-8").replace("role: accessibility", "menu: footer"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        stage(settings_of(root))
    (told,) = refused.value.problems
    assert told.line == 5
    assert "role: accessibility" in told.hint
