"""The messages of the interface: found in templates and code, kept in catalogues, checked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from twinning.model.problems import Problem
from twinning.plan.formats import locale
from twinning.render.catalogues import catalogue_path

_CODE = Path(__file__).parent.parent
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract"), ("**.txt", "jinja2.ext:babel_extract")]
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
_TEMPLATES = {"trimmed": "false", "newstyle_gettext": "true", "silent": "false"}
_OPTIONS = {"**.html": _TEMPLATES, "**.txt": _TEMPLATES}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")
# Where a message stands changes with every line above it; the catalogue need not change with it.
_DATELESS = datetime(2000, 1, 1, tzinfo=UTC)
_TEMPLATE_HEADER = "# Die Worte der Oberfläche; geschrieben von invoke translate."
_HEADER = "# {language}: die Worte der Oberfläche. Anlegen und abgleichen: invoke translate.\n#"


def template_messages(templates: Path) -> Catalog:
    """Every message that the templates and the code ask to be translated, with German as msgid."""
    catalog = Catalog(charset="utf-8")
    for folder in (templates, _CODE):
        for _, _, message, _, context in extract_from_dir(str(folder), _METHODS, _OPTIONS, _KEYWORDS):
            catalog.add(message, context=context)
    return catalog


def template_path(folder: Path) -> Path:
    return folder / "messages.pot"


def write_template(folder: Path, template: Catalog) -> None:
    """Keep the messages in use beside the catalogues, so that a build need not look for them in the code."""
    template.header_comment = _TEMPLATE_HEADER
    _write(template_path(folder), template)


def update_catalogue(folder: Path, language: str, template: Catalog) -> Catalog:
    """Bring a language's catalogue up to the messages in use: new ones empty, gone ones gone; returns it, written."""
    path = catalogue_path(folder, language)
    if path.exists():
        with path.open("rb") as source:
            catalog = read_po(source, locale=str(locale(language)))
    else:
        catalog = Catalog(locale=str(locale(language)))
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = _HEADER.format(language=language)
    _write(path, catalog)
    return catalog


def check_catalogues(folder: Path, languages: Iterable[str]) -> Iterator[Problem]:
    """What is missing or broken in the catalogues of the languages that the site offers; paths from the project."""
    with template_path(folder).open("rb") as source:
        template = read_po(source)
    root = folder.parent.parent
    for language in languages:
        path = catalogue_path(folder, language)
        where = path.relative_to(root).as_posix()
        if not path.exists():
            hint = f"„invoke translate“ legt ihn an; oder „{language}“ aus LANGUAGES streichen."
            yield _problem(where, 1, "der Katalog dieser Sprache fehlt", hint)
            continue
        with path.open("rb") as source:
            catalog = read_po(source, locale=str(locale(language)))
        for wanted in template:
            if wanted.id:
                yield from _check_message(where, wanted, catalog.get(wanted.id, wanted.context))


def missing_counts(catalog: Catalog) -> Mapping[str, int]:
    """How many entries of a catalogue are translated, fuzzy and empty."""
    messages = [message for message in catalog if message.id]
    fuzzy = sum(message.fuzzy for message in messages)
    empty = sum(not all(_strings(message)) for message in messages if not message.fuzzy)
    return {"translated": len(messages) - fuzzy - empty, "fuzzy": fuzzy, "empty": empty}


def _write(path: Path, catalog: Catalog) -> None:
    # No name, no date: the file changes when its messages do.
    catalog.project, catalog.version = "twinning", ""
    catalog.creation_date = catalog.revision_date = _DATELESS
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    catalog.fuzzy = False
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, catalog, width=120, no_location=True, sort_output=True)


def _check_message(where: str, wanted: Message, found: Message | None) -> Iterator[Problem]:
    text = _ids(wanted)[0]
    short = text if len(text) <= 50 else f"{text[:49]}…"
    if found is None or not all(_strings(found)):
        line = found.lineno if found is not None and found.lineno else 1
        hint = "Bitte msgstr ausfüllen; „invoke translate“ trägt Neues ein."
        yield _problem(where, line, f"„{short}“ ist nicht übersetzt", hint)
        return
    line = found.lineno or 1
    if found.fuzzy:
        hint = "Prüfen und „fuzzy“ löschen."
        yield _problem(where, line, f"die Übersetzung von „{short}“ ist unsicher (fuzzy)", hint)
    known = {name for each in _ids(wanted) for name in _PLACEHOLDER.findall(each)}
    for string in _strings(found):
        used = set(_PLACEHOLDER.findall(string))
        wrong = (used - known) | (_required(wanted) - used)
        if wrong:
            names = ", ".join(f"%({name})s" for name in sorted(wrong))
            message = f"in der Übersetzung von „{short}“ stimmt der Platzhalter nicht: {names}"
            yield _problem(where, line, message, "Wie im Original schreiben.")


def _required(message: Message) -> set[str]:
    """The placeholders of every form: a singular may do without its number ("one place")."""
    forms = [set(_PLACEHOLDER.findall(each)) for each in _ids(message)]
    return set.intersection(*forms)


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _problem(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path=path, line=line, rule="catalogue", message=message, hint=hint)
