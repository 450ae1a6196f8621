"""YAML front matter, read with the line of every key.

Scalars are kept as the text that was typed and given their type by the schema. So YAML 1.2 holds (``no``, ``12:30`` and
``0631`` are text) without a resolver of our own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from twinning.model.documents import KeyPath
from twinning.model.problems import Problem

_FENCE = "---"
_EMPTY = {"", "~", "null"}

# Half a pair of UTF-16, or a control character, written as \\ud83d or \\0 between double quotes.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What trips people most, and YAML's own words would not tell them.
_SLIPS = (
    (re.compile(r" *\t"), "die Zeile ist mit einem Tabulator eingerückt", "Bitte Leerzeichen nehmen."),
    (re.compile(r" *\w+:[^\s/]"), "nach dem Doppelpunkt fehlt ein Leerzeichen", "Etwa title: Bürgerreise."),
)
_QUOTES = 'Doppelpunkt oder Anführungszeichen im Text? Dann den Wert in "…" setzen. Eingerückt wird mit Leerzeichen.'
_HASHTAG = re.compile(r"\s+(#\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stood between the fences: plain values, the line of each key path, and where the text begins.

    ``problems`` are those of the YAML. Where it could not be read at all, ``values`` is None.
    """

    values: Mapping[str, Any] | None
    lines: Mapping[KeyPath, int]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read at all; carries its problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems


def split(path: str, text: str) -> FrontMatter:
    """Part a document into front matter and body; Unreadable where it cannot be seen which is which."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise Unreadable(_problem(path, 1, "der Vorspann fehlt", "Die Datei beginnt mit einer Zeile „---“."))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise Unreadable(
            _problem(path, 1, "der Vorspann hat kein Ende", "Nach dem letzten Schlüssel gehört eine Zeile „---“.")
        )
    composer = _Composer(path, lines[1:end])
    values = composer.compose()
    return FrontMatter(
        values=values,
        lines=composer.lines,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
        problems=tuple(composer.problems),
    )


class _Composer:
    """Makes plain values of YAML's nodes, noting each key's line and what is wrong."""

    def __init__(self, path: str, source: list[str]) -> None:
        self.path = path
        self.lines: dict[KeyPath, int] = {(): 1}
        self.problems: list[Problem] = []
        self._source = source

    def compose(self) -> dict[str, Any] | None:
        try:
            node = yaml.compose("\n".join(self._source), Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._explain(min(mark.line, len(self._source)) if mark else 0)
            return None
        except yaml.reader.ReaderError as error:
            line = "\n".join(self._source).count("\n", 0, error.position)
            self._add(line, "im Vorspann steht ein unsichtbares Steuerzeichen", "Bitte löschen.")
            return None
        except RecursionError:
            self._add(0, "der Vorspann ist zu tief verschachtelt", "Bitte vereinfachen.")
            return None
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._add(0, "der Vorspann besteht nicht aus „Schlüssel: Wert“", "Etwa title: Bürgerreise.")
            return None
        values: dict[str, Any] = self._plain(node, ())
        return values

    def _add(self, place: int, message: str, hint: str, rule: str = "front-matter") -> None:
        """A problem in a line of the source, counted from 0; in the file the fence stands before it."""
        self.problems.append(_problem(self.path, place + 2, message, hint, rule))

    def _explain(self, stop: int) -> None:
        """Say what made YAML stop at a line: often it is something before it, and one of a few."""
        for pattern, message, hint in _SLIPS:
            for place, line in enumerate(self._source[: stop + 1]):
                if pattern.match(line):
                    self._add(place, message, hint)
                    return
        self._add(stop, "der Vorspann ist nicht lesbar (YAML)", _QUOTES)

    def _plain(self, node: yaml.Node, keys: KeyPath) -> Any:
        """A node as dictionaries, tuples and texts. Keys without a value are left out: they say nothing."""
        self.lines.setdefault(keys, node.start_mark.line + 2)
        if isinstance(node, yaml.MappingNode):
            plain = {key: self._plain(value, (*keys, key)) for key, value in self._pairs(node, keys)}
            return {key: value for key, value in plain.items() if value is not None}
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._plain(item, (*keys, place)) for place, item in enumerate(node.value))
        assert isinstance(node, yaml.ScalarNode)
        return None if node.style is None and node.value in _EMPTY else self._text(node)

    def _pairs(self, node: yaml.MappingNode, keys: KeyPath) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value in node.value:
            line = key_node.start_mark.line
            key = str(key_node.value)
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(line, "ein Schlüssel muss ein einfaches Wort sein", "Etwa title: …")
            elif (*keys, key) in self.lines:
                message = f"„{key}“ steht schon in Zeile {self.lines[(*keys, key)]}"
                self._add(line, message, "Eines von beiden löschen.", "duplicate-key")
            else:
                self.lines[(*keys, key)] = line + 2
                yield key, value

    def _text(self, node: yaml.ScalarNode) -> str:
        value, end = str(node.value), node.end_mark
        if _UNPRINTABLE.search(value):
            self._add(
                node.start_mark.line, "im Wert steht ein Zeichen, das es nicht gibt", "Ohne \\u… oder \\x… schreiben."
            )
            return _UNPRINTABLE.sub("?", value)
        cut = node.style is None and end.line < len(self._source) and _HASHTAG.match(self._source[end.line], end.column)
        if cut:
            message = f"ab „{cut[1]}“ liest YAML nicht weiter: Das ist eine Anmerkung"
            self._add(end.line, message, "Gehört es zum Text? Dann den ganzen Wert in Anführungszeichen setzen.")
        return value


class _Loader(yaml.SafeLoader):
    """Without YAML's references (&name, *name): nobody needs them here, and one that holds itself has no end."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs annotate a part
            raise yaml.composer.ComposerError(None, None, "reference", event.start_mark)
        return super().compose_node(parent, index)


def _problem(path: str, line: int, message: str, hint: str = "", rule: str = "front-matter") -> Problem:
    return Problem(path=path, line=line, rule=rule, message=message, hint=hint)
