"""The front page, the pages of the site itself, and the one for what is not there."""

from collections.abc import Iterator
from functools import partial

from twinning.model.site import Article, City, Notice, Page, PieceTarget, Site
from twinning.model.vocabulary import PageRole, PartnershipStatus, Section
from twinning.plan import structured
from twinning.plan.articles import years_of
from twinning.plan.bodies import body
from twinning.plan.cities import by_signing
from twinning.plan.editions import Edition, Place
from twinning.plan.formats import file_size
from twinning.plan.maps import world_map
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput, files_of
from twinning.plan.parts import article_teaser, city_tag, event_teaser, topics
from twinning.plan.shells import search_link
from twinning.plan.statements import statement
from twinning.plan.views import Anniversary, ErrorPage, HomePage, StandardPage, Video
from twinning.plan.views import Notice as NoticeView

_NEWS, _DATES, _MISCELLANY = 6, 4, 4
# The years that are celebrated: every fifth to thirty, then the tens and quarters.
_ROUND = {5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100}


# Where law requires the content, readers are told what is still missing.
_OPEN_TO_READERS = {
    PageRole.IMPRINT,
    PageRole.PRIVACY,
    PageRole.ACCESSIBILITY,
    PageRole.EASY_LANGUAGE,
    PageRole.SIGN_LANGUAGE,
}


def home_output(edition: Edition) -> Output:
    place = Place(path=edition.addresses.home)
    return PageOutput(edition, place, "home.html", partial(_home, edition, place))


def _home(edition: Edition, place: Place) -> HomePage:
    site, addresses = edition.site, edition.addresses
    lead = lead_of(site)
    news = [a for a in site.articles.values() if a.fields.section is Section.NEWS and a is not lead]
    miscellany = [a for a in site.articles.values() if a.fields.section is Section.MISCELLANY and a is not lead]
    to_come = [event for event in site.events.values() if not event.is_over]
    # What has a day leads; a month is too vague to plan with.
    first = next((event for event in to_come if event.span.precision == "day"), next(iter(to_come), None))
    years = years_of(site)
    return HomePage(
        head=edition.head(
            edition.shell.site_name, edition.shell.tagline, place, structured=structured.of_home(edition)
        ),
        lead=article_teaser(edition, lead) if lead else None,
        next_event=event_teaser(edition, first) if first else None,
        news=tuple(article_teaser(edition, article) for article in news[:_NEWS]),
        dates=tuple(event_teaser(edition, event) for event in [e for e in to_come if e is not first][:_DATES]),
        cities=tuple(sorted(by_signing(edition), key=lambda city: city.status == PartnershipStatus.ENDED.value)),
        map=world_map(edition),
        anniversaries=tuple(anniversaries(edition)),
        miscellany=tuple(article_teaser(edition, article) for article in miscellany[:_MISCELLANY]),
        notices=tuple(_notice(edition, notice) for notice in site.notices),
        topics=topics(edition, dict.fromkeys(slug for a in site.articles.values() for slug in a.fields.topics)),
        all_events=addresses.href(addresses.events(edition.language)),
        all_cities=addresses.href(addresses.cities(edition.language)),
        archive=addresses.href(addresses.year(edition.language, years[0])) if years else "",
    )


def lead_of(site: Site) -> Article | None:
    """The newest featured news, otherwise the newest."""
    articles = site.articles.values()
    return next((a for a in articles if a.fields.featured), next(iter(articles), None))


def anniversaries(edition: Edition) -> Iterator[Anniversary]:
    """The round years of this year and the next, of partnerships that have not ended."""
    for year in (edition.site.year, edition.site.year + 1):
        cities = [city for city in edition.site.cities.values() if city.fields.status is not PartnershipStatus.ENDED]
        for city in sorted(cities, key=_first_signing):
            for signing in city.fields.signed[:1]:
                years = year - signing.date.year
                if years in _ROUND:
                    yield Anniversary(city=city_tag(edition, city), years=years, year=year, date=signing.date)


def page_outputs(edition: Edition) -> Iterator[Output]:
    for page in edition.site.pages.values():
        yield from files_of(edition, page)
        if edition.has(page):
            place = Place(path=partial(edition.addresses.piece, page), languages=page.languages)
            source = edition.text(page).source
            yield PageOutput(edition, place, "page.html", partial(_page, edition, place, page), source=source)


def _page(edition: Edition, place: Place, page: Page) -> StandardPage:
    text = edition.text(page)
    return StandardPage(
        head=edition.head(text.title, text.summary, place),
        title=text.title,
        summary=text.summary,
        role=page.fields.role.value,
        body=body(edition, page, text),
        body_lang=edition.mark(text),
        video=_video(edition, page),
        statement=statement(edition, page),
        open_points=page.fields.open_points if page.fields.role in _OPEN_TO_READERS else (),
        is_outdated=text.is_outdated,
    )


def _video(edition: Edition, page: Page) -> Video | None:
    video = page.fields.video
    if video is None:
        return None
    asset = edition.site.assets[f"{page.folder}/{video.file}"]
    return Video(
        src=edition.addresses.href(edition.addresses.file(page, video.file)),
        size=file_size(asset.size, edition.language),
        length=video.length,
    )


def not_found_output(edition: Edition) -> Output:
    place = Place(path=edition.addresses.not_found, is_indexed=False)
    title = edition.say("Diese Seite gibt es nicht")
    return PageOutput(edition, place, "not_found.html", partial(error_page, edition, place, title))


def error_page(edition: Edition, place: Place, title: str) -> ErrorPage:
    """Ways on from where nothing is."""
    newest = list(edition.site.articles.values())[:3]
    return ErrorPage(
        head=edition.head(title, title, place),
        news=tuple(article_teaser(edition, article) for article in newest),
        cities=tuple(city_tag(edition, city) for city in edition.site.cities.values()),
        search=search_link(edition.site, edition.addresses, edition.language, edition.say),
    )


def _notice(edition: Edition, notice: Notice) -> NoticeView:
    text = edition.text(notice)
    return NoticeView(
        title=text.title,
        text=text.summary,
        href=edition.link(text.link)[0]
        if isinstance(text.link, PieceTarget)
        else ""
        if text.link is None
        else str(text.link),
        client=notice.fields.client or "",
        is_advert=notice.fields.advert,
        lang=edition.mark(text),
    )


def _first_signing(city: City) -> tuple[int, str]:
    return (city.fields.signed[0].date.year if city.fields.signed else 9999, city.slug)
