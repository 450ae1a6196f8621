"""Work of Markdown's that is left out where it would change nothing: the same HTML, much sooner.

Python-Markdown tries every step on every piece of text, and most of what editors write is plain. Each shortcut knows
what its step has to find, and leaves the step out where that is nowhere. Where a site's settings bring patterns or
blocks that are not known here, all are tried, as ever.
"""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown, inlinepatterns
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import Registry

from twinning.read.extensions import FOREIGN

# What has to stand in a text, one of them, for a pattern to match.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),  # emphasis
    r"\[\^([^\]]*)\]": ("[^",),  # footnotes
    FOREIGN: ("]{",),
}
_BLOCKS = frozenset(
    "EmptyBlockProcessor ListIndentProcessor DefListIndentProcessor CodeBlockProcessor TableProcessor"
    " HashHeaderProcessor SetextHeaderProcessor HRProcessor SaneOListProcessor SaneUListProcessor DefListProcessor"
    " BlockQuoteProcessor FootnoteBlockProcessor AbbrBlockprocessor ReferenceProcessor ParagraphProcessor".split()
)
# What a line begins with that may be more than a line of a paragraph.
_FIRST = re.compile(r"[\s\-#=*_+:>\[\d]")
_FURTHER = re.compile(r"\n *[-#=*_+:>\[\d]")
_LINK = re.compile(r"""\[([^\[\]]*)\]\(([^\s()<>"'\x02]*)\)""")


class Shortcuts(Extension):
    """The last of the extensions, since it has to know what the others brought."""

    def extendMarkdown(self, md: Markdown) -> None:
        if {type(block).__name__ for block in md.parser.blockprocessors} <= _BLOCKS:
            md.parser.blockprocessors.register(_PlainParagraphs(md.parser), "plain", 1000)
        links = _PlainLinks(inlinepatterns.LINK_RE, md)
        _replace(md.preprocessors, _Whitespace(md), "normalize_whitespace", 30)
        _replace(md.preprocessors, _HtmlBlocks(md), "html_block", 20)
        _replace(md.inlinePatterns, links, "link", 160)
        _replace(md.treeprocessors, _Inline(md), "inline", 20)
        _replace(md.treeprocessors, _Attributes(md), "attr_list", 8)
        _replace(md.treeprocessors, _Escapes(md), "unescape", 0)


def _replace(steps: Registry[Any], step: object, name: str, priority: int) -> None:
    """Put a step in the place of the one that it is derived from, unless an extension has put another there."""
    if name in steps and type(steps[name]) is type(step).__base__:
        steps.register(step, name, priority)


class HeadingAnchors(TocExtension):
    """The extension that gives headings their anchors, without a table of contents that nobody asked for."""

    def __init__(self, **configs: Any) -> None:
        super().__init__(**configs)
        self.TreeProcessorClass = _HeadingAnchors


class _HeadingAnchors(TocTreeprocessor):
    _is_asked_for = False

    def run(self, doc: Element) -> None:
        self._is_asked_for = bool(self.marker) and self.marker in "".join(doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list if self._is_asked_for else [])

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._is_asked_for:
            super().replace_marker(root, elem)


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if any(sign in source for sign in ("\n ", "\t", "\r", "\x02", "\x03")):
            return super().run(lines)
        return [*lines, "", ""]


class _HtmlBlocks(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&" in source else lines


class _Attributes(AttrListTreeprocessor):
    def run(self, doc: Element) -> None:
        if _has("{", self.md):
            super().run(doc)


class _Escapes(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        if _has("\\", self.md):
            super().run(root)


def _has(sign: str, md: Markdown) -> bool:
    """Whether it is anywhere in the text that is being converted."""
    return any(sign in line for line in md.lines)  # type: ignore[attr-defined]  # missing in the stubs


class _PlainParagraphs(ParagraphProcessor):
    """Takes a paragraph before the other blocks are tried that it cannot be."""

    def test(self, parent: Element, block: str) -> bool:
        del parent
        return not (_FIRST.match(block) or "|" in block or _FURTHER.search(block)) and bool(block)


class _PlainLinks(inlinepatterns.LinkInlineProcessor):
    """``[text](address)`` without brackets, quotation marks or spaces in it, which Markdown reads letter by letter."""

    def handleMatch(self, m, data):  # type: ignore[no-untyped-def, override]  # the stubs mix up two signatures
        plain = _LINK.match(data, m.start(0))
        if not plain:
            return super().handleMatch(m, data)
        link = Element("a", {"href": plain[2]})
        link.text = plain[1]
        return link, m.start(0), plain.end()


class _Inline(InlineProcessor):
    """Tries the patterns that may be in a document, in their order."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        text = "".join(tree.itertext())
        self.inlinePatterns: Any = self._possible(text)
        return super().run(tree, ancestors)

    def _possible(self, text: str) -> list[Any]:
        patterns: list[Any] = list(self.md.inlinePatterns)
        if any(pattern.pattern not in _SIGNS for pattern in patterns):
            return patterns
        return [
            pattern
            for pattern in patterns
            if any(sign in text for sign in _SIGNS[pattern.pattern])
            and (self.md.references or not isinstance(pattern, inlinepatterns.ReferenceInlineProcessor))
        ]
