"""What HTML may stand in a text, and what is told of the rest."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

from twinning.model.problems import Problem

# What may stand in a text. Anything else an editor types as raw HTML is a problem, not a silent loss.
TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img"
    " ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr u"
    " ul".split()
)
ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "hreflang", "class", "role"},
    "div": {"class"},
    "img": {"src", "alt"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "sup": {"class"},
    "td": {"colspan", "rowspan", "class"},
    "th": {"colspan", "rowspan", "scope", "class"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_MARKDOWN = "Bitte in Markdown schreiben; eine spitze Klammer, die zum Text gehört, als &lt;."
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):")
# A tag as Markdown writes it, and each of its attributes: quick to read, and most texts have no others.
_PLAIN_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>&]*(?:&amp;[^"<>&]*)*")*)>')
_PLAIN_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
# The three ways to write a heading of the first level.
_TOP_HEADING = re.compile(r"^[ >*+-]*#(?![#!])|^[^\n]+(?=\n=+ *$)|<h1\b", re.MULTILINE | re.IGNORECASE)
# Tags that need no end in HTML.
_UNCLOSED = frozenset("br hr img p li dt dd tr td th thead tbody tfoot input wbr col".split())


def inspect(path: str, raw: str, source: str, first_line: int) -> list[Problem]:
    """Everything wrong with the HTML that Markdown made of a source, which begins in that line of its file."""
    tags = _Tags(raw)
    return [
        *_forbidden(path, tags, Lines(source, first_line)),
        *_torn(path, tags, Lines(source, first_line)),
        *_headings(path, tags, source, first_line),
        *_pictures(path, tags, Lines(source, first_line)),
    ]


def scheme_of(address: str) -> str:
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


class Lines:
    """Finds the lines of what Markdown has already forgotten: each next occurrence of a text, in order."""

    def __init__(self, source: str, first_line: int) -> None:
        self._original = source
        self._first = first_line
        self._seen: dict[str, int] = {}

    @cached_property
    def _source(self) -> str:
        return self._original.lower()

    def find(self, *texts: str) -> int:
        """The line of the first of the texts that occurs at all."""
        return next((line for text in texts if text and (line := self._next(text.lower()))), self._first)

    def _next(self, text: str) -> int:
        """The line of the next occurrence; 0 if there is none."""
        place = self._source.find(text, self._seen.get(text, -1) + 1)
        if place < 0:
            place = self._source.find(text)
        if place < 0:
            return 0
        self._seen[text] = place
        return self._first + self._source.count("\n", 0, place)

    def address(self, value: str) -> int:
        """The line of a link's or picture's address, as Markdown or HTML have it before it is anywhere in the text."""
        likely = self._next(f"]({value}".lower())
        if likely:
            return likely
        spellings = (value, escape(value), unquote(value))
        return self.find(*(start + each for each in spellings for start in ("](", "](<", '"', "'", "]: ", "")))


class _Tags(HTMLParser):
    """Collects the start tags of a piece of HTML with their attributes, and what is no whole tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: Counter[str] = Counter()
        self.stray: list[str] = []  # end tags without a beginning
        self.lost: list[str] = []  # declarations and instructions: nh3 takes them out without a word
        if not self._read_plain(html):
            self.feed(html)
            self.close()

    def _read_plain(self, html: str) -> bool:
        """Read HTML of plain tags alone; False, and nothing read, where an angle bracket belongs to none."""
        tags = _PLAIN_TAG.findall(html)
        if len(tags) != html.count("<") or not TAGS.issuperset(tag for _, tag, _ in tags):
            return False
        for end, tag, attributes in tags:
            if end:
                self.handle_endtag(tag)
            else:
                self.handle_starttag(
                    tag, _PLAIN_ATTRIBUTE.findall(attributes.replace("&amp;", "&")) if attributes else ()
                )
        return True

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # html.parser's way to say that it knows no such section
            self.lost.append("<![")
            return self.rawdata.find(">", i) + 1 or -1

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs} if attrs else {}))
        if tag not in _UNCLOSED:
            self.open[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open[tag]:
            self.open[tag] -= 1
        elif tag not in _UNCLOSED:
            self.stray.append(tag)

    def handle_pi(self, data: str) -> None:
        self.lost.append("<?")

    def handle_decl(self, decl: str) -> None:
        self.lost.append("<!")

    def unknown_decl(self, data: str) -> None:
        self.lost.append("<!")


def _forbidden(path: str, tags: _Tags, lines: Lines) -> Iterator[Problem]:
    """Tags, attributes and addresses that nh3 is about to take out: told, instead of vanishing."""
    for tag, attributes in tags.found:
        if tag == "h1":
            continue  # told by its own check, with a better hint
        if tag not in TAGS:
            message = f"HTML <{tag}> ist im Text nicht erlaubt"
            yield _problem(path, lines.find(f"<{tag}"), "html", message, _MARKDOWN)
            continue
        if not attributes:
            continue
        for name in sorted(attributes.keys() - ATTRIBUTES["*"] - ATTRIBUTES.get(tag, set())):
            message = f"das HTML-Attribut {name} ist an <{tag}> nicht erlaubt"
            yield _problem(path, lines.find(f" {name}", name, "{"), "html", message, "Bitte weglassen.")
        address = attributes.get("href") or attributes.get("src") or ""
        scheme = scheme_of(address)
        if scheme and scheme not in SCHEMES:
            message = f"Adressen mit „{scheme}:“ sind nicht erlaubt"
            hint = "Erlaubt sind https:, mailto: und tel:, und der Weg zu einer Datei."
            yield _problem(path, lines.address(address), "html", message, hint)


def _torn(path: str, tags: _Tags, lines: Lines) -> Iterator[Problem]:
    """HTML that is not whole; a browser would make of it what it likes."""
    for tag in tags.stray:
        yield _problem(path, lines.find(f"</{tag}"), "html", f"dem HTML </{tag}> fehlt der Anfang", "Bitte löschen.")
    for tag in tags.open.elements():
        if tag in TAGS:
            hint = f"Bitte mit </{tag}> schließen oder löschen."
            yield _problem(path, lines.find(f"<{tag}"), "html", f"dem HTML <{tag}> fehlt das Ende", hint)
    for start in tags.lost:
        hint = "Ein Kleiner-Zeichen schreibt man im Text als &lt;."
        yield _problem(path, lines.find(start), "html", f"HTML {start}…> ist im Text nicht erlaubt", hint)


def _headings(path: str, tags: _Tags, source: str, first_line: int) -> Iterator[Problem]:
    count = sum(tag == "h1" for tag, _ in tags.found)
    if not count:
        return
    marks = [first_line + source.count("\n", 0, match.start()) for match in _TOP_HEADING.finditer(source)]
    for place in range(count):
        line = marks[place] if place < len(marks) else first_line
        hint = "Die Überschrift erster Stufe ist der Titel; im Text geht es mit „## “ weiter."
        yield _problem(path, line, "heading", "im Text steht eine Überschrift erster Stufe", hint)


def _pictures(path: str, tags: _Tags, lines: Lines) -> Iterator[Problem]:
    for attributes in (attributes for tag, attributes in tags.found if tag == "img"):
        source = attributes.get("src", "")
        line = lines.address(source)
        if source.startswith("//") or scheme_of(source) in SCHEMES:
            hint = "Bilder gehören in den Ordner des Textes: Jedes fremde verrät einer fremden Stelle, wer hier liest."
            yield _problem(path, line, "image.foreign", f"das Bild „{source}“ liegt auf einer fremden Website", hint)
        if not attributes.get("alt", "").strip():
            hint = f'In die eckigen Klammern: ![Was zu sehen ist]({source} "Foto: Name").'
            yield _problem(path, line, "image.alt", f"dem Bild „{source}“ fehlt die Beschreibung", hint)
        if not attributes.get("title", "").strip():
            hint = f'In Anführungszeichen nach dem Dateinamen: ![…]({source} "Foto: Name") (UrhG § 13).'
            yield _problem(path, line, "image.credit", f"dem Bild „{source}“ fehlt der Bildnachweis", hint)


def _problem(path: str, line: int, rule: str, message: str, hint: str) -> Problem:
    return Problem(path=path, line=line, rule=rule, message=message, hint=hint)
