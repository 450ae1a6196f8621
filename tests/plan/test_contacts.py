"""Promises of security.txt."""

from pathlib import Path

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import stage
from twinning.model.problems import Severity
from twinning.plan.contacts import PATH
from twinning.plan.outputs import Function

CONTACT = {"SECURITY_CONTACT": "mailto:sicherheit@musterstadt.example", "SECURITY_EXPIRES": "2025-12-31"}
URL = "https://partner.example"


def test_it_names_a_contact_and_a_day(tmp_path: Path) -> None:
    output = stage(settings_of(copy_sample(tmp_path), SITEURL=URL, **CONTACT)).plan[PATH]
    assert isinstance(output.recipe, Function)
    told = output.recipe.call(output.value).decode()
    assert told == "Contact: mailto:sicherheit@musterstadt.example\nExpires: 2025-12-31T23:59:59Z\n"


@pytest.mark.parametrize("settings", [{"SITEURL": URL}, {**CONTACT}, {**CONTACT, "SITEURL": f"{URL}/below"}])
def test_it_is_left_out_where_it_would_say_nothing_or_not_be_found(tmp_path: Path, settings: dict[str, str]) -> None:
    assert PATH not in stage(settings_of(copy_sample(tmp_path), **settings)).plan


def test_an_expired_one_is_a_warning(tmp_path: Path) -> None:
    staged = stage(settings_of(copy_sample(tmp_path), SITEURL=URL, NOW="2026-01-01", **CONTACT))
    (told,) = [problem for problem in staged.problems if "security.txt" in problem.message]
    assert told.severity is Severity.WARNING
    assert "31.12.2025" in told.message


@pytest.mark.parametrize(
    "wrong", [{"SECURITY_CONTACT": "sicherheit@musterstadt.example"}, {"SECURITY_EXPIRES": "31.12.2025"}]
)
def test_what_nobody_could_use_is_an_error(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        stage(settings_of(copy_sample(tmp_path), SITEURL=URL, **{**CONTACT, **wrong}))
    assert [problem.rule for problem in refused.value.problems] == ["settings"]
