"""Markdown becomes safe HTML whose relative links and pictures are left open, to be filled in by the plan."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3
from markdown import Markdown

from twinning.model.documents import Body, Reference, Slot
from twinning.model.problems import Problem
from twinning.model.slugs import slugify
from twinning.read.extensions import HouseRules
from twinning.read.inspection import ATTRIBUTES, SCHEMES, TAGS, Lines, inspect, scheme_of
from twinning.read.shortcuts import HeadingAnchors, Shortcuts
from twinning.read.typography import typeset_html

# Private-use characters: the reader refuses them in texts, nh3 keeps them, and typography uses another (U+E000).
_MARK = "\ue001{}\ue002"
# An attribute of a link, or the whole tag of a picture.
_MARKED = re.compile(
    r' (?P<link>href)="\ue001(?P<to>\d+)\ue002"'
    r'|<img(?P<before>(?: [a-z]+="[^"]*")*) (?P<picture>src)="\ue001(?P<of>\d+)\ue002"(?P<after>(?: [a-z]+="[^"]*")*)>'
)
_TAG = re.compile(r"<[^>]*>")
# The name of an address that can be read: on a phone, its line ends behind it.
_MAILBOX = re.compile(r'(?<=<a href="mailto:)([^">]*">[^<@]*@)')
# Hiragana, Katakana and CJK ideographs.
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_ANCHOR = re.compile(r'<[^>]* id="([^"]+)"')
_FOOTNOTE_BACK = {"de": "Zurück zum Text", "en": "Back to the text", "fr": "Retour au texte"}


class Markup:
    """The Markdown of one language: made once, used for every document in it."""

    def __init__(self, language: str, settings: Mapping[str, Any]) -> None:
        configs = {name: dict(options) for name, options in settings.get("extension_configs", {}).items()}
        back = next((text for tag, text in _FOOTNOTE_BACK.items() if language.split("-", maxsplit=1)[0] == tag), "↩")
        if "markdown.extensions.footnotes" in configs:
            configs["markdown.extensions.footnotes"].setdefault("BACKLINK_TITLE", back)
        anchors = {"slugify": _anchor, **configs.pop("markdown.extensions.toc", {})}
        self.language = language
        self._markdown = Markdown(
            extensions=[*configs, HeadingAnchors(**anchors), HouseRules(), Shortcuts()],
            extension_configs=configs,
            output_format=settings.get("output_format", "html5"),
        )
        self._cleaner = nh3.Cleaner(
            tags=TAGS, attributes=ATTRIBUTES, attribute_filter=self._filter, url_schemes=SCHEMES, link_rel=None
        )
        self._references: list[Reference] = []  # of the document that is being converted
        self._lines = Lines("", 1)

    def convert(self, path: str, source: str, first_line: int) -> tuple[Body, list[Problem]]:
        """The body of one document and what is wrong with it; ``first_line`` is where the source begins in its file."""
        raw = self._markdown.reset().convert(source)
        problems = inspect(path, raw, source, first_line)
        self._references, self._lines = [], Lines(source, first_line)
        html = typeset_html(self._cleaner.clean(raw), self.language)
        body = Body(
            parts=_parts(_MAILBOX.sub(r"\1<wbr>", html)),
            references=tuple(self._references),
            anchors=frozenset(_ANCHOR.findall(html)),
            words=_words(_TAG.sub(" ", html)),
        )
        return body, problems

    def _filter(self, tag: str, attribute: str, value: str) -> str | None:
        """What nh3 is to write for an attribute: that of a reference is left open."""
        if tag == "img" and attribute == "title":
            return None  # the credit stands in the caption
        if attribute not in ("href", "src") or not _is_relative(value):
            return value
        reference = Reference(target=_decoded(value), line=self._lines.address(value), embeds=tag == "img")
        self._references.append(reference)
        return _MARK.format(len(self._references) - 1)


def _words(text: str) -> int:
    """The words of a text; in scripts without spaces two characters and a half count as one, as they do to readers."""
    unspaced = len(_UNSPACED.findall(text))
    return len((_UNSPACED.sub(" ", text) if unspaced else text).split()) + round(unspaced / 2.5)


def _parts(html: str) -> tuple[str | Slot, ...]:
    parts: list[str | Slot] = []
    end = 0
    for match in _MARKED.finditer(html):
        parts += [html[end : match.start()], _slot(match)]
        end = match.end()
    return (*parts, html[end:])


def _slot(match: re.Match[str]) -> Slot:
    if match["link"]:
        return Slot(attribute="href", reference=int(match["to"]))
    return Slot(attribute="src", reference=int(match["of"]), others=match["before"] + match["after"])


def _is_relative(address: str) -> bool:
    return not scheme_of(address) and not address.startswith("//")


def _decoded(address: str) -> str:
    parts = urlsplit(address)
    fragment = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    return unquote(parts.path) + fragment


def _anchor(text: str, separator: str) -> str:
    del separator  # ours is always a hyphen
    return slugify(text) or "abschnitt"
