"""YAML front matter, read with the line of every key, and held against the schema.

Scalars are kept as the text that was typed and given their type by the schema. So YAML 1.2 holds (``no``, ``12:30`` and
``0631`` are text) without a resolver of our own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from twinning.model.documents import KeyPath, line_of
from twinning.model.problems import Problem, suggestion

_FENCE = "---"
_EMPTY = {"", "~", "null"}

# pydantic's kinds of error, in the words of the office.
_MESSAGES = {
    "missing": "es fehlt „{key}“",
    "string_type": "„{key}“ erwartet einen Text",
    "int_parsing": "„{key}“ erwartet eine ganze Zahl, nicht „{value}“",
    "int_type": "„{key}“ erwartet eine ganze Zahl",
    "float_parsing": "„{key}“ erwartet eine Zahl, nicht „{value}“",
    "float_type": "„{key}“ erwartet eine Zahl",
    "tuple_type": "„{key}“ erwartet eine Liste",
    "too_short": "„{key}“ hat zu wenige Werte",
    "too_long": "„{key}“ hat zu viele Werte",
    "model_type": "„{key}“ erwartet einen Block mit eigenen Schlüsseln",
    "greater_than_equal": "„{key}“ muss mindestens {ge} sein",
}
_HINTS = {
    "tuple_type": "Etwa [erstes, zweites], oder jedes auf eigener Zeile mit „- “ davor.",
    "model_type": "Die Schlüssel stehen eingerückt darunter.",
    "float_parsing": "Mit Punkt statt Komma: 49.443.",
    "missing": "Bitte ergänzen.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stood between the fences: plain values, the line of each key path, and where the text begins."""

    values: Mapping[str, Any]
    lines: Mapping[KeyPath, int]
    body: str
    body_line: int


class Unreadable(Exception):
    """Front matter that cannot be read at all; carries its problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems


def split(path: str, text: str) -> FrontMatter:
    """Part a document into front matter and body; Unreadable says what is wrong with it."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise Unreadable(_problem(path, 1, "der Vorspann fehlt", "Die Datei beginnt mit einer Zeile „---“."))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise Unreadable(
            _problem(path, 1, "der Vorspann hat kein Ende", "Nach dem letzten Schlüssel gehört eine Zeile „---“.")
        )
    values, positions = _compose(path, "\n".join(lines[1:end]))
    return FrontMatter(values=values, lines=positions, body="\n".join(lines[end + 1 :]), body_line=end + 2)


def validate(path: str, matter: FrontMatter, schema: type[BaseModel]) -> BaseModel:
    """The values as the schema's class; Unreadable with every problem otherwise."""
    try:
        return schema.model_validate(matter.values)
    except ValidationError as error:
        # A word that is none of several types is one mistake, not one for each type.
        problems = {(p.line, p.message): p for p in (_complaint(path, matter, e, schema) for e in error.errors())}
        raise Unreadable(*problems.values()) from None


def _compose(path: str, text: str) -> tuple[dict[str, Any], dict[KeyPath, int]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line + 2, text.count("\n") + 2) if mark else 1
        hint = (
            'Doppelpunkt oder Anführungszeichen im Text? Dann den Wert in "…" setzen. Eingerückt wird mit Leerzeichen.'
        )
        raise Unreadable(_problem(path, line, "der Vorspann ist nicht lesbar (YAML)", hint)) from None
    except yaml.reader.ReaderError:
        raise Unreadable(
            _problem(path, 1, "im Vorspann steht ein unsichtbares Steuerzeichen", "Bitte löschen.")
        ) from None
    if node is None:
        return {}, {(): 1}
    if not isinstance(node, yaml.MappingNode):
        raise Unreadable(
            _problem(path, 2, "der Vorspann besteht nicht aus „Schlüssel: Wert“", "Etwa title: Bürgerreise.")
        )
    lines: dict[KeyPath, int] = {(): 1}
    problems: list[Problem] = []
    values = _plain(path, node, (), lines, problems)
    if problems:
        raise Unreadable(*problems)
    return values, lines


def _plain(path: str, node: yaml.Node, keys: KeyPath, lines: dict[KeyPath, int], problems: list[Problem]) -> Any:
    """A YAML node as dictionaries, lists and texts. Keys without a value are left out: they say nothing."""
    lines.setdefault(keys, node.start_mark.line + 2)
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key, value in _pairs(path, node, keys, lines, problems):
            plain = _plain(path, value, (*keys, key), lines, problems)
            if plain is not None:
                values[key] = plain
        return values
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(path, item, (*keys, place), lines, problems) for place, item in enumerate(node.value))
    assert isinstance(node, yaml.ScalarNode)
    return None if node.style is None and node.value in _EMPTY else node.value


def _pairs(
    path: str, node: yaml.MappingNode, keys: KeyPath, lines: dict[KeyPath, int], problems: list[Problem]
) -> Iterator[tuple[str, yaml.Node]]:
    for key_node, value in node.value:
        line = key_node.start_mark.line + 2
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(_problem(path, line, "ein Schlüssel muss ein einfaches Wort sein", "Etwa title: …"))
            continue
        key = str(key_node.value)
        if (*keys, key) in lines:
            first = lines[(*keys, key)]
            problems.append(
                _problem(
                    path, line, f"„{key}“ steht schon in Zeile {first}", "Eines von beiden löschen.", "duplicate-key"
                )
            )
            continue
        lines[(*keys, key)] = line
        yield key, value


def _complaint(path: str, matter: FrontMatter, error: ErrorDetails, schema: type[BaseModel]) -> Problem:
    context = error.get("ctx", {})
    location = tuple(part for part in error["loc"] if _is_key(part))
    if context.get("key"):
        location = (*location, context["key"])
    line = line_of(matter.lines, location)
    names = [part for part in location if isinstance(part, str)]
    key = ".".join(names) or "?"
    if "message" in context:
        prefix = f"„{key}“: " if names and not context.get("key") else ""
        return _problem(path, line, prefix + context["message"], context["hint"], error["type"])
    if error["type"] == "extra_forbidden":
        return _problem(
            path,
            line,
            f"unbekannter Schlüssel „{key}“",
            suggestion(names[-1], _keys_at(schema, names[:-1])),
            "unknown-key",
        )
    if error["type"] in ("enum", "literal_error"):
        known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return _problem(
            path,
            line,
            f"„{key}“ kennt den Wert „{error['input']}“ nicht",
            suggestion(str(error["input"]), known),
            "unknown-value",
        )
    message = _MESSAGES.get(error["type"], "„{key}“ ist ungültig").format(key=key, value=error["input"], **context)
    rule = "missing-key" if error["type"] == "missing" else "type"
    return _problem(path, line, message, _HINTS.get(error["type"], ""), rule)


def _is_key(part: str | int) -> bool:
    # Of a union pydantic names the member that failed ("function-before[…]", "date"): no key of an editor's.
    return isinstance(part, int) or part.replace("_", "").isalnum()


def _keys_at(schema: type[BaseModel], names: list[str]) -> list[str]:
    """The keys that the schema knows in a block, by the block's path."""
    node: dict[str, Any] = schema.model_json_schema()
    definitions = node.get("$defs", {})
    for name in names:
        node = node.get("properties", {}).get(name, {})
        node = next(_models(node, definitions), {})
    return list(node.get("properties", {}))


def _models(node: dict[str, Any], definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "$ref" in node:
        yield definitions[node["$ref"].rsplit("/", 1)[1]]
    for choice in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())):
        yield from _models(choice, definitions)


def _problem(path: str, line: int, message: str, hint: str = "", rule: str = "front-matter") -> Problem:
    return Problem(path=path, line=line, rule=rule, message=message, hint=hint)
