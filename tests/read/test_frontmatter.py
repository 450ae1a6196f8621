"""Front matter is read as it was typed, with the line of everything."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twinning.model.schema import FIELDS
from twinning.model.vocabulary import Kind
from twinning.read import frontmatter
from twinning.read.complaints import validate
from twinning.read.frontmatter import FrontMatter, split


def parted(*lines: str, body: str = "Text") -> FrontMatter:
    return split("index.md", "\n".join(["---", *lines, "---", body]))


@pytest.mark.parametrize(
    "value", ["no", "yes", "on", "12:30", "0631 123456", "0631", "1.0", "2025-12-03", "1e3", "0x1F", "1_000", "NULL"]
)
def test_values_stay_the_text_that_was_typed(value: str) -> None:
    """YAML 1.1 would make of them a boolean, sixty-fold minutes, an octal number, a date."""
    assert parted(f"title: {value}").values == {"title": value}


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_a_key_without_a_value_says_nothing(value: str) -> None:
    matter = parted(f"title: {value}")
    assert matter.values == {}
    assert matter.lines["title",] == 2


def test_an_empty_text_between_quotes_is_a_text() -> None:
    assert parted('alt: ""').values == {"alt": ""}


def test_every_key_has_its_line() -> None:
    matter = parted("# Anmerkung", "title: a", "contact:", "  name: b", "cities:", "  - c", "  - d")
    assert matter.values == {"title": "a", "contact": {"name": "b"}, "cities": ("c", "d")}
    assert matter.lines["title",] == 3
    assert matter.lines["contact", "name"] == 5
    assert matter.lines["cities", 1] == 8


def test_the_body_begins_after_the_second_fence() -> None:
    matter = parted("title: a", body="Eins\n\n---\n\nZwei")
    assert (matter.body, matter.body_line) == ("Eins\n\n---\n\nZwei", 4)


@pytest.mark.parametrize("line", ["title: Preis #1 der Stadt", "title: Gleis #3"])
def test_a_hashtag_that_yaml_would_cut_off_is_told(line: str) -> None:
    (problem,) = parted(line).problems
    assert "liest YAML nicht weiter" in problem.message


@pytest.mark.parametrize("line", ["title: a  # Anmerkung", 'title: "Gleis #3"', "title: C#3", "# title: b"])
def test_a_remark_is_a_remark(line: str) -> None:
    assert not parted(line).problems


def test_what_is_wrong_with_yaml_is_told_in_german_at_its_line() -> None:
    matter = parted("title: a", "kicker: a: b")
    assert matter.values is None
    (problem,) = matter.problems
    assert problem.line == 3
    assert "YAML" in problem.message


@pytest.mark.parametrize("bomb", ["a: &a [*a]", "a: " + "[" * 5000, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"])
def test_nobody_can_tie_a_knot(bomb: str) -> None:
    assert len(parted(bomb).problems) == 1


_SCALARS = st.text(max_size=12) | st.sampled_from(
    ["- a", "[a", "{a: b}", "*a", "&a", "!!str", "|", ">", '"', "'", "# x"]
)
_KEYS = st.sampled_from(["title", "cities", "image", "registration", "start", "x", "coordinates", "signed"])
_LINES = st.builds("{}{}: {}".format, st.sampled_from(["", "  ", "- ", "\t"]), _KEYS, _SCALARS) | _SCALARS


@settings(deadline=None)
@given(st.lists(_LINES, max_size=6), st.sampled_from(Kind))
def test_front_matter_of_any_kind_is_valid_or_told(lines: list[str], kind: Kind) -> None:
    """Never an error of Python's, YAML's or pydantic's."""
    matter = parted(*lines)
    fields, problems = validate("index.md", matter, FIELDS[kind])
    assert isinstance(fields, FIELDS[kind])
    for problem in (*matter.problems, *problems):
        assert 1 <= problem.line <= len("\n".join(lines).split("\n")) + 2
        assert "Input" not in problem.message


@settings(deadline=None)
@given(st.lists(_LINES, max_size=6))
@example(["title: a\t"])
@example(["title: a", "\ufeff"])
@example(["title: |#a"])
@example(["title: ä 😀 #b", "- c"])
@example(["? a", ": b", "[c]: d", "{e: f}: g"])
@example(["a: 1", "---", "b: 2"])
@example(["a: &x 1", "b: &x 2"])
@example(["? " * 60 + "a"])
def test_front_matter_reads_alike_without_libyaml(lines: list[str]) -> None:
    """PyYAML comes with or without it; an editor's computer may have the other."""
    text = "\n".join(["---", *lines, "---", ""])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "_QUICK", None)
        slow = split("index.md", text)
    assert split("index.md", text) == slow
