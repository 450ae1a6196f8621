"""Promises of state.json: it tells the last change that time has made, and nothing of the next."""

import re
from pathlib import Path

import pytest

from tests.samples import EVENTS, copy_sample, settings_of
from twinning.edges.stages import site_at, stage
from twinning.plan.outputs import Function
from twinning.plan.states import PATH, last_change, state, state_outputs

URL = "https://partner.example"
SECRET = """---
title: Eine Reise, von der noch niemand wissen soll
summary: Die Anmeldung hat schon begonnen.
publish: 2026-01-10
registration:
  status: opens
  from: {begins}
  phone: 0631 12345
---

Bald mehr.
"""


def told(root: Path, now: str) -> bytes:
    site, _ = site_at(settings_of(root, SITEURL=URL, NOW=now))
    (output,) = state_outputs(site)
    assert isinstance(output.recipe, Function)
    return output.recipe.call(output.value)


def test_a_published_site_has_it_and_one_without_an_address_has_not(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    assert PATH in stage(settings_of(root, SITEURL=URL)).plan
    assert PATH not in stage(settings_of(root)).plan


def test_it_tells_the_change_that_has_taken_effect(tmp_path: Path) -> None:
    """On the second before an article appears, that the registration closed; from then on, that it has appeared."""
    root = copy_sample(tmp_path)
    assert told(root, "2025-12-01 08:59") == b'{"last_change": "2025-11-16T00:00:00+01:00"}\n'
    assert told(root, "2025-12-01 09:00") == b'{"last_change": "2025-12-01T09:00:00+01:00"}\n'


def test_between_two_changes_its_bytes_stay(tmp_path: Path) -> None:
    """It is no reason for a build to differ from the one before."""
    root = copy_sample(tmp_path)
    assert told(root, "2025-11-16") == told(root, "2025-11-20 11:11") == told(root, "2025-12-01 08:59")


@pytest.mark.parametrize("begins", ["2025-11-18", "2025-11-25", "2026-01-20"])
def test_it_tells_nothing_of_an_embargo(tmp_path: Path, begins: str) -> None:
    """Whatever dates a text has that nobody may see yet: it is as if it were not there."""
    root = copy_sample(tmp_path)
    before = told(root, "2025-11-20")
    secret = root / EVENTS.replace("2025", "2026") / "2026-03-01-reise" / "index.md"
    secret.parent.mkdir(parents=True)
    secret.write_text(SECRET.format(begins=begins), encoding="utf-8")
    assert told(root, "2025-11-20") == before
    assert told(root, "2026-01-10") != before


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    site, _ = site_at(settings_of(copy_sample(tmp_path), SITEURL=URL))
    (output,) = state_outputs(site)
    assert last_change(state(output.value)) == site.last_change


@pytest.mark.parametrize(
    "other",
    [b"", b"<!DOCTYPE html>", b"[]", b"{}", b"null", b'{"last_change": 1}', b'{"last_change": "2025-01-01"}'],
)
def test_something_else_in_its_place_is_not_taken_for_it(other: bytes) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(other))):
        last_change(other)
