"""What the layouts have in common: files of words with something in front."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml


def put(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Files by their paths in a folder, which may be missing."""
    for path, words in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")


def with_front_matter(matter: Mapping[str, object], body: str) -> str:
    front = yaml.safe_dump(dict(matter), allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    return f"---\n{front}---\n\n{body}"
