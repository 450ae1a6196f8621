"""YAML front matter, read with the line of every key.

libyaml reads what is in order, in a tenth of the time; what is wrong, PyYAML's own parser tells, everywhere alike.

Scalars are kept as the text that was typed and given their type by the schema. So YAML 1.2 holds (``no``, ``12:30`` and
``0631`` are text) without a resolver of our own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

import yaml

from twinning.model.documents import KeyPath
from twinning.model.problems import Problem

_FENCE = "---"
_EMPTY = {"", "~", "null"}
_DEEPEST = 50  # blocks within blocks; ours has three
_QUICK = getattr(yaml, "CSafeLoader", None)  # there is a PyYAML without libyaml too
_LAX = re.compile(r"[\t\ufeff]|[|>][-+\d]*#")  # libyaml lets pass what PyYAML refuses

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
    """Makes plain values of YAML's events, noting each key's line and what is wrong."""

    def __init__(self, path: str, source: list[str]) -> None:
        self.path = path
        self.lines: dict[KeyPath, int] = {(): 1}
        self.problems: list[Problem] = []
        self._source = source
        self._events: Iterator[yaml.Event] = iter(())

    def compose(self) -> dict[str, Any] | None:
        try:
            events = _events_of("\n".join(self._source))
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
        if not events:
            return {}
        if not isinstance(events[0], yaml.MappingStartEvent):
            self._add(0, "der Vorspann besteht nicht aus „Schlüssel: Wert“", "Etwa title: Bürgerreise.")
            return None
        self._events = iter(events)
        values: dict[str, Any] = self._plain(next(self._events), ())
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

    def _plain(self, event: yaml.Event, keys: KeyPath) -> Any:
        """What an event begins, as dictionaries, tuples, texts; keys without a value are left out: they say nothing."""
        self.lines.setdefault(keys, _place(event) + 2)
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in _EMPTY else self._text(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return tuple([self._plain(item, (*keys, place)) for place, item in enumerate(self._inside())])
        plain = {key: self._plain(value, (*keys, key)) for key, value in self._pairs(keys)}
        return {key: value for key, value in plain.items() if value is not None}

    def _inside(self) -> Iterator[yaml.Event]:
        """What begins each item of the collection that is open, to its end."""
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event

    def _pairs(self, keys: KeyPath) -> Iterator[tuple[str, yaml.Event]]:
        for event in self._inside():
            line = _place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._skip(event)
                self._skip(next(self._events))
                self._add(line, "ein Schlüssel muss ein einfaches Wort sein", "Etwa title: …")
                continue
            key, value = str(event.value), next(self._events)
            if (*keys, key) in self.lines:
                self._skip(value)
                message = f"„{key}“ steht schon in Zeile {self.lines[(*keys, key)]}"
                self._add(line, message, "Eines von beiden löschen.", "duplicate-key")
            else:
                self.lines[(*keys, key)] = line + 2
                yield key, value

    def _skip(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            for inner in self._inside():
                self._skip(inner)

    def _text(self, event: yaml.ScalarEvent) -> str:
        value, end = str(event.value), event.end_mark
        assert end is not None
        if _UNPRINTABLE.search(value):
            self._add(_place(event), "im Wert steht ein Zeichen, das es nicht gibt", "Ohne \\u… oder \\x… schreiben.")
            return _UNPRINTABLE.sub("?", value)
        cut = not event.style and end.line < len(self._source) and _HASHTAG.match(self._source[end.line], end.column)
        if cut:
            message = f"ab „{cut[1]}“ liest YAML nicht weiter: Das ist eine Anmerkung"
            self._add(end.line, message, "Gehört es zum Text? Dann den ganzen Wert in Anführungszeichen setzen.")
        return value


def _events_of(source: str) -> list[yaml.Event]:
    """What a YAML document consists of, in order; raises what is wrong with it as PyYAML's own parser does."""
    if _QUICK and not _LAX.search(source):
        with suppress(yaml.YAMLError, RecursionError):
            return _sound(yaml.parse(source, Loader=_QUICK))
    return _sound(yaml.parse(source, Loader=yaml.SafeLoader))


def _sound(events: Iterable[yaml.Event]) -> list[yaml.Event]:
    """The events of one document without YAML's references (&name, *name).

    Nobody needs them here, and one that holds itself has no end.
    """
    sound: list[yaml.Event] = []
    anchors: set[str] = set()
    depth = documents = 0
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent) or event.anchor in anchors:
                raise _refusal(event)
            if event.anchor:
                anchors.add(event.anchor)
            depth += isinstance(event, yaml.CollectionStartEvent)
            sound.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            sound.append(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if depth > _DEEPEST:
            raise RecursionError
        if documents > 1:
            raise _refusal(event)
    return sound


def _refusal(event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem_mark=cast(yaml.Mark, event.start_mark))  # libyaml's has the same attributes


def _place(event: yaml.Event) -> int:
    """The line in which an event begins, counted from 0."""
    assert event.start_mark is not None, "parsers mark every event"
    return event.start_mark.line


def _problem(path: str, line: int, message: str, hint: str = "", rule: str = "front-matter") -> Problem:
    return Problem(path=path, line=line, rule=rule, message=message, hint=hint)
