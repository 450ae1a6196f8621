"""What our Markdown does beside the usual: figures, passages in another language, tables without inline styles."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

# Markdown aligns cells by inline style, which a strict Content-Security-Policy forbids.
ALIGNMENTS = {"text-align: left;": "start", "text-align: center;": "center", "text-align: right;": "end"}
FOREIGN = r"\[([^\[\]]+)\]\{([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\}"


class HouseRules(Extension):
    """``[Bonjour]{fr}`` is French: a screen reader changes its voice, and typography its marks.

    A picture that stands alone in its paragraph is a figure; its title is the credit under it.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        # Before links (160), after code (190) and escapes (180), which may hold brackets of their own.
        md.inlinePatterns.register(_ForeignPassage(FOREIGN, md), "foreign", 170)
        md.treeprocessors.register(_Figures(md), "figures", 5)
        md.treeprocessors.register(_Alignments(md), "alignments", 4)


class _ForeignPassage(InlineProcessor):
    def handleMatch(self, m, data):  # type: ignore[no-untyped-def, override]  # the stubs mix up two signatures
        span = Element("span", {"lang": m.group(2)})
        span.text = m.group(1)
        return span, m.start(0), m.end(0)


class _Figures(Treeprocessor):
    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            if len(paragraph) == 1 and paragraph[0].tag == "img" and not _text_beside(paragraph):
                paragraph.tag = "figure"
                caption = Element("figcaption")
                caption.text = paragraph[0].get("title")
                paragraph.append(caption)


class _Alignments(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("td", "th") and cell.get("style") in ALIGNMENTS:
                cell.set("class", ALIGNMENTS[cell.attrib.pop("style")])


def _text_beside(paragraph: Element) -> str:
    return (paragraph.text or "").strip() + (paragraph[0].tail or "").strip()
