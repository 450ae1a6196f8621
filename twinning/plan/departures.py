"""Where a piece was read until it expired, a page says so: a link from elsewhere ends with a word and with ways on."""

from collections.abc import Iterator
from functools import partial

from twinning.model.site import Article
from twinning.plan.editions import Edition, Place
from twinning.plan.home import error_page
from twinning.plan.pages import PageOutput

GONE = "gone.html"


def departure_outputs(edition: Edition) -> Iterator[PageOutput]:
    """In each language that the piece was read in; not where its address leads on.

    It tells nothing of the piece, and all pieces have the same: what has expired is to be read nowhere. Search engines
    are asked to forget the address; a host that takes our rules (``hosts``) answers 410 with this page.
    """
    for article in edition.site.departed:
        if edition.has(article) and not article.original.link:
            yield _output(edition, article)


def _output(edition: Edition, article: Article) -> PageOutput:
    place = Place(path=partial(edition.addresses.piece, article), languages=article.languages, is_indexed=False)
    title = edition.say("Diese Nachricht gibt es nicht mehr")
    view = partial(error_page, edition, place, title)
    return PageOutput(edition, place, GONE, view, source=edition.text(article).source)
