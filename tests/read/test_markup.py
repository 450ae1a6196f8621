"""Markdown becomes safe HTML with its references open; what cannot stay is told, with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twinning.edges.defaults import MARKDOWN
from twinning.model.documents import Body, Slot
from twinning.model.problems import Problem
from twinning.read.markup import Markup

MARKUP = Markup("de", MARKDOWN)


def converted(source: str) -> tuple[Body, list[Problem]]:
    return MARKUP.convert("index.md", source, 10)


def html(source: str) -> str:
    body, problems = converted(source)
    assert not problems
    return "".join(part if isinstance(part, str) else f" {part.attribute}=…" for part in body.parts)


def test_references_are_left_open_with_their_lines() -> None:
    body, problems = converted('Ein [Link](a.md#x),\nnoch [einer](a.md#x).\n\n![Bild](b c.png "Foto: X")\n')
    assert not problems
    assert [(each.target, each.line, each.embeds) for each in body.references] == [
        ("a.md#x", 10, False),
        ("a.md#x", 11, False),
        ("b c.png", 13, True),
    ]
    assert [part.reference for part in body.parts if isinstance(part, Slot)] == [0, 1, 2]


def test_the_line_of_a_long_address_ends_behind_its_name() -> None:
    """A phone has no room for some; nothing is added to where the link leads, and none but addresses are touched."""
    assert '"mailto:a@b.example">a@<wbr>b.example</a>' in html("[a@b.example](mailto:a@b.example)")
    assert "<wbr>" not in html("[Schreiben Sie!](mailto:a@b.example) a@b.example [@stadt](https://a.example/@stadt)")


@pytest.mark.parametrize("start", ["", "Ein Satz davor,\n", "Vier Wörter stehen davor "])
def test_typography_closes_no_open_reference(start: str) -> None:
    """Typography has private characters of its own; every reference must outlive it."""
    body, _ = converted(f"{start}[Link](a.md) und so\n[weiter](b.md).\n\n- noch ein Punkt\n  [hier](c.md)\n")
    assert [part.reference for part in body.parts if isinstance(part, Slot)] == [0, 1, 2]
    assert len(body.references) == 3


@pytest.mark.parametrize(
    ("source", "target"),
    [("[x](gr%C3%BCn.md)", "grün.md"), ("[x](<a b.md>)", "a b.md"), ("[x][1]\n\n[1]: a.md", "a.md")],
)
def test_targets_are_decoded(source: str, target: str) -> None:
    body, _ = converted(source)
    assert [each.target for each in body.references] == [target]


@pytest.mark.parametrize("address", ["https://example.org/a", "mailto:a@example.org", "tel:+49631", "//example.org/a"])
def test_whole_addresses_stay(address: str) -> None:
    assert f'href="{address}"' in html(f"[x]({address})")


def test_headings_are_anchors_by_their_words() -> None:
    body, _ = converted("## Über uns\n\n### Größe\n\n## Über uns\n")
    assert body.anchors == {"ueber-uns", "groesse", "ueber-uns_1"}


def test_a_picture_alone_is_a_figure_with_its_credit() -> None:
    text = html('![Ein Bild](a.png "Foto: Stadt")')
    assert text.startswith("<figure>")
    assert text.endswith("<figcaption>Foto: Stadt</figcaption></figure>")


@pytest.mark.parametrize("source", ["5 < 6", "ab <20 Euro", "<3", "a & b", "x <y", "1 > 0", "<!-- Anmerkung -->Text"])
def test_angle_brackets_that_are_no_tags_stay_text(source: str) -> None:
    html(source)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a\n\n<SCRIPT>x</SCRIPT>", 12),
        ('a\n\n<b onclick="x">y</b>', 12),
        ("a\n\n[x](javascript:x)", 12),
        ("a\n\n[x](JaVaScRiPt:x)", 12),
        ("a\n\n[x](data:text/html,x)", 12),
        ("a\n\n# B", 12),
        ("a\n\n> # B", 12),
        ("a\n\nB\n===", 12),
        ("a\n\n<h1>B</h1>", 12),
        ("a\n\nb </i>", 12),
        ("a\n\n<i>b", 12),
        ("a\n\n<![CDATA[b]]>", 12),
        ("a\n\n<div>\n<![b]>\n</div>", 13),
        ("a\n\n<div>\n<![ b>\n</div>", 13),
    ],
)
def test_what_is_taken_out_is_told(source: str, line: int) -> None:
    _, problems = converted(source)
    assert [problem.line for problem in problems] == [line]
    assert problems[0].hint


_PIECES = st.sampled_from(
    "< > </ /> <b> </b> <script> <!-- --> [ ]( ) ![ {#a} ` * _ &lt; &#x0; &amp; \" ' = | [^1] a.md href= Wort".split()
) | st.sampled_from(["# ", "\n", "\n\n", "    ", "- ", "> ", "[^1]: ", "*[A]: ", " "])


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_any_text_becomes_safe_html_or_problems(source: str) -> None:
    body, problems = converted(source)
    assert len([part for part in body.parts if isinstance(part, Slot)]) == len(body.references)
    text = "".join(part for part in body.parts if isinstance(part, str))
    assert "<script" not in text.lower()
    lines = source.count("\n") + 1
    assert all(10 <= problem.line < 10 + lines for problem in problems)
