"""From bytes to a document and its problems; never an exception."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twinning.edges.defaults import MARKDOWN
from twinning.model.schema import ArticleFields
from twinning.read.reader import Reader, Reading

READER = Reader(content="content", languages=("de", "fr"), markdown=MARKDOWN)
ARTICLE = PurePosixPath("articles/2025/2025-09-18-reise/index.md")
FRENCH = ARTICLE.with_name("index.fr.md")
GOOD = "---\ntitle: Reise\nsummary: Eine Reise.\n---\n\nText\n"


def read(text: str | bytes, path: PurePosixPath = ARTICLE) -> Reading:
    return READER.read(path, text if isinstance(text, bytes) else text.encode())


def test_a_document_without_problems_is_sound() -> None:
    reading = read(GOOD)
    assert reading.document
    assert not reading.problems
    assert reading.document.is_sound
    assert isinstance(reading.document.fields, ArticleFields)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_line_ends_make_no_difference(mark: bytes, newline: str) -> None:
    assert read(mark + GOOD.replace("\n", newline).encode()) == read(GOOD)


def test_letters_are_composed() -> None:
    reading = read(GOOD.replace("Reise", "Gru\u0308n"))
    assert reading.document
    assert getattr(reading.document.fields, "title", "") == "Grün"


def test_a_text_with_a_mistake_can_still_be_referred_to() -> None:
    reading = read(GOOD.replace("title", "titel"))
    assert reading.document
    assert not reading.document.is_sound
    assert reading.document.bundle.slug == "reise"
    assert len(reading.problems) == 1


@pytest.mark.parametrize("text", ["", "---\n---\n", "---\ntitle:\nsummary:\n---\n\n\n"])
def test_an_empty_translation_is_one_problem(text: str) -> None:
    assert len(read(text, FRENCH).problems) == 1


def test_every_line_with_an_invisible_character_is_told() -> None:
    reading = read(GOOD + "a\x00b\n\nc\x1bd\n")
    assert [problem.line for problem in reading.problems] == [7, 9]


def test_a_broken_line_of_a_word_processor_is_a_space() -> None:
    reading = read(GOOD.replace("Eine Reise.", "Eine\u2028Reise."))
    assert not reading.problems
    assert getattr(reading.document and reading.document.fields, "summary", "").split() == ["Eine", "Reise."]


@settings(deadline=None)
@given(st.binary(max_size=200))
@example(b"---\r\n\xff")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading = read(data)
    assert reading.problems or reading.document


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([ARTICLE, FRENCH]))
@example("title: " + "[" * 5000, "x", ARTICLE)
@example("title: a", "> " * 1000 + "x", ARTICLE)
@example("title: a", "<b>" * 1000, ARTICLE)
@example("title: a", "[" * 1000, ARTICLE)
@example('title: "\\ud83d"', "x", ARTICLE)
@example("title: {a: b}\nsummary: [a]", "x", ARTICLE)
def test_any_text_is_read_or_refused(front: str, body: str, path: PurePosixPath) -> None:
    try:
        data = f"---\n{front}\n---\n{body}".encode()
    except UnicodeEncodeError:
        return
    reading = READER.read(path, data)
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert reading.problems or (reading.document and reading.document.is_sound)
    assert all(1 <= problem.line <= lines for problem in reading.problems)
