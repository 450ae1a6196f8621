"""The handbook's tables and the JSON Schema for editors, written from the schema of the front matter."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from twinning.model.schema import FIELDS, TRANSLATIONS, scalars
from twinning.model.vocabulary import Kind, Term

_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{1,2}[:.]\d{2}(:\d{2})?( ?Uhr)?"
_TEXT = {"type": ["string", "number", "boolean"]}  # an editor's YAML reads 2025 as a number; we take it as typed


def _matching(pattern: str) -> dict[str, Any]:
    # JSON Schema's own formats want seconds and a time zone; nobody writes these in front matter.
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


# Each single value: the words for the table, and its JSON Schema.
_SCALARS: dict[Any, tuple[str, dict[str, Any]]] = {
    str: ("Text", _TEXT),
    scalars.Text: ("Text", _TEXT),
    scalars.Flag: ("`true` oder `false`", {"type": "boolean"}),
    scalars.Number: ("ganze Zahl", {"type": "integer"}),
    scalars.Day: ("Tag: `2025-12-03`", _matching(_DAY)),
    scalars.Moment: ("Tag oder Zeitpunkt: `2025-12-03`, `2025-12-03 19:30`", _matching(f"{_DAY}([T ]{_CLOCK})?")),
    scalars.MomentOrTime: (
        "Uhrzeit, Tag oder Zeitpunkt: `19:30`, `2025-12-03`, `2025-12-03 19:30`",
        _matching(f"{_CLOCK}|{_DAY}([T ]{_CLOCK})?"),
    ),
    scalars.ClockTime: ("Uhrzeit: `19:30`", _matching(_CLOCK)),
    scalars.KnownDate: (
        "Jahr, Monat oder Tag: `1967`, `1999-09`, `1988-03-28`",
        {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "minimum": 1, "maximum": 9999},
    ),
    scalars.Slug: ("Kurzname", {"type": "string"}),
    scalars.LanguageTag: ("Sprachkürzel: `fr`, `en-GB`", {"type": "string"}),
    scalars.Email: ("E-Mail-Adresse", {"type": "string", "format": "email"}),
    scalars.Phone: ("Telefonnummer", {"type": ["string", "integer"]}),
    scalars.Url: ("Webadresse mit `https://`", {"type": "string", "pattern": "^https?://"}),
    scalars.Country: ("Länderkürzel: `FR`", {"type": "string", "pattern": "^[A-Z]{2}$"}),
    scalars.Timezone: ("Zeitzone: `Europe/Berlin`", {"type": "string"}),
    float: ("Zahl", {"type": "number"}),
}
_SECTIONS: tuple[tuple[str, str, str, type[BaseModel]], ...] = (
    ("Nachrichten", "content/articles/JJJJ/JJJJ-MM-TT-name/index.md", "article", FIELDS[Kind.ARTICLE]),
    ("Städte", "content/cities/name/index.md", "city", FIELDS[Kind.CITY]),
    ("Termine", "content/events/JJJJ/JJJJ-MM-TT-name/index.md", "event", FIELDS[Kind.EVENT]),
    ("Seiten", "content/pages/name/index.md", "page", FIELDS[Kind.PAGE]),
    ("Hinweise und Anzeigen", "content/notices/name/index.md", "notice", FIELDS[Kind.NOTICE]),
    ("Übersetzungen", "index.fr.md", "translation", TRANSLATIONS[Kind.ARTICLE]),
    ("Übersetzungen von Hinweisen", "index.fr.md", "notice-translation", TRANSLATIONS[Kind.NOTICE]),
)
_HEAD = """# Alle Felder

Was im Vorspann stehen darf, nach Art des Inhalts. Diese Seite schreibt `invoke handbook` aus dem Schema, nach dem auch
geprüft wird; bitte nicht von Hand ändern. Wie man schreibt, steht im [Handbuch](handbuch.md).

Ein *Kurzname* ist der Name eines Ordners ohne sein Datum, etwa `saint-quentin`. Wo mehrere Werte stehen dürfen,
schreibt man `[erster, zweiter]` oder jeden auf eine eigene Zeile mit `- ` davor; ein einzelner darf auch allein stehen.
Was mehrere Angaben zusammen erfüllen müssen (zum Bild die Beschreibung, zur Anzeige der Auftraggeber), sagt die
Prüfung. Für Programme gibt es dieselben Angaben als JSON Schema im Ordner [schema](schema/).
"""


def documents() -> Mapping[PurePosixPath, str]:
    """Every file that is written from the schema, by its path below ``docs/``."""
    schemas = {PurePosixPath("schema", f"{name}.json"): _json(title, fields) for title, _, name, fields in _SECTIONS}
    return {PurePosixPath("felder.md"): _tables(), **schemas}


def write(docs: Path) -> None:
    (docs / "schema").mkdir(parents=True, exist_ok=True)
    for path, text in documents().items():
        (docs / path).write_text(text, encoding="utf-8", newline="\n")


def keys(fields: type[BaseModel]) -> Iterator[tuple[str, FieldInfo, Any]]:
    """Each key as it is written, with what pydantic knows of it, and its type with all annotations."""
    types = get_type_hints(fields, include_extras=True)
    for name, info in fields.model_fields.items():
        yield info.alias or name, info, types[name]


def blocks(fields: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Each block below a kind's keys, and the blocks below those, by the key that holds it."""
    for key, _, annotation in keys(fields):
        kind, _ = _core(annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield key, kind
            yield from blocks(kind)


def _tables() -> str:
    """A table for each kind, and one for each block where it is used first."""
    headings: dict[type[BaseModel], str] = {}
    parts = [_HEAD]
    for title, place, _, fields in _SECTIONS:
        new = {block: key for key, block in reversed([*blocks(fields)]) if block not in headings}
        for block, key in reversed(new.items()):
            taken = f"Block {key}" in headings.values()
            headings[block] = f"Block {key} ({title})" if taken else f"Block {key}"
        parts.append(f"## {title}\n\n`{place}`\n\n{_table(fields, headings)}")
        parts += [f"### {headings[block]}\n\n{_table(block, headings)}" for block in reversed(new)]
    return "\n".join(parts)


def _table(fields: type[BaseModel], headings: Mapping[type[BaseModel], str]) -> str:
    rows = ["| Schlüssel | Pflicht | Bedeutung | Was dort stehen kann |", "| --- | --- | --- | --- |"]
    for key, info, annotation in keys(fields):
        required = "ja" if info.is_required() else ""
        rows.append(f"| `{key}` | {required} | {info.description} | {_values(info, annotation, headings)} |")
    return "\n".join(rows) + "\n"


def _values(info: FieldInfo, annotation: Any, headings: Mapping[type[BaseModel], str]) -> str:
    kind, count = _core(annotation)
    if kind in _SCALARS:
        least = _least(info)
        words = _SCALARS[kind][0] + (f" ab {least}" if least is not None else "")
    elif issubclass(kind, Term):
        words = ", ".join(f"`{term.value}` ({term.label})" for term in kind)
        words += f"; sonst `{info.default}`" if isinstance(info.default, Term) else ""
    else:
        words = f"[{headings[kind]}](#{_anchor(headings[kind])})"
    return {"one": words, "many": f"auch mehrere: {words}", "two": f"`[{words}, {words}]`, mit Dezimalpunkt"}[count]


def _json(title: str, fields: type[BaseModel]) -> str:
    """The schema of one kind as JSON Schema. What several keys together have to fulfil, only the check knows."""
    definitions = {block.__name__: _object(block) for _, block in blocks(fields)}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_object(fields)}
    if definitions:
        schema["$defs"] = dict(sorted(definitions.items()))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _object(fields: type[BaseModel]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            key: {"description": info.description, **_property(info, each)} for key, info, each in keys(fields)
        },
        "required": [key for key, info, _ in keys(fields) if info.is_required()],
        "additionalProperties": False,
    }


def _property(info: FieldInfo, annotation: Any) -> dict[str, Any]:
    kind, count = _core(annotation)
    if kind in _SCALARS:
        least = _least(info)
        schema = _SCALARS[kind][1] | ({"minimum": least} if least is not None else {})
    elif issubclass(kind, Term):
        # enumDescriptions is what editors show beside a value; to validators it is a remark.
        schema = {"enum": [term.value for term in kind], "enumDescriptions": [term.label for term in kind]}
        schema |= {"default": info.default.value} if isinstance(info.default, Term) else {}
    else:
        schema = {"$ref": f"#/$defs/{kind.__name__}"}
    if count == "two":
        return {"type": "array", "items": schema, "minItems": 2, "maxItems": 2}
    return schema if count == "one" else {"anyOf": [schema, {"type": "array", "items": schema}]}


def _core(annotation: Any) -> tuple[Any, str]:
    """What a key holds without its wrappings, and whether it holds one, many or two of them."""
    if annotation in _SCALARS:
        return annotation, "one"
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _core(arguments[0])
    if origin in (Union, UnionType):
        return _core(next(each for each in arguments if each is not NoneType))
    if origin is tuple:
        return _core(arguments[0])[0], "many" if arguments[1] is ... else "two"
    return annotation, "one"


def _least(info: FieldInfo) -> Any:
    return next((rule.ge for rule in info.metadata if hasattr(rule, "ge")), None)


def _anchor(heading: str) -> str:
    """The anchor that forges give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
