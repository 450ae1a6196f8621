"""Promises of the page that explains how to hear of news: each way is there, and leads to a file of the site."""

from pathlib import Path, PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.plan.views import SubscribePage

URL = "https://partner.example/below"


@pytest.mark.parametrize("path", ["abonnieren", "en/subscribe", "fr/abonnements"])
def test_every_city_topic_and_kind_of_date_can_be_subscribed_to(tmp_path: Path, path: str) -> None:
    staged = stage(settings_of(copy_sample(tmp_path), SITEURL=URL))
    page = staged.plan[PurePosixPath(path) / "index.html"].value.page
    assert isinstance(page, SubscribePage)
    calendars = [page.calendar, page.anniversaries, *page.kinds, *(city.calendar for city in page.cities)]
    feeds = [page.feed, *(city.feed for city in page.cities), *(topic.href for topic in page.topics)]
    assert (len(page.cities), len(page.kinds)) == (len(staged.site.cities), 2)
    assert len(page.topics) == len(
        {slug for article in staged.site.articles.values() for slug in article.fields.topics}
    )
    base = {"webcal://partner.example/below/": [link.href for link in calendars], "/below/": feeds}
    for start, addresses in base.items():
        assert addresses
        for address in addresses:
            assert address.startswith(start), address
            assert PurePosixPath(address.removeprefix(start)) in staged.plan, address
