"""What is in which feed, and what its HTML may hold."""

import json
import re
from pathlib import Path, PurePosixPath

import pytest

from tests.plan.feeds.editions import TRIP, URL, edition, feeds, sample, staged
from twinning.plan.feeds.contents import content
from twinning.plan.pages import PageValue
from twinning.plan.views import CityPage, Picture, TopicPage
from twinning.render.rendering import render

PAGE = "https://host.example/base/nachrichten/reise/"
EVENT = "content/events/2025/2025-12-03-buergerreise/index.md"


def items(documents: dict[str, bytes], path: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(documents[f"{path}.json"])["items"]
    return found


def ids(documents: dict[str, bytes], path: str) -> set[str]:
    return {str(item["id"]).partition(":")[2].partition(":")[2] for item in items(documents, path)}


def test_each_feed_tells_of_its_own(tmp_path: Path) -> None:
    """News under their cities, topics and channels; a feed with nothing in it is there all the same."""
    documents = feeds(edition(sample(tmp_path)))
    assert ids(documents, "feed") == {"article/buergerreise/de", "article/enthuellung/de"}
    assert ids(documents, "staedte/davenport/davenport") == {"article/enthuellung/de"}
    assert ids(documents, "themen/reisen/reisen") == {"article/buergerreise/de"}
    assert ids(documents, "channels/mastodon") == {"article/buergerreise/de"}
    assert ids(documents, "channels/facebook") == set()


def test_an_event_is_told_on_the_day_it_is_published(tmp_path: Path) -> None:
    """With ``publish`` it is in the feeds of its city, topic and channel, not among the news; without, in calendars."""
    root = sample(tmp_path)
    file = root / EVENT
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("kind: trip", "kind: trip\npublish: 2025-10-05\nchannels: [facebook]"), encoding="utf-8"
    )
    documents = feeds(edition(root))
    assert ids(documents, "staedte/saint-quentin/saint-quentin") == {"article/buergerreise/de", "event/buergerreise/de"}
    assert ids(documents, "channels/facebook") == {"event/buergerreise/de"}
    assert items(documents, "channels/facebook")[0]["date_published"] == "2025-10-05T00:00:00+02:00"
    assert "event/buergerreise/de" not in ids(documents, "feed")


def test_a_channel_gets_a_post_and_no_more(tmp_path: Path) -> None:
    """A title, a short text, a link, a picture with its text; and only what is told in the feed's language."""
    root = sample(tmp_path)
    news = root / "content/articles/2025/2025-12-01-enthuellung/index.md"
    text = news.read_text(encoding="utf-8")
    news.write_text(text.replace("topics: [kultur]", "topics: [kultur]\nchannels: [facebook]"), encoding="utf-8")
    documents = feeds(staged(root))
    (post,) = items(documents, "channels/facebook")
    picture = str(post["image"])
    assert picture.startswith(f"{URL}/nachrichten/enthuellung/skulptur-")
    assert post == {
        "id": "tag:musterstadt.example,2025:article/enthuellung/de",
        "url": f"{URL}/nachrichten/enthuellung/",
        "title": "Geheimnis gelüftet",
        "content_text": "Die Skulptur für Davenport ist enthüllt.",
        "image": picture,
        "date_published": "2025-12-01T09:00:00+01:00",
        "date_modified": "2025-12-01T09:00:00+01:00",
        "language": "de",
        "attachments": [
            {
                "url": picture,
                "mime_type": {"png": "image/png", "jpg": "image/jpeg"}[picture.rpartition(".")[2]],
                "title": "Eine Skulptur unter einem Tuch",
                "_picture": {"credit": "Foto: Stadt Musterstadt"},
            }
        ],
    }
    assert items(documents, "fr/channels/facebook") == []


BEFORE = "2025-10-01"


def trip(documents: dict[str, bytes], path: str) -> dict[str, object]:
    """The news of the trip, in the language that a feed has it in."""
    return next(item for item in items(documents, path) if "article/buergerreise" in str(item["id"]))


def test_an_entry_says_how_its_dates_stand(tmp_path: Path) -> None:
    """Over the text of the news that tell of a date: the date, a link to it, and whether there are places."""
    told = trip(feeds(edition(sample(tmp_path), NOW=BEFORE)), "feed")
    assert str(told["content_html"]).startswith(
        f'<p><strong><a href="{URL}/termine/buergerreise/">Bürgerreise nach Saint-Quentin</a></strong>'
        " · 3.–4. Dezember 2025, 07:30 Uhr · Noch Plätze frei · Anmeldeschluss: 15. November 2025</p>\n"
    )
    assert told["summary"] == "Im Dezember geht es zwei Tage in die Partnerstadt."


def test_how_a_date_stands_is_said_in_the_words_of_the_readers(tmp_path: Path) -> None:
    """In the edition's language, and marked as such in an entry that has only a text in another."""
    root = sample(tmp_path)
    told = trip(feeds(staged(root, NOW=BEFORE)), "fr/feed")
    assert (told["language"], "Places disponibles" in str(told["content_html"])) == ("fr", True)
    (root / TRIP / "index.fr.md").unlink()
    told = trip(feeds(staged(root, NOW=BEFORE)), "fr/feed")
    assert (told["language"], "Places disponibles" in str(told["content_html"])) == ("de", True)
    assert '<p lang="fr"><strong><a href="' in str(told["content_html"])


def test_a_text_in_another_language_is_announced_as_such(tmp_path: Path) -> None:
    """In the words of those who subscribed, before they read: many programs show no language of an entry."""
    site = feeds(staged(sample(tmp_path), NOW=BEFORE))
    note = '<p lang="en">This text is not yet available in your language. You are reading it in German.</p>'
    assert str(trip(site, "en/feed")["content_html"]).startswith(note)
    assert "<p lang=" not in str(trip(site, "feed")["content_html"])
    assert "<p lang=" not in str(trip(site, "fr/feed")["content_html"])


def test_a_post_about_a_full_trip_names_the_next(tmp_path: Path) -> None:
    """Nobody is invited to what is full: a line of the post says so, and when the other one is."""
    root = sample(tmp_path)
    file = root / EVENT
    text = file.read_text(encoding="utf-8").replace("start: 07:30\nend: 2025-12-04\n", "")
    second = root / "content/events/2025/2025-12-10-zweiter-bus/index.md"
    second.parent.mkdir()
    second.write_text(text, encoding="utf-8")
    file.write_text(text.replace("status: open", "status: full\n  another_date: zweiter-bus"), encoding="utf-8")
    (post,) = items(feeds(edition(root, NOW=BEFORE)), "channels/mastodon")
    assert str(post["content_text"]).splitlines() == [
        "Im Dezember geht es zwei Tage in die Partnerstadt.",
        "Bürgerreise nach Saint-Quentin · 3. Dezember 2025 · Ausgebucht · Weiterer Termin: 10. Dezember 2025",
    ]


def test_a_post_about_a_date_names_its_day(tmp_path: Path) -> None:
    """Its title says what it is, the line below its summary when, and how it stands."""
    root = sample(tmp_path)
    text = (root / EVENT).read_text(encoding="utf-8")
    told = text.replace("kind: trip", "kind: trip\npublish: 2025-09-20\nchannels: [facebook]\nstate: cancelled")
    (root / EVENT).write_text(told, encoding="utf-8")
    (post,) = items(feeds(edition(root, NOW=BEFORE)), "channels/facebook")
    assert str(post["content_text"]).splitlines() == [
        "Zwei Tage in der Partnerstadt.",
        "3.–4. Dezember 2025, 07:30 Uhr · Abgesagt",
    ]


def test_readers_never_meet_a_channel(tmp_path: Path) -> None:
    """It is no tag of an entry, and no page names its feed."""
    site = staged(sample(tmp_path))
    assert b"mastodon" not in b"".join(body for path, body in feeds(site).items() if "channels/" not in path)
    heads = [output.value.page.head for output in site.plan.values() if isinstance(output.value, PageValue)]
    assert not any("channels" in feed.href for head in heads for feed in head.feeds)


def test_pages_announce_their_own_feed(tmp_path: Path) -> None:
    """In the head of every city's and topic's page stands a feed of its own, and it is there."""
    site = staged(sample(tmp_path), SITEURL="https://host.example/base")
    found = 0
    for path, output in site.plan.items():
        if isinstance(output.value, PageValue) and isinstance(output.value.page, CityPage | TopicPage):
            own = [feed for feed in output.value.page.head.feeds if feed.href.endswith(f"/{path.parent.name}.atom")]
            assert [feed.href for feed in own] == [f"/base/{path.parent}/{path.parent.name}.atom"]
            assert path.parent / f"{path.parent.name}.atom" in site.plan
            found += 1
    assert found == 4 * 3


@pytest.mark.parametrize("page", ["index.html", "fr/villes/davenport/index.html", "themen/reisen/index.html"])
def test_both_forms_are_announced(tmp_path: Path, page: str) -> None:
    """Whatever a reader takes, it finds in the head: each Atom feed, and the same as JSON beside it."""
    site = staged(sample(tmp_path), SITEURL="https://host.example/base")
    html = render(site.plan[PurePosixPath(page)], site.templates).decode()
    told = re.findall(r'<link rel="alternate"\s+type="([^"]+)"\s+title="([^"]+)"\s+href="/base/([^"]+)">', html)
    found = {(kind, href) for kind, _, href in told if kind != "text/calendar"}
    atom = {href for kind, href in found if kind == "application/atom+xml"}
    json_feeds = {href for kind, href in found if kind == "application/feed+json"}
    assert json_feeds == {href.replace(".atom", ".json") for href in atom}
    assert len(atom) == (1 if page == "index.html" else 2)
    assert {PurePosixPath(href) for href in atom | json_feeds} <= site.plan.keys()


def test_a_translation_says_its_language(tmp_path: Path) -> None:
    """Each entry bears the language of its texts, labels included, whatever the edition's."""
    told = {str(item["language"]): item for item in items(feeds(staged(sample(tmp_path))), "fr/feed")}
    assert told["fr"]["title"] == "Voyage à Saint-Quentin"
    assert told["fr"]["tags"] == ["Saint-Quentin", "Voyages"]
    assert told["de"]["tags"] == ["Davenport", "Kultur"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p><a href="../fest/">F</a></p>', '<p><a href="https://host.example/base/nachrichten/fest/">F</a></p>'),
        ('<a href="#fn:1">1</a>', f'<a href="{PAGE}#fn:1">1</a>'),
        ('<a href="/base/plan.pdf">P</a>', '<a href="https://host.example/base/plan.pdf">P</a>'),
        ('<a href="mailto:a@b.example">A</a>', '<a href="mailto:a@b.example">A</a>'),
        ('<img src="große halle.jpg" alt="">', f'<img src="{PAGE}gro%C3%9Fe%20halle.jpg" alt="">'),
        ('<img src="a.jpg" srcset="b.jpg 2x" alt="A">', f'<img src="{PAGE}a.jpg" alt="A">'),
        ('<p class="x" id="y" style="z" onclick="w" lang="fr">A<script>b</script></p>', '<p lang="fr">A</p>'),
    ],
)
def test_content_is_safe_and_whole_anywhere(body: str, expected: str) -> None:
    """No address depends on where it is read, and nothing in it can run."""
    assert content(body, None, PAGE) == expected


def test_a_picture_stands_over_the_text_with_its_maker() -> None:
    """Whoever took it is named wherever it is shown."""
    picture = Picture(src="/base/foto.jpg", alt="Ein <Bus>", credit="Foto: Muster", caption="Im Mai.", lang="de")
    assert content("<p>Text</p>", picture, PAGE) == (
        '<figure lang="de"><img src="https://host.example/base/foto.jpg" alt="Ein &lt;Bus&gt;">'
        "<figcaption>Im Mai. Foto: Muster</figcaption></figure>\n<p>Text</p>"
    )


def test_without_an_address_feeds_are_made_all_the_same(tmp_path: Path) -> None:
    """While developing, links are root-relative, and ids are what they will be."""
    root = sample(tmp_path)
    assert (root / TRIP).is_dir()
    found = items(feeds(edition(root, SITEURL="")), "feed")
    assert {item["url"] for item in found} == {"/nachrichten/enthuellung/", "/nachrichten/buergerreise/"}
    assert all(str(item["id"]).startswith("tag:musterstadt.example,2025:") for item in found)
