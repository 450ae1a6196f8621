"""A body as the words that are in it."""

from html.parser import HTMLParser

from twinning.model.documents import Body

_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"}
_INLINE |= {"strong", "sub", "u", "wbr"}
_SOFT_HYPHEN = "\u00ad"


def plain(body: Body) -> str:
    """The text of a body in one line, without the numbers of its footnotes."""
    words = _Words()
    words.feed("".join(part for part in body.parts if isinstance(part, str)))
    words.close()
    return one_line("".join(words.found))


def one_line(text: str) -> str:
    return " ".join(text.replace(_SOFT_HYPHEN, "").split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._raised += tag == "sup"
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._raised -= tag == "sup"
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._raised:
            self.found.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.found.append(" ")
