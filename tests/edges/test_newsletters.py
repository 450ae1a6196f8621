"""Promises of the newsletter: a mail that says all in two ways, shows its pictures, and leads back to the site."""

import email
import json
import re
import subprocess
from base64 import b64decode
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests.samples import ARTICLES, CONF, copy_sample, settings_of
from tests.tools.install import vnu_command
from twinning.edges.commands import newsletter
from twinning.edges.newsletters import written
from twinning.edges.refusals import Refused
from twinning.edges.stages import stage
from twinning.plan.newsletters import UNSUBSCRIBE

URL = "https://host.example/partner"
# The sculpture is unveiled, the trip starts tomorrow, and the festival has no day yet.
NOW = "2025-12-02 12:00"
SINCE = "2025-09-01"
TRIP, TRIP_FR, SCULPTURE, FESTIVAL = (
    "Bürgerreise nach Saint-Quentin",
    "Voyage à Saint-Quentin",
    "Geheimnis gelüftet",
    "Stadtfest",
)


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if data.strip() and self.found:
            self.texts.append((self.found[-1][1].get("lang", ""), data.strip()))

    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.found if tag == "a"]

    def pictures(self) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.found if tag == "img"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def files(root: Path, since: str = SINCE, city: str = "", language: str = "", now: str = NOW) -> tuple[Path, Path]:
    staged = stage(settings_of(root, SITEURL=URL, NOW=now))
    return written(staged, root / "newsletter", since, city, language)


def mail_of(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert isinstance(body, EmailMessage)
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_mail_is_made_as_mail_programs_expect(root: Path) -> None:
    """Text first, then HTML with its pictures beside it: whoever shows only one shows the best it can."""
    message = mail_of(files(root)[0])
    parts = [(each.get_content_type(), each.get_content_disposition(), each.defects) for each in message.walk()]
    assert parts == [
        ("multipart/alternative", None, []),
        ("text/plain", None, []),
        ("multipart/related", None, []),
        ("text/html", None, []),
        ("image/jpeg", "inline", []),
    ]
    assert message["List-Unsubscribe"] == f"<{UNSUBSCRIBE}>"
    assert message["X-Unsent"] == "1"
    assert message["Content-Language"] == "de"
    assert message["Date"] == "Mon, 01 Dec 2025 09:00:00 +0100"
    assert str(message["Message-ID"]).endswith("@host.example>")
    assert not message["To"]


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("", "Musterstadt und seine Partnerstädte – Neues seit dem 1. September 2025"),
        ("fr", "Musterstadt und seine Partnerstädte – Les nouveautés depuis le 1er septembre 2025"),
    ],
)
def test_its_headers_are_ascii_in_short_lines_and_lose_nothing(root: Path, language: str, subject: str) -> None:
    data = files(root, language=language)[0].read_bytes()
    head = data.partition(b"\r\n\r\n")[0]
    assert head.isascii()
    assert max(map(len, head.split(b"\r\n"))) <= 78
    read = email.message_from_bytes(data, policy=compat32)
    assert str(make_header(decode_header(read["Subject"].replace("\r\n", "")))) == subject
    assert "Stadt Musterstadt" in str(make_header(decode_header(read["From"])))


def test_both_parts_say_every_title(root: Path) -> None:
    message = mail_of(files(root)[0])
    for kind in ("plain", "html"):
        text = part(message, kind)
        for title in (TRIP, SCULPTURE, FESTIVAL, "Neues seit dem 1. September 2025"):
            assert title in text, kind
        assert UNSUBSCRIBE in text
        assert "Impressum" in text


def test_it_tells_where_a_registration_stands(root: Path) -> None:
    """With the ways to register as long as there are any."""
    for now, words in (
        ("2025-10-01", ("Noch Plätze frei", "buero@musterstadt.example")),
        (NOW, ("Anmeldung geschlossen",)),
    ):
        message = mail_of(files(root, now=now)[0])
        for kind in ("plain", "html"):
            assert all(word in part(message, kind) for word in words), (now, kind)
    assert "mailto:" not in part(mail_of(files(root)[0]), "html")


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_link_is_whole(root: Path, language: str) -> None:
    """Whoever reads a mail is nowhere: each address says on which host, and below which path."""
    mail, page = files(root, language=language)
    message = mail_of(mail)
    links = Elements(part(message, "html")).links() + Elements(page.read_text(encoding="utf-8")).links()
    links += re.findall(r"^\S+:\S+$", part(message, "plain"), re.MULTILINE)
    assert len(links) >= 15
    for link in links:
        parts = urlsplit(link)
        assert parts.scheme in ("mailto", "tel") or link.startswith(f"{URL}/") or link == UNSUBSCRIBE, link


def test_every_link_leads_to_a_page_of_the_site(root: Path) -> None:
    plan = stage(settings_of(root, SITEURL=URL, NOW=NOW)).plan
    pages = {f"{URL}/{path}".removesuffix("index.html") for path in plan}
    links = Elements(files(root, language="fr")[1].read_text(encoding="utf-8")).links()
    assert set(links) <= pages


def test_pictures_are_within_the_mail_small_and_described(root: Path) -> None:
    message = mail_of(files(root)[0])
    (shown,) = Elements(part(message, "html")).pictures()
    enclosed = {str(each["Content-ID"]): each for each in message.walk() if each["Content-ID"]}
    assert shown["src"].startswith("cid:")
    picture = enclosed.pop(f"<{shown['src'].removeprefix('cid:')}>")
    assert not enclosed
    data = picture.get_content()
    with Image.open(BytesIO(data)) as image:
        assert image.format == "JPEG"
        assert image.size == (int(shown["width"]), int(shown["height"]))
        assert image.width <= 560
    assert shown["alt"] == "Eine Skulptur unter einem Tuch"
    assert "Foto: Stadt Musterstadt" in part(message, "html")


def test_the_page_for_browsers_needs_nothing_else(root: Path) -> None:
    """The same as the mail, with the pictures in it; nobody has subscribed to it."""
    mail, page = files(root)
    html, sent = page.read_text(encoding="utf-8"), part(mail_of(mail), "html")
    (shown,) = Elements(html).pictures()
    kind, _, data = shown["src"].partition(",")
    assert kind == "data:image/jpeg;base64"
    assert b64decode(data).startswith(b"\xff\xd8")
    assert UNSUBSCRIBE not in html
    assert not re.search(r"<(?:link|script|style)\b", html + sent)
    assert [tag for tag, _ in Elements(html).found] == [tag for tag, _ in Elements(sent).found][:-2]


def test_it_can_be_read_by_everyone(root: Path) -> None:
    """A language, headings in order, letters of 16 px at least, no tables; the reader's own colours, dark or light."""
    found = Elements(part(mail_of(files(root)[0]), "html")).found
    tags = [tag for tag, _ in found]
    assert dict(found)["html"]["lang"] == "de"
    headings = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(headings))
    styles = " ".join(attributes.get("style", "") for _, attributes in found)
    assert min(map(int, re.findall(r"font-size: (\d+)px", styles))) >= 16
    assert "color-scheme: light dark" in styles
    assert not re.search(r"(?<![-\w])(?:color|background(?:-color)?): (?!inherit)", styles)
    assert not {"table", "font", "center"} & set(tags)


def test_what_is_not_translated_is_marked(root: Path) -> None:
    """For eyes by words, for screen readers by the language of its element."""
    mail, page = files(root, language="fr")
    for html in (part(mail_of(mail), "html"), page.read_text(encoding="utf-8")):
        texts = Elements(html).texts
        assert ("", TRIP_FR) in texts
        assert ("de", SCULPTURE) in texts
        assert ("de", FESTIVAL) in texts
        assert "en allemand" in html
    plain = part(mail_of(mail), "plain")
    assert re.search(rf"{SCULPTURE}\n.*\n.* · en allemand\n", plain)
    assert re.search(rf"{TRIP_FR}\n.*\n18 septembre 2025\n", plain)


def test_one_city_alone(root: Path) -> None:
    mail, page = files(root, city="davenport")
    assert mail.name == "newsletter-2025-09-01-davenport-de.eml"
    text = part(mail_of(mail), "plain") + page.read_text(encoding="utf-8")
    assert SCULPTURE in text
    assert FESTIVAL in text
    assert TRIP not in text
    assert "Davenport – Neues seit dem" in text


def test_only_what_is_new(root: Path) -> None:
    """News that have appeared since that day, that day included; the dates are all that are to come."""
    text = part(mail_of(files(root, since="2025-12-01")[0]), "plain")
    assert SCULPTURE in text
    assert f"{TRIP}\nIm Dezember" not in text
    assert f"{TRIP}\nZwei Tage" in text
    assert SCULPTURE not in part(mail_of(files(root, since="2025-12-01 09:01")[0]), "plain")


def test_what_is_under_embargo_is_not_told(root: Path) -> None:
    mail, page = files(root, now="2025-12-01 08:59")
    texts = (part(mail_of(mail), "plain"), part(mail_of(mail), "html"), page.read_text(encoding="utf-8"))
    assert not [text for text in texts if SCULPTURE in text]


def test_the_same_news_are_the_same_bytes(root: Path) -> None:
    """Whenever it is made, until a text changes or a change is due."""
    first = [path.read_bytes() for path in files(root)]
    assert [path.read_bytes() for path in files(root, now="2025-12-02 18:30")] == first
    article = root / ARTICLES / "2025-12-01-enthuellung" / "index.md"
    article.write_text(article.read_text(encoding="utf-8").replace("Geheimnis", "Das Geheimnis"), encoding="utf-8")
    assert all(new != old for new, old in zip((path.read_bytes() for path in files(root)), first, strict=True))


def test_the_html_checker_finds_nothing(root: Path) -> None:
    pages = []
    for language in ("de", "fr"):
        mail, page = files(root, language=language)
        sent = page.with_suffix(".mail.html")
        sent.write_text(part(mail_of(mail), "html"), encoding="utf-8")
        pages += [str(page), str(sent)]
    run = subprocess.run([*vnu_command(), "--format", "json", *pages], capture_output=True, text=True, check=False)
    assert not json.loads(run.stderr)["messages"]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"since": "1.9.2025"}, "das Datum „1.9.2025“ bitte mit dem Jahr zuerst schreiben"),
        ({"since": ""}, "der Tag fehlt, seit dem etwas neu ist"),
        ({"since": "2026-09-01"}, "„2026-09-01“ liegt in der Zukunft"),
        ({"city": "davenprot"}, "unbekannte Stadt „davenprot“"),
        ({"language": "it"}, "unbekannte Sprache „it“"),
        ({"now": "2026-11-01", "since": "2026-10-31"}, "es gibt nichts zu erzählen"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(root: Path, wanted: dict[str, str], message: str) -> None:
    with pytest.raises(Refused) as refusal:
        files(root, **wanted)
    assert message in refusal.value.problems[0].message
    assert not (root / "newsletter").exists()


def test_a_folder_that_takes_no_files_is_a_mistake_like_any_other(root: Path) -> None:
    (root / "newsletter").write_text("a file, not a folder")
    with pytest.raises(Refused) as refusal:
        files(root)
    assert "lässt sich nichts schreiben" in refusal.value.problems[0].message


def test_without_an_address_there_is_none(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert newsletter(CONF, SINCE) == 1
    assert "SITEURL ist leer" in capsys.readouterr().err
