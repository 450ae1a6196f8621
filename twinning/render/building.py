"""The render stage: a plan becomes a folder, keeping every file whose key has not changed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from twinning.plan.outputs import Plan
from twinning.render.folders import fresh_folder, locked
from twinning.render.manifests import Written, load_manifest, save_manifest
from twinning.render.rendering import key_of, render
from twinning.render.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: how many files were made anew, and how many kept."""

    made: int
    kept: int


def build(
    plan: Plan,
    folder: Path,
    manifest_path: Path,
    templates: Templates,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Built:
    """Make ``folder`` hold exactly the plan. Whatever stops it, the folder stays as it was."""
    with locked(folder):
        last = load_manifest(manifest_path)
        manifest: dict[str, Written] = {}
        made = 0
        with fresh_folder(folder) as fresh:
            for place, output in enumerate(plan.values()):
                key, target = key_of(output, templates), fresh / output.path
                target.parent.mkdir(parents=True, exist_ok=True)
                if not _kept(last.get(str(output.path)), key, folder / output.path, target):
                    target.write_bytes(render(output, templates))
                    made += 1
                manifest[str(output.path)] = Written.of(key, target)
                progress(place + 1, len(plan))
            # Before the folder: a manifest whose files are not there yet keeps nothing, and is no harm.
            save_manifest(manifest_path, manifest)
    return Built(made=made, kept=len(plan) - made)


def _kept(last: Written | None, key: str, old: Path, target: Path) -> bool:
    """Link the old file into the new folder, if it still is what the last build wrote for this key."""
    if last is None or last.key != key or not last.still_is(old):
        return False
    try:
        os.link(old, target)
    except OSError:  # a file system without hard links
        return False
    return True
