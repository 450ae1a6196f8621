"""Front matter held against the schema: its values as a class of ours, and every problem in German."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from twinning.model.documents import line_of
from twinning.model.problems import Problem, nearest
from twinning.model.schema.messages import in_german
from twinning.read.frontmatter import FrontMatter

# What other systems have in front matter, and where it stands here.
_ELSEWHERE = {
    "date": "Das Datum steht im Namen des Ordners.",
    "slug": "Der Kurzname steht im Namen des Ordners.",
    "lang": "Die Sprache steht im Namen der Datei: index.fr.md.",
    "tags": "Themen heißen hier „topics“.",
    "category": "Themen heißen hier „topics“.",
}


def validate(
    path: str, matter: FrontMatter, schema: type[BaseModel], inherited: type[BaseModel] | None = None
) -> tuple[BaseModel, list[Problem]]:
    """The values as the schema's class, without those that are wrong; and every problem.

    ``inherited`` is the original's schema, of which a translation repeats nothing.
    """
    if matter.values is None:
        return rest_of(schema, {}), []
    try:
        return schema.model_validate(matter.values), []
    except ValidationError as error:
        problems = [_complaint(path, matter, each, schema, inherited) for each in _told_once(error.errors(), schema)]
        return rest_of(schema, matter.values), problems


def rest_of(schema: type[BaseModel], values: Mapping[str, Any]) -> BaseModel:
    """What is left when every key with something wrong is taken out: enough to check the others, never shown."""
    required = {name for name, field in schema.model_fields.items() if field.is_required()}
    partial, left = _partial(schema), {key: value for key, value in values.items() if key not in required}
    while True:
        try:
            # As one of the schema's own, which another process knows too.
            return schema.model_construct(**dict(partial.model_validate(left)))
        except ValidationError as error:
            wrong = {(*each["loc"], each.get("ctx", {}).get("key"))[0] for each in error.errors()}
            left = {key: value for key, value in left.items() if key not in wrong}


@functools.cache
def _partial(schema: type[BaseModel]) -> type[BaseModel]:
    """The schema with nothing required."""
    required: dict[str, Any] = {name: (Any, None) for name, field in schema.model_fields.items() if field.is_required()}
    return create_model(schema.__name__, __base__=schema, **required)


def _told_once(errors: list[ErrorDetails], schema: type[BaseModel]) -> Iterator[ErrorDetails]:
    """Without what follows from another: a key misspelt is not missing as well."""
    meant = {
        (*each["loc"][:-1], nearest(str(each["loc"][-1]), _keys_at(schema, _names(each["loc"][:-1]))))
        for each in errors
        if each["type"] == "extra_forbidden"
    }
    return (each for each in errors if each["type"] != "missing" or each["loc"] not in meant)


def _complaint(
    path: str,
    matter: FrontMatter,
    error: ErrorDetails,
    schema: type[BaseModel],
    inherited: type[BaseModel] | None,
) -> Problem:
    blamed = error.get("ctx", {}).get("key")
    location = (*error["loc"], blamed) if blamed else error["loc"]
    *block, key = _names(location) or ["?"]
    name = ".".join((*block, key))
    rule, message, hint = in_german(error, name, _keys_at(schema, block))
    if "message" in error.get("ctx", {}) and not blamed:
        message = f"„{name}“: {message}"
    if rule == "unknown-key" and inherited and key in _keys_at(inherited, block):
        hint = f"Eine Übersetzung übernimmt „{name}“ vom Original; hier bitte löschen."
    elif rule == "unknown-key" and not block:
        hint = _ELSEWHERE.get(key.lower(), hint)
    return Problem(path=path, line=line_of(matter.lines, location), rule=rule, message=message, hint=hint)


def _names(location: tuple[str | int, ...]) -> list[str]:
    return [part for part in location if isinstance(part, str)]


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
