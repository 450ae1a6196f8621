"""The handbook's tables are the schema's, and its examples and messages are true."""

import json
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from invoke.collection import Collection
from pydantic import BaseModel

from tests.samples import SAMPLE, copy_sample, settings_of
from twinning.edges.handbook import blocks, documents, keys, write
from twinning.edges.stages import stage
from twinning.model.schema import FIELDS, TRANSLATIONS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PICTURE = SAMPLE / "content/articles/2025/2025-12-01-enthuellung/tuch.png"
KINDS = {fields.__name__: fields for fields in (*FIELDS.values(), *TRANSLATIONS.values())}


def every_model() -> Iterator[type[BaseModel]]:
    for fields in KINDS.values():
        yield fields
        yield from (block for _, block in blocks(fields))


def test_the_committed_tables_are_what_the_schema_gives() -> None:
    """Otherwise: invoke handbook."""
    for path, text in documents().items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, f"docs/{path}: invoke handbook"


def test_no_file_is_left_of_what_is_gone(tmp_path: Path) -> None:
    write(tmp_path)
    written = {path.name for path in (tmp_path / "schema").iterdir()}
    assert {path.name for path in (DOCS / "schema").iterdir()} == written


@pytest.mark.parametrize("model", dict.fromkeys(every_model()))
def test_every_key_is_described(model: type[BaseModel]) -> None:
    for key, info, _ in keys(model):
        assert info.description, f"{model.__name__}.{key}"
        assert "|" not in info.description, "it would end the table's cell"


def test_every_key_of_every_kind_stands_in_the_tables() -> None:
    table = documents()[next(path for path in documents() if path.name == "felder.md")]
    for model in every_model():
        for key, _, _ in keys(model):
            assert f"| `{key}` |" in table


def test_links_between_the_tables_lead_somewhere() -> None:
    text = (DOCS / "felder.md").read_text(encoding="utf-8")
    headings = {line.lstrip("# ").lower() for line in text.splitlines() if line.startswith("#")}
    anchors = [re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in headings]
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\(#([^)]+)\)", text)) <= set(anchors)


def test_json_schema_refers_only_to_what_it_defines() -> None:
    for path, text in documents().items():
        if path.suffix == ".json":
            schema = json.loads(text)
            references = set(re.findall(r'"#/\$defs/(\w+)"', text))
            assert references == schema.get("$defs", {}).keys()


def examples() -> dict[str, str]:
    """The texts that the handbook shows whole, by the path it names above each."""
    handbook = (DOCS / "handbuch.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^`(content/\S+)`\n\n```markdown\n(.*?)^```$", handbook, re.DOTALL | re.MULTILINE))


def test_what_the_handbook_shows_is_right(tmp_path: Path) -> None:
    """Its examples lie beside the sample's texts, and nothing is wrong with any of them."""
    root = copy_sample(tmp_path)
    assert len(examples()) >= 9
    for path, text in examples().items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        for name in re.findall(r"\w+\.(?:jpg|pdf)", text):
            shutil.copy(PICTURE, target.parent / name)
    staged = stage(settings_of(root, NOW="2026-11-23"))
    assert not [problem for problem in staged.problems if problem.path in examples()]


def test_the_messages_in_the_handbook_are_the_ones_that_are_told() -> None:
    """Each piece of a message between its variable parts stands somewhere in the code."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "twinning").rglob("*.py"))
    handbook = (DOCS / "handbuch.md").read_text(encoding="utf-8")
    _, _, chapter = handbook.partition("\n## Was die Prüfung sagt\n")
    messages = re.findall(r"^\| `(.+?)` \|", chapter.partition("\n## ")[0], re.MULTILINE)
    assert len(messages) > 30
    for message in messages:
        for piece in message.split("…"):
            words = piece.strip(" „“")
            assert words in code, f"{message}: {words}"


def test_the_handbooks_links_lead_somewhere() -> None:
    text = (DOCS / "handbuch.md").read_text(encoding="utf-8")
    outside_blocks = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", outside_blocks, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)]+)\)", outside_blocks):
        assert target[1:] in anchors if target.startswith("#") else (DOCS / target).exists(), target


def test_every_task_that_is_written_of_exists() -> None:
    known = Collection.from_module(import_module("tasks")).task_names
    for path in (*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for name in re.findall(r"\binvoke ([a-z]+)", path.read_text(encoding="utf-8")):
            assert name in known, f"{path.name}: invoke {name}"
