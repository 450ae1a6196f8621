"""What Markdown is spared changes nothing of what it makes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from twinning.edges.defaults import MARKDOWN
from twinning.read.extensions import HouseRules
from twinning.read.shortcuts import HeadingAnchors, Shortcuts

CONFIGS = MARKDOWN["extension_configs"]
TOC = "markdown.extensions.toc"


def markdown(*more: str, spared: bool) -> Markdown:
    names = [name for name in CONFIGS if name != TOC]
    anchors, last = (HeadingAnchors(), [Shortcuts()]) if spared else (TOC, [])
    return Markdown(extensions=[*names, anchors, *more, HouseRules(), *last], output_format="html")


WHOLE, SPARED = markdown(spared=False), markdown(spared=True)

_PIECES = st.sampled_from(
    "< > </ /> <b> </b> <div> </div> <!-- --> [ ]( ) ![ {#a} {fr} ` `` * ** _ __ \\ \\* \\[ \\{ &lt; &amp; & \" ' ="
    ' == | [^1] a.md (a.md) [x](a.md) [x](<a b.md>) [x](a.md"y") [x](a(b).md) [x][1] [x] <a@b.de>'
    " <http://b.de> [TOC] Wort größer # -- --- 10. 1. : + ~ href= {: .a}".split()
) | st.sampled_from(
    ["# ", "## ", "\n", "\n\n", "\n\n", "    ", "- ", "> ", "[^1]: ", "*[A]: ", "\n[1]: ", "\n: ", " ", "  \n", "\t"]
)
_LINES = st.sampled_from(
    ["ein Satz mit Wörtern ", "\n| a | b |\n|---|--:|\n| c | d |\n", "\n===\n", "\n---\n", "\n\n1. a\n2. b\n\n"]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES | _LINES | st.text(max_size=3), max_size=30).map("".join))
@example("[[x](a.md)](b.md) und ![b](c.png) [d](e.md 'f') [](g.md) [h]()")
@example("Ein Satz\n  eingerückt\n1. Punkt\n\n   Zwei\n")
@example("[x]\n\n[y][x]\n\n[x]: a.md 'b'\n")
def test_no_text_comes_out_otherwise(source: str) -> None:
    assert SPARED.reset().convert(source) == WHOLE.reset().convert(source)


def test_a_table_of_contents_is_made_where_it_is_asked_for() -> None:
    html = SPARED.reset().convert("[TOC]\n\n## Über uns\n\n### Wege\n")
    assert html.count("<li>") == 2
    assert 'class="toc"' in html


@pytest.mark.parametrize(
    ("extension", "source"),
    [
        ("markdown.extensions.admonition", "!!! note\n    Text *hier*\n"),
        ("markdown.extensions.nl2br", "eins\nzwei\n"),
        ("markdown.extensions.legacy_em", "_a_b_ und *c*"),
        ("markdown.extensions.wikilinks", "[[Seite]]"),
        ("markdown.extensions.fenced_code", "```\n*a*\n```\n"),
        ("markdown.extensions.md_in_html", '<div markdown="1">\n*a*\n</div>\n'),
    ],
)
def test_an_extension_that_a_site_adds_finds_what_it_looks_for(extension: str, source: str) -> None:
    html = markdown(extension, spared=True).convert(source)
    assert html == markdown(extension, spared=False).convert(source)
    assert html != SPARED.reset().convert(source)


def test_the_engines_own_settings_have_no_step_that_is_unknown() -> None:
    """Or every text would take twice as long; an update of Markdown may bring one."""
    assert "plain" in SPARED.parser.blockprocessors
    SPARED.reset().convert("Ein Satz, und noch einer.")
    inline = SPARED.treeprocessors["inline"]
    assert len(getattr(inline, "inlinePatterns")) == 0  # noqa: B009  # the stubs take it for any treeprocessor
