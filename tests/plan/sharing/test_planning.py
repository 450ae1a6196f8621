"""Sharing pictures in the plan of a site."""

from pathlib import Path, PurePosixPath

import pytest

from tests.samples import EVENTS, copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.plan.sharing.values import Card

URL = "https://host.example/partner"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def staged(root: Path, **settings: object) -> Staged:
    return stage(settings_of(root, **{"SITEURL": URL, **settings}))


def cards(site: Staged) -> dict[str, Card]:
    return {str(path): output.value for path, output in site.plan.items() if isinstance(output.value, Card)}


def test_none_without_an_address(root: Path) -> None:
    """Networks take whole addresses only; and a preview need not draw."""
    assert not cards(staged(root, SITEURL=""))


def test_one_beside_each_page(root: Path) -> None:
    """Of each edition's front page, and of every article, date and city in the languages it has."""
    site = staged(root)
    drawn = set(cards(site))
    assert {"sharing.png", "en/sharing.png", "fr/sharing.png", "nachrichten/buergerreise/sharing.png"} <= drawn
    assert all(PurePosixPath(path).with_name("index.html") in site.plan for path in drawn)
    for slug in site.site.cities:
        assert {f"staedte/{slug}/sharing.png", f"en/cities/{slug}/sharing.png"} <= drawn


def test_what_is_said_of_a_date(root: Path) -> None:
    """Its kind and when it is; one that is cancelled shows no day that somebody might come on."""
    path = next((root / EVENTS).glob("*/index.md"))
    slug = path.parent.name[11:]
    address = f"termine/{slug}/sharing.png"
    assert "2025" in cards(staged(root))[address].kicker
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("state:")]
    path.write_text("\n".join([lines[0], "state: cancelled", *lines[1:]]), encoding="utf-8")
    kicker = cards(staged(root))[address].kicker
    assert "2025" not in kicker
    assert kicker.endswith(" · abgesagt")


@pytest.mark.parametrize("title", ["姉妹都市", "Побратимени градове", "Łódź i Đakovo"])
def test_titles_are_set_in_every_script_of_ours(root: Path, title: str) -> None:
    """Japanese, Cyrillic, the rest of Latin: the title stands in the picture as it stands on the page."""
    assert _translated(root, title).title == title


def test_what_cannot_be_set_is_not(root: Path) -> None:
    """A title in a script that the faces lack gives way to the two cities' names."""
    assert (
        _translated(root, "자매도시").title == f"Musterstadt – {staged(root).site.cities[_city(root)].original.title}"
    )


def _city(root: Path) -> str:
    return min((root / "content/cities").glob("*/index.md")).parent.name


def _translated(root: Path, title: str) -> Card:
    """The card of a city whose French text bears this title."""
    slug = _city(root)
    text = f"---\ntitle: {title}\nsummary: Kurz.\n---\n\nText.\n"
    (root / "content/cities" / slug / "index.fr.md").write_text(text, encoding="utf-8")
    return cards(staged(root))[f"fr/villes/{slug}/sharing.png"]
