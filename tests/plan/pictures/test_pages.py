"""Pictures and attachments of the pages of a site."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.plan.pictures.samples import encoded, photograph, quarters
from tests.samples import ARTICLES, copy_sample, settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import Staged, stage
from twinning.plan.files import File
from twinning.plan.pictures.renditions import Rendition
from twinning.render.rendering import render

SECRET, TRIP = f"{ARTICLES}/2025-12-01-enthuellung", f"{ARTICLES}/2025-09-18-buergerreise"
AFTER = "2026-01-01 12:00"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_sample(tmp_path)
    (root / SECRET / "skulptur.png").write_bytes(encoded(photograph(800, 600), "JPEG"))
    (root / SECRET / "tuch.png").write_bytes(encoded(quarters(400, 300), "PNG"))
    return root


def add(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def staged(root: Path, now: str = AFTER) -> Staged:
    return stage(settings_of(root, NOW=now))


def page(staged: Staged, path: str) -> str:
    return render(staged.plan[PurePosixPath(path)], staged.templates).decode()


def addresses(html: str) -> Iterator[str]:
    yield from re.findall(r'<img[^>]* src="/([^"]+)"', html)
    for srcset in re.findall(r'srcset="([^"]+)"', html):
        yield from (each.split()[0].removeprefix("/") for each in srcset.split(", "))


def refused(root: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(Refused) as caught:
        staged(root)
    return [(each.path, each.line, each.message) for each in caught.value.problems if each.is_error]


def test_an_editors_picture_is_never_published(root: Path) -> None:
    """Whether it leads, stands in a text or is linked to: what is published was made from it."""
    add(root / SECRET / "index.md", "Das [Tuch](tuch.png) als Bild.")
    for output in staged(root).plan.values():
        if isinstance(output.value, File):
            assert not output.value.path.endswith((".png", ".jpg")), output.path
        if isinstance(output.value, Rendition):
            assert output.path.name not in ("skulptur.png", "tuch.png")


def test_every_address_that_a_page_offers_is_a_file(root: Path) -> None:
    made = staged(root)
    found = list(addresses(page(made, "nachrichten/enthuellung/index.html")))
    assert any("skulptur-640-" in each for each in found)
    assert any("tuch-320-" in each for each in found)
    assert all(PurePosixPath(each) in made.plan for each in found)


def test_before_its_time_a_picture_is_nowhere(root: Path) -> None:
    """Neither the text nor what it shows: an address that one could guess would tell."""
    plan = staged(root, "2025-10-01").plan
    assert not [path for path in plan if "skulptur" in path.name or "tuch" in path.name]


def test_a_pictures_room_is_kept_free(root: Path) -> None:
    """Width and height of what is shown, cut as it is shown; fetched at once above the text, later within it."""
    html = page(staged(root), "nachrichten/enthuellung/index.html")
    _, lead, cloth = re.findall(r"<img [^>]*>", html)
    assert 'width="800"' in lead
    assert 'height="533"' in lead
    assert 'loading="lazy"' not in lead
    assert 'width="400" height="300" loading="lazy" decoding="async"' in cloth
    assert 'alt="Das Tuch aus der Nähe"' in cloth


def test_all_languages_share_one_set_of_files(root: Path) -> None:
    (root / TRIP / "foto.jpg").write_bytes(encoded(photograph(), "JPEG"))
    for name in ("index.md", "index.fr.md"):
        add(root / TRIP / name, '![Der Bus](foto.jpg "Foto: Stadt")')
    made = staged(root)
    german, french = (page(made, path) for path in _pages(made, "buergerreise"))
    assert list(addresses(german)) == list(addresses(french)) != []


def _pages(staged: Staged, slug: str) -> list[str]:
    titles = (f"nachrichten/{slug}/index.html", f"fr/actualites/{slug}/index.html")
    return [path for path in titles if PurePosixPath(path) in staged.plan]


def test_a_picture_that_is_linked_opens_large(root: Path) -> None:
    add(root / SECRET / "index.md", "Das [Bild](skulptur.png) in groß.")
    made = staged(root)
    (href,) = re.findall(r'<a href="/([^"]+)">Bild</a>', page(made, "nachrichten/enthuellung/index.html"))
    value = made.plan[PurePosixPath(href)].value
    assert (value.width, value.height, value.format) == (800, 600, "jpg")


def test_a_link_says_what_one_is_about_to_fetch(root: Path) -> None:
    """Type and size in the page's language, as words that are read out and printed."""
    (root / TRIP / "programm.pdf").write_bytes(b"%PDF-1.7".ljust(340_400))
    add(
        root / TRIP / "index.md",
        "Dazu das **[ganze *Programm*](programm.pdf)** und [Saint-Quentin](#top-x).\n\n## Top x",
    )
    add(root / TRIP / "index.fr.md", "Voici le [programme](programm.pdf).")
    made = staged(root)
    german, french = (page(made, path) for path in _pages(made, "buergerreise"))
    assert '<a href="/nachrichten/buergerreise/programm.pdf">ganze <em>Programm</em> (PDF, 340 kB)</a>' in german
    assert "Saint-Quentin</a>" in german
    assert "programme (PDF, 340\u202fko)</a>" in french


def test_a_broken_picture_is_told_once_at_its_file(root: Path) -> None:
    (root / SECRET / "tuch.png").write_bytes((root / SECRET / "skulptur.png").read_bytes()[:9000])
    add(root / SECRET / "index.md", '![Noch einmal](tuch.png "Foto: Stadt")')
    message = "„tuch.png“: die Datei ist beschädigt oder unvollständig"
    assert refused(root) == [(f"{SECRET}/tuch.png", 1, message)]


def test_what_is_shown_must_be_a_picture(root: Path) -> None:
    path = root / SECRET / "index.md"
    add(path, '![Die Rede](rede.txt "Foto: Stadt")')
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert refused(root) == [(f"{SECRET}/index.md", line, "„rede.txt“ ist kein Bild")]
    path.write_text(path.read_text(encoding="utf-8").replace("file: skulptur.png", "file: rede.txt"), encoding="utf-8")
    assert (f"{SECRET}/index.md", 8, "„rede.txt“ ist kein Bild") in refused(root)


def test_what_is_not_used_need_not_be_in_order(root: Path) -> None:
    """The camera's own file may stay beside the picture made from it."""
    (root / SECRET / "IMG_1.HEIC").write_bytes(b"\0\0\0\x18ftypheic")
    assert [problem.rule for problem in staged(root).problems if "IMG_1" in problem.path] == ["unused"]
