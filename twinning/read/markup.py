"""Markdown becomes safe HTML whose relative links and pictures are left open, to be filled in by the plan."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import chain
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from twinning.model.documents import Body, Reference, Slot
from twinning.model.problems import Problem, suggestion
from twinning.model.slugs import slugify
from twinning.read.typography import typeset_html

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
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Private-use characters: nobody types them, and nh3 keeps them.
_MARK = "\ue000{}\ue001"
_MARKED = re.compile(r' (href|src)="\ue000(\d+)\ue001"')
_TAG = re.compile(r"<[^>]*>")
_ANCHOR = re.compile(r'<[^>]* id="([^"]+)"')
_TOP_HEADING = re.compile(r"#\s+\S")
_FOOTNOTE_BACK = {"de": "Zurück zum Text", "en": "Back to the text", "fr": "Retour au texte"}


class Markup:
    """The Markdown of one language: made once, used for every document in it."""

    def __init__(self, language: str, settings: Mapping[str, Any]) -> None:
        configs = {name: dict(options) for name, options in settings.get("extension_configs", {}).items()}
        back = next((text for tag, text in _FOOTNOTE_BACK.items() if language.split("-", maxsplit=1)[0] == tag), "↩")
        configs.setdefault("markdown.extensions.footnotes", {}).setdefault("BACKLINK_TITLE", back)
        configs.setdefault("markdown.extensions.toc", {}).setdefault("slugify", _anchor)
        self.language = language
        self._markdown = Markdown(
            extensions=[*configs, _Figures()],
            extension_configs=configs,
            output_format=settings.get("output_format", "html5"),
        )

    def convert(self, path: str, source: str, first_line: int) -> tuple[Body, list[Problem]]:
        """The body of one document and what is wrong with it; ``first_line`` is where the source begins in its file."""
        raw = self._markdown.reset().convert(source)
        lines = _Lines(source, first_line)
        problems = [
            *_forbidden(path, raw, lines),
            *_headings(path, source, first_line),
            *_pictures(path, raw, _Lines(source, first_line)),
        ]
        references: list[Reference] = []

        def leave_open(tag: str, attribute: str, value: str) -> str | None:
            if tag == "img" and attribute == "title":
                return None  # the credit stands in the caption
            if attribute not in ("href", "src") or not _is_relative(value):
                return value
            references.append(Reference(target=_decoded(value), line=lines.find(value), embeds=tag == "img"))
            return _MARK.format(len(references) - 1)

        safe = nh3.clean(
            raw, tags=set(TAGS), attributes=ATTRIBUTES, attribute_filter=leave_open, url_schemes=_SCHEMES, link_rel=None
        )
        html = typeset_html(safe, self.language)
        body = Body(
            parts=_parts(html),
            references=tuple(references),
            anchors=frozenset(_ANCHOR.findall(html)),
            words=len(_TAG.sub(" ", html).split()),
        )
        return body, problems


class _Figures(Extension):
    """A picture that stands alone in its paragraph is a figure; its title is the credit under it."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_FigureTree(md), "figures", 5)


class _FigureTree(Treeprocessor):
    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            if (
                len(paragraph) == 1
                and paragraph[0].tag == "img"
                and not (paragraph.text or paragraph[0].tail or "").strip()
            ):
                paragraph.tag = "figure"
                caption = Element("figcaption")
                caption.text = paragraph[0].get("title")
                paragraph.append(caption)


class _Lines:
    """Finds the lines of what Markdown has already forgotten: each next occurrence of a text, in order."""

    def __init__(self, source: str, first_line: int) -> None:
        self._lines = source.split("\n")
        self._first = first_line
        self._seen: dict[str, int] = {}

    def find(self, text: str) -> int:
        start = self._seen.get(text, -1) + 1
        for place in chain(range(start, len(self._lines)), range(start)):
            if text in self._lines[place]:
                self._seen[text] = place
                return self._first + place
        return self._first


class _Tags(HTMLParser):
    """Collects the start tags of a piece of HTML with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def _forbidden(path: str, raw: str, lines: _Lines) -> list[Problem]:
    """Tags, attributes and addresses that nh3 is about to take out: told, instead of vanishing."""
    problems = []
    for tag, attributes in _Tags(raw).found:
        if tag == "h1":
            continue  # told by its own check, with a better hint
        if tag not in TAGS:
            message, hint = (
                f"HTML <{tag}> ist im Text nicht erlaubt",
                suggestion(tag, ()) or "Bitte in Markdown schreiben.",
            )
            problems.append(_problem(path, lines.find(f"<{tag}"), "html", message, hint))
            continue
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name in attributes.keys() - allowed:
            message = f"das HTML-Attribut {name} ist an <{tag}> nicht erlaubt"
            problems.append(_problem(path, lines.find(name), "html", message, "Bitte weglassen."))
        address = attributes.get("href") or attributes.get("src") or ""
        scheme = _scheme(address)
        if scheme and scheme not in _SCHEMES:
            message = f"Adressen mit „{scheme}:“ sind nicht erlaubt"
            problems.append(
                _problem(path, lines.find(address), "html", message, "Erlaubt sind https:, mailto: und tel:.")
            )
    return problems


def _headings(path: str, source: str, first_line: int) -> list[Problem]:
    fenced, problems = False, []
    for number, line in enumerate(source.split("\n"), first_line):
        fenced ^= line.startswith(("```", "~~~"))
        if not fenced and _TOP_HEADING.match(line):
            hint = "Die Überschrift erster Stufe ist der Titel; im Text geht es mit „## “ weiter."
            problems.append(_problem(path, number, "heading", "im Text steht eine Überschrift erster Stufe", hint))
    return problems


def _pictures(path: str, raw: str, lines: _Lines) -> list[Problem]:
    problems = []
    for tag, attributes in _Tags(raw).found:
        if tag != "img":
            continue
        source = attributes.get("src", "")
        line = lines.find(source)
        if not attributes.get("alt", "").strip():
            hint = f'In die eckigen Klammern: ![Was zu sehen ist]({source} "Foto: Name").'
            problems.append(_problem(path, line, "image.alt", f"dem Bild „{source}“ fehlt die Beschreibung", hint))
        if not attributes.get("title", "").strip():
            hint = f'In Anführungszeichen nach dem Dateinamen: ![…]({source} "Foto: Name") (UrhG § 13).'
            problems.append(_problem(path, line, "image.credit", f"dem Bild „{source}“ fehlt der Bildnachweis", hint))
    return problems


def _parts(html: str) -> tuple[str | Slot, ...]:
    parts: list[str | Slot] = []
    end = 0
    for match in _MARKED.finditer(html):
        parts += [html[end : match.start()], Slot(attribute=match[1], reference=int(match[2]))]
        end = match.end()
    return (*parts, html[end:])


def _scheme(address: str) -> str:
    match = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):", address)
    return match[1].lower() if match else ""


def _is_relative(address: str) -> bool:
    return not _scheme(address) and not address.startswith("//")


def _decoded(address: str) -> str:
    parts = urlsplit(address)
    fragment = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    return unquote(parts.path) + fragment


def _anchor(text: str, separator: str) -> str:
    del separator  # ours is always a hyphen
    return slugify(text) or "abschnitt"


def _problem(path: str, line: int, rule: str, message: str, hint: str) -> Problem:
    return Problem(path=path, line=line, rule=rule, message=message, hint=hint)
