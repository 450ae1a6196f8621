"""What a place says: kind, date, short name and language."""

from pathlib import PurePosixPath

import pytest

from twinning.model.dates import PartialDate
from twinning.model.vocabulary import Kind
from twinning.read.bundles import NotABundle, bundle_of, is_document, language_of, legible


@pytest.mark.parametrize(
    ("path", "kind", "slug", "date"),
    [
        ("articles/2025/2025-09-18-Über Größe/index.md", Kind.ARTICLE, "ueber-groesse", PartialDate(2025, 9, 18)),
        ("articles/2025-09-18-ohne-jahr/index.fr.md", Kind.ARTICLE, "ohne-jahr", PartialDate(2025, 9, 18)),
        ("events/2026/2026-09-stadtfest/index.md", Kind.EVENT, "stadtfest", PartialDate(2026, 9)),
        ("cities/guimara\u0303es/index.md", Kind.CITY, "guimaraes", None),
        ("pages/2-wege/index.md", Kind.PAGE, "2-wege", None),
    ],
)
def test_the_folders_name_gives_date_and_slug(path: str, kind: Kind, slug: str, date: PartialDate | None) -> None:
    bundle = bundle_of(PurePosixPath(path), "content")
    assert (bundle.kind, bundle.slug, bundle.date) == (kind, slug, date)


def test_a_folder_is_named_as_links_name_it() -> None:
    """macOS decomposes letters in names; what editors type is composed."""
    assert bundle_of(PurePosixPath("cities/guimara\u0303es/index.md"), "content").folder == "content/cities/guimarães"


@pytest.mark.parametrize(
    "path",
    [
        "artikel/2025/2025-09-18-x/index.md",
        "articles/index.md",
        "articles/2025/2025-02-30-x/index.md",
        "articles/2025/2025-09-x/index.md",
        "articles/2025/18.9.2025-x/index.md",
        "articles/2025/2025-09-18-/index.md",
        "pages/ジャンプ/index.md",
        "pages/2025/index.md",
    ],
)
def test_a_place_that_says_nothing_is_told_at_the_original_with_advice(path: str) -> None:
    with pytest.raises(NotABundle) as refusal:
        bundle_of(PurePosixPath(path).with_name("index.fr.md"), "content")
    problem = refusal.value.problem
    assert problem.path == f"content/{path}"
    assert problem.hint


def test_the_bundle_that_was_meant_can_still_be_referred_to() -> None:
    with pytest.raises(NotABundle) as refusal:
        bundle_of(PurePosixPath("events/2025/2025-02-30-reise/index.md"), "content")
    assert refusal.value.meant is not None
    assert refusal.value.meant.slug == "reise"


@pytest.mark.parametrize(
    ("path", "language"),
    [("pages/a/index.md", "de"), ("pages/a/index.fr.md", "fr"), ("pages/a/index.de-simple.md", "de-simple")],
)
def test_the_files_name_gives_the_language(path: str, language: str) -> None:
    assert is_document(PurePosixPath(path))
    assert language_of(PurePosixPath(path), "de") == language


@pytest.mark.parametrize(
    "path", ["README.md", "pages/a/notizen.md", "private/stewardship/index.md", "pages/a/foto.jpg"]
)
def test_other_files_are_no_texts(path: str) -> None:
    assert not is_document(PurePosixPath(path))


def test_a_name_in_another_encoding_can_be_printed() -> None:
    assert legible("gr\udcfcn.jpg") == "gr\ufffdn.jpg"
