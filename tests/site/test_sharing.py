"""What networks are told of every page."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.site.conftest import BuiltSite
from tests.site.test_pages import elements


def told(page: Path) -> dict[str, list[str]]:
    """The page's metadata by property."""
    found: dict[str, list[str]] = {}
    for tag, attributes in elements(page):
        if tag == "meta":
            found.setdefault(attributes.get("property") or attributes.get("name", ""), []).append(
                attributes.get("content", "")
            )
    return found


def test_every_page_has_a_picture(site: BuiltSite) -> None:
    """By its whole address, and there; in the size it is announced with; with words for who does not see it."""
    for page in site.pages():
        if "refresh" in page.read_text(encoding="utf-8")[:600]:  # an old address that leads on
            continue
        meta = told(page)
        (address,), (alt,) = meta["og:image"], meta["og:image:alt"]
        assert address.startswith(f"{site.url}/"), page
        data = (site.folder / address.removeprefix(f"{site.url}/")).read_bytes()
        with Image.open(BytesIO(data)) as image:
            assert [[str(side)] for side in image.size] == [meta["og:image:width"], meta["og:image:height"]]
        assert alt, page
        assert "%(" not in alt
        assert meta["twitter:card"] == ["summary_large_image"]


def test_pages_of_their_own_have_their_own(site: BuiltSite) -> None:
    """Not the front page's: the picture lies beside the page."""
    for picture in site.folder.rglob("sharing.png"):
        address = f"{site.url}/{picture.relative_to(site.folder).as_posix()}"
        assert told(picture.with_name("index.html"))["og:image"] == [address]


def test_languages(site: BuiltSite) -> None:
    """The page's own locale first, then those it is offered in, each once."""
    meta = told(site.folder / "index.html")
    assert meta["og:locale"] == ["de_DE"]
    assert "ja_JP" in meta["og:locale:alternate"]
    assert len(set(meta["og:locale:alternate"])) == len(meta["og:locale:alternate"])
    assert "de_DE" not in meta["og:locale:alternate"]
