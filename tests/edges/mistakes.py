"""What editors get wrong: each mistake as the files that make it, and what is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.samples import SAMPLE

_PICTURE = (SAMPLE / "content/articles/2025/2025-12-01-enthuellung/tuch.png").read_bytes()
_CREDIT = '"Foto: Stadt"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A problem as it is to be told: where, and a part of what is said and of what is advised."""

    path: str
    line: int
    message: str
    hint: str
    severity: str = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Files to be written into a copy of the sample; they get in no other mistake's way."""

    name: str
    files: Mapping[str, bytes]
    told: tuple[Told, ...]


def article_path(name: str, file: str = "index.md") -> str:
    return f"content/articles/2025/2025-09-20-{name}/{file}"


def event_path(name: str) -> str:
    return f"content/events/2025/2025-11-20-{name}/index.md"


def text(
    *lines: str, body: str = "Ein Text.", title: str = "title: Titel", summary: str = "summary: Worum es geht."
) -> str:
    """A document: ``lines`` begin in line 4, and two lines after the last of them and its fence the body."""
    front = [line for line in (title, summary) if line]
    return "\n".join(["---", *front, *lines, "---", "", body, ""])


def in_article(
    name: str, line: int, message: str, hint: str, *lines: str, body: str = "Ein Text.", **files: bytes
) -> Mistake:
    """A mistake in the front matter or the text of one article; ``files`` lie beside it."""
    beside = {article_path(name, file.replace("__", ".")): data for file, data in files.items()}
    told = Told(path=article_path(name), line=line, message=message, hint=hint)
    return Mistake(name=name, files={article_path(name): text(*lines, body=body).encode(), **beside}, told=(told,))


def in_event(name: str, line: int, message: str, hint: str, *lines: str) -> Mistake:
    told = Told(path=event_path(name), line=line, message=message, hint=hint)
    return Mistake(name=name, files={event_path(name): text(*lines).encode()}, told=(told,))


def in_file(
    path: str, content: str | bytes, *told: tuple[int, str, str], name: str = "", severity: str = "error"
) -> Mistake:
    """A mistake in one file of any kind."""
    data = content if isinstance(content, bytes) else content.encode()
    expected = tuple(Told(path=path, line=line, message=m, hint=h, severity=severity) for line, m, h in told)
    return Mistake(name=name or path.rpartition("/")[0].rpartition("/")[2], files={path: data}, told=expected)


_CITY = ("country: FR", "coordinates: [49.848, 3.287]", "languages: [fr]", "kind: partnership")
_IMAGE = ("image:", "  file: bild.png", "  alt: Ein Bild", "  credit: Stadt")

FRONT_MATTER = (
    in_article("schluessel", 4, "unbekannter Schlüssel „topic“", "Meinten Sie „topics“?", "topic: [reisen]"),
    in_article("datum-schluessel", 4, "unbekannter Schlüssel „date“", "im Namen des Ordners", "date: 2025-09-20"),
    in_article("verschachtelt", 5, "unbekannter Schlüssel „contact.fone“", "„phone“", "contact:", "  fone: 0631 12345"),
    in_article("typ", 4, "„time“: hier gehört genau ein Datum", "Etwa", "time: [09:00]"),
    in_article("block", 4, "„contact“ erwartet einen Block", "eingerückt", "contact: Frau Muster"),
    in_article("wert", 4, "„status“ kennt den Wert „drafft“ nicht", "Meinten Sie „draft“?", "status: drafft"),
    in_article("ja", 4, "„ja“ ist weder true noch false", "true (ja)", "featured: ja"),
    in_article("doppelt", 4, "„title“ steht schon in Zeile 2", "löschen", "title: Noch einer"),
    in_article("yaml", 4, "der Vorspann ist nicht lesbar (YAML)", "Doppelpunkt", "kicker: Reise: jetzt"),
    in_article("verweis", 4, "der Vorspann ist nicht lesbar (YAML)", "Anführungszeichen", "kicker: *wichtig*"),
    in_article("tabulator", 5, "mit einem Tabulator eingerückt", "Leerzeichen", "contact:", "\tname: Büro"),
    in_article("leerzeichen", 4, "nach dem Doppelpunkt fehlt ein Leerzeichen", "Etwa title", "kicker:Reise"),
    in_article("raute", 4, "ab „#3“ liest YAML nicht weiter", "Anführungszeichen", "kicker: Treffpunkt Gleis #3"),
    in_article("halbes-zeichen", 4, "ein Zeichen, das es nicht gibt", "Ohne \\u…", 'kicker: "\\ud83d"'),
    in_article("tt-mm-jjjj", 4, "bitte mit dem Jahr zuerst", "Für den 1.2.2025: 2025-02-01", "modified: 01.02.2025"),
    in_article("uhrzeit", 4, "„25:00“ ist keine Uhrzeit", "HH:MM", "time: 25:00"),
    in_article("ohne-tag", 4, "modified_note ohne modified", "Tag der Berichtigung", "modified_note: Name berichtigt"),
    in_article("stadt", 4, "unbekannte Stadt „saint-quentn“", "Meinten Sie „saint-quentin“?", "cities: saint-quentn"),
    in_article("stadtname", 4, "„Saint-Quentin“ ist kein Kurzname", "„saint-quentin“", "cities: [Saint-Quentin]"),
    in_article("thema", 4, "unbekanntes Thema „reise“", "Meinten Sie „reisen“?", "topics: [kultur, reise]"),
    in_article("termin", 5, "unbekannter Termin „stadtfst“", "Meinten Sie „stadtfest“?", "events:", "  - stadtfst"),
    in_article("kanal", 4, "unbekannter Kanal „tiktok“", "Bekannt sind: facebook, mastodon.", "channels: [tiktok]"),
    in_article("verwandt", 4, "unbekannte Nachricht „kochkus“", "„kochkurs“", "related: [kochkus]"),
    in_article("abgelaufen", 4, "läuft ab, bevor sie erscheint", "expires prüfen", "expires: 2025-09-01"),
    in_article("ewig", 4, "das Datum „9999-12-31“ liegt außerhalb aller Kalender", "kein Ende", "expires: 9999-12-31"),
    in_article("weiter", 4, "„redirect“ ohne „expires“", "gilt erst nach", "redirect: ../../../cities/davenport/"),
    in_article("im-kreis", 5, "führt dorthin, wo dann nichts mehr ist", "anderen Text", "expires: 2025-12-31",
               "redirect: index.md"),
    in_article("ins-leere", 5, "„https://“ ist keine vollständige Webadresse", "https://", "expires: 2025-12-31",
               "redirect: https://"),
    in_article("entwurf", 4, "kennt den Wert „Entwurf“ nicht", "Meinten Sie „draft“?", "status: Entwurf"),
    in_article("null-adresse", 4, "keine alte Adresse dieser Website", "/alt/adresse/", "former_urls: /alt/%00/"),
    in_article("alte-adresse", 4, "keine alte Adresse dieser Website", "/alt/adresse/", "former_urls: alt.php?id=1"),
    in_article("ohne-alt", 5, "fehlt die Beschreibung „alt“", "in einem Satz", *_IMAGE[:2], *_IMAGE[3:],
               bild__png=_PICTURE),
    in_article("ohne-nachweis", 4, "es fehlt „image.credit“", "ergänzen", *_IMAGE[:3], bild__png=_PICTURE),
    in_article("fehlendes-bild", 5, "das Bild „bild.png“ gibt es nicht", "in denselben Ordner", *_IMAGE),
    in_article("bild-schreibung", 5, "das Bild „bild.png“ gibt es nicht", "„Bild.PNG“", *_IMAGE, Bild__PNG=_PICTURE),
    in_file(article_path("ohne-titel"), text(title=""), (1, "es fehlt „title“", "ergänzen")),
    in_file(article_path("titel"), text(title="Titel: Titel"), (2, "unbekannter Schlüssel „Titel“", "„title“")),
    in_file(article_path("ohne-summary"), text(summary=""), (1, "es fehlt „summary“", "ergänzen")),
    in_file(article_path("leerer-titel"), text(title='title: " "'), (2, "der Text ist leer", "ausfüllen")),
    in_file(article_path("ohne-vorspann"), "Nur Text.\n", (1, "der Vorspann fehlt", "„---“")),
    in_file(article_path("offener-vorspann"), "---\ntitle: a\n\nText\n", (1, "der Vorspann hat kein Ende", "„---“")),
    in_file(article_path("liste"), "---\n- a\n---\nText\n", (2, "besteht nicht aus „Schlüssel: Wert“", "Etwa title")),
    in_file(article_path("latin-1"), text("kicker: Grüße").encode("latin-1"), (4, "nicht in UTF-8", "Kodierung UTF-8")),
    in_file(article_path("windows"), text("kicker: „Neu“").encode("cp1252"), (4, "nicht in UTF-8", "Kodierung UTF-8")),
    in_file(article_path("nicht-ablegen"), text(body=""), (4, "steht kein Text", "ergänzen")),
)  # fmt: skip

EVENTS = (
    in_event("ende", 4, "das Ende liegt vor dem Beginn", "20.11.2025", "end: 2025-11-19"),
    in_event("anderer-tag", 4, "„start“ nennt den 21.11.2025", "Ordner umbenennen", "start: 2025-11-21 10:00"),
    in_event("verschoben", 4, "verschoben, aber von wann?", "„previous_start“", "state: postponed"),
    in_event("vorher", 4, "„previous_start“ passt nicht", "state: postponed", "previous_start: 2025-11-01"),
    in_event("plaetze", 6, "„1.000“ ist keine ganze Zahl", "Ohne Punkte und Leerzeichen: 1000.",
             "registration:", "  status: full", "  seats: 1.000"),
    in_event("wohin", 5, "man kann sich anmelden, aber wo?", "phone, email oder url",
             "registration:", "  status: open"),
    in_event("wohin-dann", 5, "man kann sich anmelden, aber wo?", "phone, email oder url",
             "registration:", "  status: opens", "  from: 2025-11-01"),
    in_event("oeffnet-spaet", 6, "die Anmeldung öffnet erst, wenn der Termin begonnen hat", "from prüfen",
             "registration:", "  status: opens", "  from: 2025-11-20", "  phone: 0631 12345"),
    in_event("erscheint-spaet", 4, "der Termin erscheint erst, wenn er vorbei ist", "publish prüfen",
             "publish: 2025-11-21"),
    in_event("abgesagt", 4, "kennt den Wert „abgesagt“ nicht", "Meinten Sie „cancelled“?", "state: abgesagt"),
    in_event("immer", 4, "das Datum „9999-12-31“ liegt außerhalb aller Kalender", "kein Ende", "end: 9999-12-31"),
    in_event("uhrzeit", 4, "„25 Uhr“ ist keine Uhrzeit", "HH:MM", "start: 25 Uhr"),
    in_event("wann", 5, "Anmeldung öffnet noch, aber wann?", "„from“", "registration:", "  status: opens"),
    in_event("unnoetig", 5, "keine Anmeldung nötig, aber", "streichen",
             "registration:", "  status: not_needed", "  seats: 5"),
    in_event("von", 6, "„from“ passt nicht zu status: full", "status: opens",
             "registration:", "  status: full", "  from: 2025-10-10"),
    in_event("frist", 7, "der Anmeldeschluss liegt vor dem Beginn der Anmeldung", "„from“ und „until“",
             "registration:", "  status: opens", "  from: 2025-10-10", "  until: 2025-10-09", "  phone: 0631 12345"),
    in_event("zu-spaet", 6, "der Anmeldeschluss liegt nach dem Ende", "until prüfen",
             "registration:", "  status: full", "  until: 2025-12-24"),
    in_event("ersatz", 6, "unbekannter Termin „stadtfst“", "Meinten Sie „stadtfest“?",
             "registration:", "  status: full", "  another_date: stadtfst"),
    in_event("selbst", 6, "kann nicht sein eigener Ersatz sein", "den anderen",
             "registration:", "  status: full", "  another_date: selbst"),
    in_event("adresse", 6, "ist keine vollständige Webadresse", "Meinten Sie „https://www.example.org“?",
             "registration:", "  status: open", "  url: www.example.org"),
    in_file("content/events/2025/2025-11-monat/index.md", text("start: 10:00"),
            (4, "der Ordnername nennt nur den Monat", "nach dem Tag benennen")),
)  # fmt: skip

TEXTS = (
    in_article("link", 6, "„../../../cities/davenprt/index.md“", "Meinten Sie „../../../cities/davenport/index.md“?",
               body="[Davenport](../../../cities/davenprt/index.md)"),
    in_article("schraegstrich", 6, "beginnt mit einem Schrägstrich", "Weg zur Datei",
               body="[Davenport](/staedte/davenport/)"),
    in_article("sprungmarke", 6, "die Sprungmarke „#programme“ gibt es nicht", "Meinten Sie „programm“?",
               body="[x](../../../events/2025/2025-12-03-buergerreise/index.md#programme)"),
    in_article("anhang", 8, "das Ziel „Einladung.pdf“ gibt es nicht", "index.md",
               body="Eins\n\n[Einladung](Einladung.pdf)"),
    in_article("textbild", 6, "das Bild „bidl.png“ gibt es nicht", "Meinten Sie „bild.png“?",
               body=f"![Ein Bild](bidl.png {_CREDIT})", bild__png=_PICTURE),
    in_article("textbild-schreibung", 6, "das Bild „BILD.png“ gibt es nicht", "„bild.png“",
               body=f"![Ein Bild](BILD.png {_CREDIT})", bild__png=_PICTURE),
    in_article("textbild-alt", 6, "dem Bild „bild.png“ fehlt die Beschreibung", "eckigen Klammern",
               body=f"![](bild.png {_CREDIT})", bild__png=_PICTURE),
    in_article("textbild-nachweis", 6, "dem Bild „bild.png“ fehlt der Bildnachweis", "Anführungszeichen",
               body="![Ein Bild](bild.png)", bild__png=_PICTURE),
    in_article("fremdes-bild", 6, "liegt auf einer fremden Website", "in den Ordner des Textes",
               body=f"![Ein Bild](https://example.org/a.png {_CREDIT})"),
    in_article("html-link", 6, "das Ziel „fehlt.md“ gibt es nicht", "index.md", body='Ein <a href="fehlt.md">Link</a>'),
    in_article("html-bild", 6, "das Bild „fehlt.png“ gibt es nicht", "index.md",
               body='<img src="fehlt.png" alt="Ein Bild" title="Foto: Stadt">'),
    in_article("script", 6, "HTML <script> ist im Text nicht erlaubt", "in Markdown", body="<script>alert(1)</script>"),
    in_article("iframe", 6, "HTML <iframe> ist", "in Markdown", body='<iframe src="https://example.org"></iframe>'),
    in_article("style", 6, "HTML <style> ist", "in Markdown", body="<STYLE>p { color: red }</STYLE>"),
    in_article("onclick", 6, "das HTML-Attribut onclick ist an <b>", "weglassen", body='<b onclick="x()">fett</b>'),
    in_article("style-attribut", 6, "das HTML-Attribut style ist an <p>", "weglassen",
               body='<p style="color:red">rot</p>'),
    in_article("javascript", 6, "Adressen mit „javascript:“ sind nicht erlaubt", "https:",
               body="[x](javascript:alert(1))"),
    in_article("platzhalter", 6, "HTML <vorname> ist im Text nicht erlaubt", "&lt;", body="Liebe <Vorname>!"),
    in_article("verirrt", 6, "dem HTML </div> fehlt der Anfang", "löschen", body="Ein Satz </div> geht weiter."),
    in_article("offen", 6, "dem HTML <b> fehlt das Ende", "</b>", body="Ein <b>fetter Satz."),
    in_article("anweisung", 6, "HTML <?…> ist im Text nicht erlaubt", "&lt;", body="Ein <?php Satz ?> weniger."),
    in_article("ueberschrift", 8, "eine Überschrift erster Stufe", "„## “", body="Eins\n\n# Zwei"),
    in_article("unterstrichen", 8, "eine Überschrift erster Stufe", "„## “", body="Eins\n\nZwei\n===="),
    in_article("hashtag", 6, "eine Überschrift erster Stufe", "„## “", body="#Kaiserslautern ist schön"),
    in_article("steuerzeichen", 6, "ein unsichtbares Steuerzeichen", "neu tippen", body="Ein\x07Ton"),
)  # fmt: skip

PLACES = (
    in_file("content/articles/2025/2025-02-30-tag/index.md", text(), (1, "„2025-02-30“ gibt es nicht", "Kalender")),
    in_file("content/articles/2025/20.09.2025-fest/index.md", text(),
            (1, "beginnt nicht mit einem Datum", "Jahr zuerst")),
    in_file("content/articles/2025/2025-09-monat/index.md", text(), (1, "fehlt der Tag", "2025-09-18")),
    in_file("content/articles/2025/2025-09-20-ジャンプ/index.md", text(), (1, "keinen Kurznamen", "lateinischen")),
    in_file("content/artikel/2025/2025-09-20-x/index.md", text(), (1, "im Ordner „artikel“", "„articles“")),
    in_file("content/pages/index.md", text(), (1, "braucht einen eigenen Ordner", "content/pages/name/index.md")),
    in_file("content/articles/2025/2025-09-20-lose.md", text(), (1, "wird nicht gelesen", "index.md nennen"),
            name="lose"),
    in_file(article_path("notepad", "index.md.txt"), text(), (1, "wird nicht gelesen", "index.md nennen")),
    in_file(article_path("waise", "index.fr.md"), text(), (1, "der Übersetzung fehlt das Original", "als index.md")),
    in_file("content/pages/impressum/index.it.md", text(), (1, "diese Sprache bietet", "index.fr.md"),
            name="italienisch"),
    in_file("content/pages/impressum/index.EN.md", text(), (1, "diese Sprache", "in index.en.md"),
            name="sprache-gross"),
    in_file("content/pages/impressum/index.fr.md", "---\n---\n", (1, "die Übersetzung ist leer", "löschen"),
            name="leer"),
    in_file("content/cities/davenport/index.fr.md", text("country: US"),
            (4, "unbekannter Schlüssel „country“", "übernimmt „country“ vom Original"), name="geerbt"),
    in_file("content/cities/stadt-a/index.md", text("country: Frankreich", *_CITY[1:]), (4, "kein Länderkürzel", "FR")),
    in_file("content/cities/stadt-b/index.md", text(_CITY[0], "coordinates: [49,848, 3,287]", *_CITY[2:]),
            (5, "„coordinates“ hat zu viele Werte", "Punkt statt Komma")),
    in_file("content/cities/stadt-c/index.md", text(_CITY[0], "coordinates: [49.848]", *_CITY[2:]),
            (5, "„coordinates“ hat zu wenige Werte", "prüfen")),
    in_file("content/cities/stadt-d/index.md", text(_CITY[0], "coordinates: [149.848, 3]", *_CITY[2:]),
            (5, "nicht auf der Erde", "[Breite, Länge]")),
    in_file("content/cities/stadt-e/index.md", text(*_CITY, "population:", "  value: 53.570"),
            (9, "„53.570“ ist keine ganze Zahl", "53570")),
    in_file("content/notices/anzeige/index.md", "---\ntitle: a\ntext: b\nadvert: true\n---\n",
            (4, "der Anzeige fehlt der Auftraggeber", "MStV")),
    in_file("content/notices/ziel/index.md", "---\ntitle: a\ntext: b\nlink: ../../pages/fehlt/index.md\n---\n",
            (4, "„../../pages/fehlt/index.md“ gibt es nicht", "prüfen")),
    in_file("content/notices/frist/index.md", "---\ntitle: a\ntext: b\nfrom: 2025-10-02\nuntil: 2025-10-01\n---\n",
            (5, "„until“ liegt vor „from“", "vergleichen")),
)  # fmt: skip


def _twins(what: str, name: str, one: str, two: str, line: int, *lines: str) -> Mistake:
    """Two files that claim what only one can have: told at both, each naming the other."""
    told = tuple(
        Told(path=here, line=line, message=f"{what} hat schon {there}", hint="Einen der beiden ändern.")
        for here, there in ((one, two), (two, one))
    )
    return Mistake(name=name, files={path: text(*lines).encode() for path in (one, two)}, told=told)


TWINS = (
    _twins("den Kurznamen „zwilling“", "kurzname", article_path("zwilling"),
           "content/articles/2025/2025-09-21-zwilling/index.md", 1),
    _twins("die Rolle „privacy“", "rolle", "content/pages/datenschutz/index.md", "content/pages/privacy/index.md", 4,
           "role: privacy"),
    _twins("die alte Adresse „/alt/zwei“", "alte-adressen", article_path("alt-eins"), article_path("alt-zwei"), 4,
           "former_urls: [/alt/zwei]"),
)  # fmt: skip

WARNINGS = (
    in_file(article_path("unbenutzt", "bild.png"), _PICTURE, (1, "wird nirgends benutzt", "verlinken"),
            severity="warning"),
    in_file("content/articles/2024/2025-09-20-jahr/index.md", text(), (1, "liegt unter „2024“", "„2025“"),
            severity="warning"),
    in_file(article_path("berichtigt"), text("modified: 2052-09-21"),
            (4, "„modified“ liegt in der Zukunft: 21.09.2052", "Jahr prüfen"), severity="warning"),
    in_file("content/pages/offen/index.md", text("open_points:", "  - Telefonnummer"),
            (5, "noch offen: Telefonnummer", ""),
            severity="warning"),
    in_file(event_path("kanal"), text("kind: talk", "channels: [mastodon]"),
            (5, "fehlt „publish“: der Termin erscheint in keinem Kanal-Feed", "unter „publish“ angeben"),
            name="kanal", severity="warning"),
)  # fmt: skip

ERRORS = FRONT_MATTER + EVENTS + TEXTS + PLACES + TWINS
