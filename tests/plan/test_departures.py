"""Promises to whoever follows a link to news that have expired: a word instead of an error, and nothing of the news."""

from pathlib import Path, PurePosixPath

import pytest

from tests.samples import ARTICLES, copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.plan.redirects import Redirect
from twinning.render.rendering import render

AFTER = "2025-11-01"
PAGE = PurePosixPath("nachrichten/kochkurs/index.html")
SITEURL = "https://partner.example"


def gone(staged: Staged) -> set[PurePosixPath]:
    return {path for path, output in staged.plan.items() if output.recipe.name == "gone.html"}


def edit(root: Path, bundle: str, old: str, new: str) -> None:
    file = root / ARTICLES / bundle / "index.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_address_says_that_it_is_gone(tmp_path: Path) -> None:
    """With ways on; without a word of what was there."""
    staged = stage(settings_of(copy_sample(tmp_path), NOW=AFTER, SITEURL=SITEURL))
    assert gone(staged) == {PAGE}
    html = render(staged.plan[PAGE], staged.templates).decode()
    assert "Diese Nachricht gibt es nicht mehr" in html
    assert 'href="/suche/"' in html
    assert 'href="/staedte/davenport/"' in html
    assert not [word for word in ("Kochkurs", "Rezepte", "Gekocht", "Anmelden kann") if word in html]


def test_search_engines_are_to_forget_it(tmp_path: Path) -> None:
    """Nothing else of the site names the address: no list, feed, calendar or sitemap."""
    staged = stage(settings_of(copy_sample(tmp_path), NOW=AFTER, SITEURL=SITEURL))
    assert b'<meta name="robots" content="noindex">' in render(staged.plan[PAGE], staged.templates)
    others = [output for path, output in staged.plan.items() if path != PAGE]
    assert not [output.path for output in others if b"kochkurs" in render(output, staged.templates)]


def test_it_is_gone_in_every_language_that_it_was_read_in(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    translation = root / ARTICLES / "2025-08-01-kochkurs" / "index.fr.md"
    translation.write_text("---\ntitle: Cours de cuisine\nsummary: Un soir.\n---\n\nTexte.\n", encoding="utf-8")
    staged = stage(settings_of(root, NOW=AFTER))
    french = next(iter(gone(staged) - {PAGE}))
    assert french.parts[0] == "fr"
    html = render(staged.plan[french], staged.templates).decode()
    assert "Cette actualité n’existe plus" in html
    assert "Cours de cuisine" not in html


@pytest.mark.parametrize(
    "when", ["status: draft\nexpires: 2025-10-31", "time: 18:00\nexpires: 2025-08-01T12:00", "expires: 2025-12-31"]
)
def test_only_what_was_public_is_gone(tmp_path: Path, when: str) -> None:
    """Neither a draft, nor what is over before it begins, nor what is still there."""
    root = copy_sample(tmp_path)
    edit(root, "2025-08-01-kochkurs", "expires: 2025-10-31", when)
    assert not gone(stage(settings_of(root, NOW="2025-08-01 13:00" if "time" in when else AFTER)))


def test_what_is_embargoed_has_no_such_page(tmp_path: Path) -> None:
    staged = stage(settings_of(copy_sample(tmp_path), NOW="2025-10-01"))
    assert not gone(staged)
    assert not [path for path in staged.plan if "enthuellung" in str(path)]


def test_an_address_that_leads_on_still_does(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    redirect = "expires: 2025-10-31\nredirect: ../../../cities/davenport/index.md"
    edit(root, "2025-08-01-kochkurs", "expires: 2025-10-31", redirect)
    value = stage(settings_of(root, NOW=AFTER)).plan[PAGE].value
    assert isinstance(value, Redirect)
    assert value.href == "/staedte/davenport/"


def test_another_piece_may_take_the_address(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, "2025-09-18-buergerreise", "  - /alt/reise/", "  - /nachrichten/kochkurs/")
    value = stage(settings_of(root, NOW=AFTER)).plan[PAGE].value
    assert isinstance(value, Redirect)
    assert value.href == "/nachrichten/buergerreise/"
