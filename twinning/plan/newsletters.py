"""A newsletter: what is new since a day, and the dates to come, as one page for mail programs and browsers alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from twinning.model.site import Article, City, Event
from twinning.model.spans import zoned
from twinning.model.vocabulary import PageRole
from twinning.plan.addresses import WholeAddresses
from twinning.plan.editions import Edition
from twinning.plan.formats import day
from twinning.plan.outputs import Template
from twinning.plan.pages import PageValue
from twinning.plan.parts import article_teaser, city_tag, event_teaser
from twinning.plan.pictures.choices import mailed
from twinning.plan.pictures.renditions import Rendition, file_name
from twinning.plan.views import ArticleTeaser, CityTag, EventTeaser, Link

# What the office's mail program puts its own address in the place of. A name under .invalid is nobody's (RFC 2606):
# forgotten, it harms no one.
UNSUBSCRIBE = "https://newsletter.invalid/abmelden"
# What law asks of whoever writes to many.
_LEGAL = (PageRole.IMPRINT, PageRole.PRIVACY)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterPage:
    """What the templates see. All addresses are whole; ``city`` is the only one it tells of, if it is one."""

    subject: str
    title: str
    city: CityTag | None
    news: tuple[ArticleTeaser, ...]
    dates: tuple[EventTeaser, ...]
    home: str
    all_events: str
    legal: tuple[Link, ...]
    unsubscribe: str  # "" in a browser: nobody was sent anything there


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A picture within the mail; its text names it by ``cid``, unique in the world (RFC 2392)."""

    cid: str
    name: str
    made: Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """A newsletter before it is written; ``name`` is that of its files, and ``moment`` when what it says became true.

    No clock is asked for that moment: the same texts give the same mail, until one of them changes or is due.
    """

    name: str
    language: str
    sender: str
    host: str
    moment: datetime
    value: PageValue
    pictures: tuple[Enclosure, ...]

    @property
    def page(self) -> NewsletterPage:
        page = self.value.page
        assert isinstance(page, NewsletterPage)
        return page

    @property
    def html(self) -> Template:
        return Template("newsletter.html", self.language)

    @property
    def text(self) -> Template:
        return Template("newsletter.txt", self.language)


def newsletter(edition: Edition, since: date, city: City | None = None) -> Newsletter:
    """What is new in an edition since a day or a moment, of one city or of all.

    Which dates were announced since then nobody has written down; so all that are to come are told.
    """
    edition = replace(edition, addresses=WholeAddresses(facts=edition.site.facts))
    site, facts, shell = edition.site, edition.site.facts, edition.shell
    begin = zoned(since, facts.zone)
    news = [a for a in site.articles.values() if a.published >= begin and _tells_of(a, city)]
    pictures = {article.slug: _enclosure(edition, article) for article in news}
    title = edition.say("Neues seit dem %(day)s") % {"day": day(since, edition.language)}
    tag = city_tag(edition, city) if city else None
    page = NewsletterPage(
        subject=f"{tag.name if tag else shell.site_name} – {title}",
        title=title,
        city=tag,
        news=tuple(_teaser(edition, article, pictures[article.slug]) for article in news),
        dates=tuple(event_teaser(edition, e) for e in site.events.values() if not e.is_over and _tells_of(e, city)),
        home=edition.addresses.href(edition.addresses.home(edition.language)),
        all_events=edition.addresses.href(edition.addresses.events(edition.language)),
        legal=tuple(_legal(edition)),
        unsubscribe=UNSUBSCRIBE,
    )
    return Newsletter(
        name=_name(since, city, edition.language),
        language=edition.language,
        sender=facts.organisation,
        host=urlsplit(facts.url).hostname or "",
        moment=max(site.last_change, begin),
        value=PageValue(shell=shell, page=page),
        pictures=tuple({each.cid: each for each in pictures.values() if each}.values()),
    )


def for_browsers(letter: Newsletter, addresses: Mapping[str, str]) -> PageValue:
    """The same page outside of a mail, with its pictures at ``addresses`` (by their cid)."""
    news = tuple(_shown(teaser, addresses) for teaser in letter.page.news)
    return replace(letter.value, page=replace(letter.page, news=news, unsubscribe=""))


def _name(since: date, city: City | None, language: str) -> str:
    return "-".join(("newsletter", f"{since:%Y-%m-%d}", *([city.slug] if city else ()), language.lower()))


def _tells_of(piece: Article | Event, city: City | None) -> bool:
    return city is None or city.slug in piece.fields.cities


def _enclosure(edition: Edition, article: Article) -> Enclosure | None:
    image = article.fields.image
    if image is None:
        return None
    asset = edition.site.assets[f"{article.folder}/{image.file}"]
    made = mailed(asset, image.focus)
    name = file_name(asset, made)
    return Enclosure(cid=f"{name}@{urlsplit(edition.site.facts.url).hostname}", name=name, made=made)


def _teaser(edition: Edition, article: Article, enclosure: Enclosure | None) -> ArticleTeaser:
    teaser = article_teaser(edition, article)
    if enclosure is None or teaser.picture is None:
        return teaser
    made = enclosure.made
    picture = replace(teaser.picture, src=f"cid:{enclosure.cid}", width=made.width, height=made.height, sources=())
    return replace(teaser, picture=picture)


def _shown(teaser: ArticleTeaser, addresses: Mapping[str, str]) -> ArticleTeaser:
    if teaser.picture is None:
        return teaser
    src = addresses[teaser.picture.src.removeprefix("cid:")]
    return replace(teaser, picture=replace(teaser.picture, src=src))


def _legal(edition: Edition) -> Iterable[Link]:
    for role in _LEGAL:
        for page in edition.site.pages.values():
            if page.fields.role is role:
                text = edition.text(page)
                yield Link(label=text.title, href=edition.href(page), lang=edition.mark(text))
