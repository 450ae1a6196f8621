"""Editions to make feeds of: of the sample site, as it is or changed, and of one with a long past."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from gettext import NullTranslations
from pathlib import Path

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.model.site import Article
from twinning.plan.editions import Edition
from twinning.plan.feeds.changes import updates_of
from twinning.plan.feeds.planning import feed_outputs
from twinning.plan.outputs import Function
from twinning.plan.planning import edition_of
from twinning.plan.themes import Theme

URL = "https://partner.example"
# The sculpture has been unveiled, and its picture published.
NOW = "2025-12-15 12:00"
TRIP = "content/articles/2025/2025-09-18-buergerreise"


def sample(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def staged(root: Path, **settings: str) -> Staged:
    return stage(settings_of(root, **{"SITEURL": URL, "NOW": NOW, **settings}))


def edition(root: Path, **settings: str) -> Edition:
    site = staged(root, **settings).site
    theme = Theme(catalogues={each: NullTranslations() for each in site.facts.languages}, layers=(), static={})
    return edition_of(site, theme, site.facts.language)


def feeds(source: Edition | Staged) -> dict[str, bytes]:
    """Every document of every feed, by path."""
    outputs = source.plan.values() if isinstance(source, Staged) else feed_outputs(source, updates_of(source.site))
    return {
        str(output.path): output.recipe.call(output.value)
        for output in outputs
        if isinstance(output.recipe, Function) and output.recipe.name.startswith("twinning.plan.feeds.")
    }


def with_articles(source: Edition, articles: Mapping[str, Article]) -> Edition:
    """The same edition with other news; those of a site come newest first."""
    in_order = sorted(articles.values(), key=lambda article: (article.published, article.slug), reverse=True)
    return replace(source, site=replace(source.site, articles={article.slug: article for article in in_order}))


def long_past(source: Edition, years: range, a_year: int) -> dict[str, Article]:
    """So many news in each of the years, made of the trip's."""
    trip = source.site.articles["buergerreise"]
    return {
        article.slug: article
        for year in years
        for article in (news(trip, f"{year}-{number}", year, number) for number in range(a_year))
    }


def news(pattern: Article, slug: str, year: int, day: int) -> Article:
    """News of that day, which tell of no date: nothing that happens to one changes them."""
    published = datetime(year, 1, 1, 9, tzinfo=pattern.published.tzinfo) + timedelta(days=day)
    return replace(pattern, slug=slug, published=published, fields=pattern.fields.model_copy(update={"events": ()}))
