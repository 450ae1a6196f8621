"""The whole site, built once: at the root of a host, and below a path."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from twinning.edges.stages import Staged, stage
from twinning.render.building import build

# While the trip of December is still to come.
NOW = "2025-11-20 12:00"


@dataclass(frozen=True)
class BuiltSite:
    folder: Path
    base: str
    url: str
    staged: Staged

    def pages(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))


@pytest.fixture(scope="session", params=["https://partner.example", "https://host.example/partner"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    from pelican.settings import read_settings

    place = tmp_path_factory.mktemp("site")
    url = str(request.param)
    staged = stage(read_settings("pelicanconf.py", override={"SITEURL": url, "NOW": NOW}))
    build(staged.plan, place / "output", place / "manifest.json", staged.templates)
    return BuiltSite(folder=place / "output", base=staged.site.facts.base, url=url, staged=staged)
