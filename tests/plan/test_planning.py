"""Promises of the plan as a whole: whoever asks for one page is given what all of it would hold."""

import random
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.model.site import Article
from twinning.plan import articles, planning
from twinning.plan.articles import outputs_of
from twinning.plan.editions import Edition
from twinning.plan.outputs import Output
from twinning.plan.planning import Prospect
from twinning.render.rendering import key_of


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    return stage(settings_of(copy_sample(tmp_path_factory.mktemp("planning")), STYLE_PAGE=True), drafts=True)


def test_an_output_is_the_same_whatever_was_asked_for_before(staged: Staged) -> None:
    """Alone, and in any order."""
    paths = list(staged.plan)
    dice = random.Random(1967)
    for some in ([path] for path in paths), [dice.sample(paths, len(paths))]:
        for row in some:
            prospect = Prospect(staged.site, staged.theme)
            for path in row:
                one, other = prospect[path], staged.plan[path]
                assert (one.path, one.source) == (other.path, other.source)
                keys = {key_of(each.recipe, each.value, staged.templates) for each in (one, other)}
                assert len(keys) == 1


def test_a_prospect_holds_what_the_plan_holds(staged: Staged) -> None:
    prospect = Prospect(staged.site, staged.theme)
    assert PurePosixPath("nachrichten/gibt-es-nicht/index.html") not in prospect
    assert list(prospect) == list(staged.plan)
    assert len(prospect) == len(staged.plan)
    assert prospect.clashes() == []


def test_of_many_articles_one_is_made(staged: Staged, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is what makes a preview quick at any size."""
    made: list[str] = []

    def counted(edition: Edition, article: Article) -> Iterator[Output]:
        made.append(article.slug)
        return outputs_of(edition, article)

    monkeypatch.setattr(articles, "outputs_of", counted)
    monkeypatch.setattr(planning, "outputs_of", counted)
    for path in ("index.html", "staedte/davenport/index.html", "staedte/davenport/cover.svg"):
        assert PurePosixPath(path) in Prospect(staged.site, staged.theme)
    assert made == []
    assert PurePosixPath("nachrichten/kochkurs/index.html") in Prospect(staged.site, staged.theme)
    assert set(made) == {"kochkurs"}
