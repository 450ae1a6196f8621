"""A folder that is renamed: whoever knows the piece by its old name finds it, in every language."""

from pathlib import Path, PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.plan.addresses import Addresses
from twinning.plan.names import first_name, names
from twinning.plan.redirects import Redirect


def renamed(root: Path, former: str) -> Staged:
    """The sample, its article about the trip renamed to ``fahrt``."""
    articles = root / "content/articles/2025"
    folder = (articles / "2025-09-18-buergerreise").rename(articles / "2025-09-19-fahrt")
    text = (folder / "index.md").read_text(encoding="utf-8")
    (folder / "index.md").write_text(text.replace("  - /alt/reise/", former), encoding="utf-8")
    return stage(settings_of(root, SITEURL="https://partner.example"))


@pytest.mark.parametrize(
    ("former", "expected"),
    [
        ("  - /nachrichten/buergerreise/", ("buergerreise", "fahrt")),
        ("  - /nachrichten/buergerreise/index.html", ("buergerreise", "fahrt")),
        ("  - /alt/reise/\n  - /nachrichten/buergerreise\n  - /nachrichten/tour/", ("buergerreise", "tour", "fahrt")),
        ("  - /nachrichten/reise.html", ("fahrt",)),
        ("  - /nachrichten/2025/reise/", ("fahrt",)),
        ("  - /alt/reise/", ("fahrt",)),
    ],
)
def test_names(tmp_path: Path, former: str, expected: tuple[str, ...]) -> None:
    """An address of ours tells the name; one that no slug ever had, as of another website, does not."""
    site = renamed(copy_sample(tmp_path), former).site
    article, addresses = site.articles["fahrt"], Addresses(facts=site.facts)
    assert names(addresses, article) == expected
    assert first_name(addresses, article) == expected[0]


def test_old_addresses_lead_on_in_every_language(tmp_path: Path) -> None:
    """The editor names the German one; the French page is found by its old address, too, where there is one."""
    plan = renamed(copy_sample(tmp_path), "  - /nachrichten/buergerreise/").plan
    found = {
        str(path): (output.value.href, output.value.lang)
        for path, output in plan.items()
        if isinstance(output.value, Redirect)
    }
    assert found == {
        "nachrichten/buergerreise/index.html": ("/nachrichten/fahrt/", "de"),
        "fr/actualites/buergerreise/index.html": ("/fr/actualites/fahrt/", "fr"),
    }


def test_an_address_that_an_editor_names_is_told_once(tmp_path: Path) -> None:
    """Whoever wrote down the French one as well has done nothing wrong."""
    plan = renamed(copy_sample(tmp_path), "  - /nachrichten/buergerreise/\n  - /fr/actualites/buergerreise/").plan
    assert PurePosixPath("fr/actualites/buergerreise/index.html") in plan
