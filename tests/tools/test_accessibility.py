"""Promises of the accessibility run: what is wrong with a page is found, counted and told."""

from pathlib import Path

import pytest

from tests.tools.accessibility import Fault, axe_faults, findings, nu_faults, tools

PAGE = """\
<!DOCTYPE html>
<html lang="de">
<head>
  <meta charset="utf-8">
  <title>Probe</title>
  <link rel="icon" href="data:,">
  <style>{style}</style>
</head>
<body><main><h1>Probe</h1>{body}</main></body>
</html>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def put(folder: Path, name: str, body: str = "", style: str = "p { color: #000 }") -> str:
    path = folder / name / "index.html"
    path.parent.mkdir()
    path.write_text(PAGE.format(body=body, style=style), encoding="utf-8")
    return f"{name}/index.html"


def test_a_page_in_order_is_found_in_order(folder: Path) -> None:
    pages = [put(folder, "gut", "<p>Ein Satz.</p>")]
    assert axe_faults(folder, pages) == []
    assert nu_faults(folder, pages) == []


def test_axe_looks_in_both_schemes(folder: Path) -> None:
    """What can be read in light colours need not be in dark ones."""
    dark = (
        "html { color-scheme: light dark } @media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }"
    )
    pages = [
        put(folder, "dunkel", "<p>Ein Satz.</p>", dark),
        put(folder, "bild", '<img src="data:," width="9" height="9">'),
    ]
    found = {(fault.rule, fault.page) for fault in axe_faults(folder, pages)}
    assert ("color-contrast", "dunkel/index.html") in found
    assert ("image-alt", "bild/index.html") in found


def test_nu_finds_what_is_no_html(folder: Path) -> None:
    faults = nu_faults(folder, [put(folder, "falsch", '<p id="a">Eins</p><p id="a">Zwei</p>')])
    assert "Duplicate ID “…”." in {fault.rule for fault in faults}


def test_a_page_that_cannot_be_looked_at_is_no_page_in_order(folder: Path) -> None:
    with pytest.raises(Exception, match="could not look at every page"):
        nu_faults(folder, ["fehlt/index.html"])


def test_findings_are_counted_by_rule() -> None:
    """In an order that does not depend on that of the pages."""
    faults = [
        Fault(tool="b", rule="x", page="2"),
        Fault(tool="a", rule="y", page="1", count=3),
        Fault(tool="a", rule="y", page="1"),
        Fault(tool="a", rule="y", page="2"),
    ]
    told = [(each.tool, each.rule, each.count, each.pages) for each in findings(faults)]
    assert told == [("a", "y", 5, 2), ("b", "x", 1, 1)]
    assert findings(faults) == findings(faults[::-1])


def test_tools_are_told_with_their_versions() -> None:
    assert [tool.name for tool in tools()] == ["axe-core", "Nu Html Checker"]
    assert all(tool.version[0].isdigit() for tool in tools())
