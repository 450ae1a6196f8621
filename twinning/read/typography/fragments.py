"""An HTML fragment, read as runs of text.

A *run* is the text of one block in one language, with the tags cut out, so that a quotation is one quotation even if
it begins before a link and ends in it. A new block, or another language, is a new run.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from typogrify.filters import amp

from twinning.read.typography.edits import Edit, apply, edits
from twinning.read.typography.languages import Rules, rules_for
from twinning.read.typography.widows import BLOCKS, LINE, join_last_words, last_gap

# Tags (an attribute may hold ">"), comments and character references; what `split` leaves between them is text.
_MARKUP = re.compile(r"""(<!--.*?-->|<[/!?a-zA-Z][^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>|&\#?\w+;)""", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_LANGUAGE = re.compile(r"""\slang=(?:"([^"]*)"|'([^']*)')""")

# The text of these is nobody's prose.
_LITERAL = frozenset({"code", "pre", "kbd", "samp", "script", "style", "math", "svg", "textarea"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# All others begin a new run.
_INLINE = frozenset(
    "a abbr b bdi bdo big br button cite code data del dfn em font i img ins kbd label mark math q rp rt ruby s samp "
    "script small span strong style sub sup svg time tt u var wbr".split()
)
_THING = "\ufffc"  # stands in a run for what is inside the sentence but not its text: it has neighbours like a word
_STANDS_FOR = {"br": LINE, "img": LINE}

# typogrify's filter, too, would look into <code>; so it gives the markup once, and the place is found here.
_AMPERSAND = str(amp(" &amp; ")).strip()


@dataclass(slots=True)
class _Run:
    """The pieces of a run: which cell of the fragment, and what text it stands for."""

    rules: Rules
    cells: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, cell: int, text: str) -> None:
        self.cells.append(cell)
        self.texts.append(text)


@dataclass(slots=True)
class _Open:
    """An element not closed yet, and whether its text is a run of its own."""

    name: str
    own: bool


def typeset_html(html: str, language: str) -> str:
    """A fragment in `language` (BCP 47), with its text set and its tags as they were.

    The fragment is well-formed, as `nh3.clean` writes it; any other is set as far as it can be read. Elements with a
    `lang` are set by that language's rules. Code, formulas, addresses, attributes and comments stay. Beside the text,
    ampersands between spaces get typogrify's `<span class="amp">`, and a short last word is joined to the one before.
    """
    cells = _MARKUP.split(html)
    _Typesetter(cells, rules_for(language)).typeset()
    return "".join(cells)


class _Typesetter:
    """Walks the cells of a fragment, text and markup by turns, and sets every run as soon as it is whole."""

    def __init__(self, cells: list[str], rules: Rules) -> None:
        self.cells = cells
        self.runs = [_Run(rules)]
        self.elements: list[_Open] = []
        self.literal = ""
        self.depth = 0

    def typeset(self) -> None:
        for index, cell in enumerate(self.cells):
            if index % 2:
                self._markup(index, cell)
            elif cell and not self.literal:
                self.runs[-1].add(index, cell)
        while self.runs:
            self._finish(closes="p")
            self.runs.pop()

    def _markup(self, index: int, markup: str) -> None:
        ends, name = _tag_of(markup)
        if self.literal:
            self._inside_literal(name, ends=ends)
        elif markup[0] == "&":
            self.runs[-1].add(index, unescape(markup))
        elif ends:
            self._end(name)
        elif name:
            self._start(index, name, markup)

    def _inside_literal(self, name: str, *, ends: bool) -> None:
        if name == self.literal:
            self.depth += -1 if ends else 1
            if not self.depth:
                self.literal = ""

    def _start(self, index: int, name: str, markup: str) -> None:
        if name not in _INLINE:
            self._finish()
        if name in _LITERAL:
            self.literal, self.depth = name, 1
            self.runs[-1].add(index, _THING)
        elif name in _VOID:
            if name in _STANDS_FOR:
                self.runs[-1].add(index, _STANDS_FOR[name])
        else:
            self._open(index, name, markup)

    def _open(self, index: int, name: str, markup: str) -> None:
        language = _LANGUAGE.search(markup) if "lang=" in markup else None
        rules = rules_for(language[1] or language[2] or "") if language else self.runs[-1].rules
        own = rules is not self.runs[-1].rules
        if own:
            self.runs[-1].add(index, _THING)
            self.runs.append(_Run(rules))
        self.elements.append(_Open(name, own))

    def _end(self, name: str) -> None:
        if name not in _INLINE:
            self._finish(closes=name)
        if not self.elements:
            return
        if self.elements[-1].name != name and not any(element.name == name for element in self.elements):
            return
        while True:
            element = self.elements.pop()
            if element.own:
                self._finish()
                self.runs.pop()
            if element.name == name:
                return

    def _finish(self, closes: str = "") -> None:
        """Set the innermost run and begin it anew. `closes` names the block that ends with it, if one does."""
        run = self.runs[-1]
        if run.cells:
            _set_run(self.cells, run, ends_block=closes in BLOCKS)
            self.runs[-1] = _Run(run.rules)


@lru_cache(maxsize=1024)
def _tag_of(markup: str) -> tuple[bool, str]:
    """Whether a tag is an end tag, and its name; no name where it is none."""
    tag = _TAG.match(markup)
    return (bool(tag[1]), tag[2].lower()) if tag else (False, "")


def _set_run(cells: list[str], run: _Run, *, ends_block: bool) -> None:
    text = "".join(run.texts)
    if text.isspace():
        return
    if changes := edits(text, run.rules):
        _write(cells, run, changes)
    if "&" in text:
        _set_ampersands(cells, run)
    if ends_block and run.rules.spaces_words:
        _control_widow(cells, run)


def _write(cells: list[str], run: _Run, changes: Sequence[Edit]) -> None:
    """Make each change in the piece that holds it; one across two pieces is not made."""
    pending = iter(changes)
    change = next(pending, None)
    begin = 0
    for piece, text in enumerate(run.texts):
        end = begin + len(text)
        own = []
        while change and change.start < end:
            if change.end <= end:
                own.append(Edit(change.start - begin, change.end - begin, change.replacement))
            change = next(pending, None)
        if own:
            run.texts[piece] = cells[run.cells[piece]] = apply(text, own)
        begin = end


def _set_ampersands(cells: list[str], run: _Run) -> None:
    for cell in run.cells:
        if cells[cell] == "&amp;" and _stands_alone(cells, cell):
            cells[cell] = _AMPERSAND


def _stands_alone(cells: list[str], cell: int) -> bool:
    """Whether white space, perhaps a reference to it, is on both sides of a character reference."""
    before = cells[cell - 1] or unescape(cells[max(cell - 2, 0)])
    after = cells[cell + 1] or unescape(cells[min(cell + 2, len(cells) - 1)])
    return before[-1:].isspace() and after[:1].isspace()


def _control_widow(cells: list[str], run: _Run) -> None:
    """Join the last two words of a run, in the cells from the gap between them to its end."""
    gap = last_gap("".join(run.texts))
    if gap is None:
        return
    piece, begin = 0, 0
    while begin + len(run.texts[piece]) <= gap:
        begin += len(run.texts[piece])
        piece += 1
    # `widont` wants to see what comes before the gap, even if that is a tag; more would only cost time.
    first, last = run.cells[piece] - (gap == begin), run.cells[-1]
    keep = max(0, gap - begin - 1)
    end = "".join(cells[first : last + 1])
    cells[first : last + 1] = [end[:keep] + join_last_words(end[keep:]), *[""] * (last - first)]
