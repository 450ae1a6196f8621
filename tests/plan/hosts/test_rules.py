"""Promises of the rules for web servers, as files of the site."""

from pathlib import Path, PurePosixPath

import pytest

from tests.plan.test_departures import edit
from tests.samples import copy_sample, settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import stage
from twinning.plan.hosts.planning import SERVERS

PATHS = {path for path, _ in SERVERS.values()}
URL = "https://partner.example"


@pytest.mark.parametrize("server", SERVERS)
def test_they_tell_nothing_of_what_is_not_public(tmp_path: Path, server: str) -> None:
    """Neither of an embargo nor of a draft, also where these have old addresses and will expire."""
    root = copy_sample(tmp_path)
    edit(root, "2025-12-01-enthuellung", "---\n", "---\nformer_urls: /alt/geheim/\nexpires: 2025-12-24\n")
    edit(root, "2025-08-01-kochkurs", "expires: 2025-10-31", "status: draft\nexpires: 2025-09-01")
    staged = stage(settings_of(root, SITEURL=URL, WEB_SERVER=server))
    (output,) = (staged.plan[path] for path in PATHS & staged.plan.keys())
    told = SERVERS[server][1](output.value).decode()
    assert "alt/reise" in told
    assert not [word for word in ("enthuellung", "geheim", "kochkurs", "2025-12") if word in told]


@pytest.mark.parametrize("settings", [{"SITEURL": URL}, {"WEB_SERVER": "apache"}, {"SITEURL": URL, "WEB_SERVER": ""}])
def test_nobody_gets_them_unasked(tmp_path: Path, settings: dict[str, str]) -> None:
    """Nor without an address to lead on to, as in a preview."""
    assert not PATHS & stage(settings_of(copy_sample(tmp_path), **settings)).plan.keys()


def test_only_the_one_server_gets_its_own(tmp_path: Path) -> None:
    plan = stage(settings_of(copy_sample(tmp_path), SITEURL=URL, WEB_SERVER="apache")).plan
    assert PATHS & plan.keys() == {PurePosixPath(".htaccess")}


def test_an_unknown_server_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        stage(settings_of(copy_sample(tmp_path), SITEURL=URL, WEB_SERVER="iis"))
    (problem,) = refused.value.problems
    assert "„iis“" in problem.message
    assert "apache, nginx" in problem.hint
