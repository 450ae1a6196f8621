"""The news, cities and dates that every generator is given: the same for the same size, on any machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from tools.bench.texts import WORDS, summary, text, title

# The moment that the site is made for, and twenty years of news before it, whatever the number of articles.
NOW = datetime(2026, 1, 15, 12)  # noqa: DTZ001  # local, as an editor would write it
FIRST_DAY = date(2006, 1, 2)
_DAYS = (NOW.date() - FIRST_DAY).days - 1

TOPICS = ("buergerreisen", "jugend", "kultur", "umwelt", "gesellschaft", "gedenken", "jubilaeum", "stadtfest")
LANGUAGES = ("de", "en", "fr")
_EVERY_EVENT = 20  # articles
_EVERY_PICTURE = 10
_FRENCH, _ENGLISH = 0.05, 0.04  # articles that are translated
_KEYWORDS = ("begegnung", "austausch", "konzert", "reise", "ausstellung", "projekt", "besuch", "gespraech")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city that does not exist."""

    slug: str
    name: str
    country: str
    coordinates: tuple[float, float]
    language: str
    signed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is written anew in each language. A link to a city is ``city:slug``."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    number: int
    day: date
    slug: str
    cities: tuple[str, ...]
    topics: tuple[str, ...]
    channels: tuple[str, ...]
    event: str
    picture: str  # the name of a photograph's file, or ""
    texts: dict[str, Text]  # by language; the original is German


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    day: date
    slug: str
    city: str
    topic: str
    text: Text


CITIES = tuple(
    City(
        slug=name.lower().replace(" ", "-"),
        name=name,
        country=country,
        coordinates=(lat, lon),
        language=language,
        signed=signed,
    )
    for name, country, lat, lon, language, signed in (
        ("Musterbach", "DE", 52.1, 12.2, "de", 1988),
        ("Testville", "FR", 49.6, 3.1, "fr", 1967),
        ("Sampleton", "GB", 52.4, -1.2, "en", 1974),
        ("Probowo", "PL", 51.9, 19.1, "pl", 1991),
        ("Mostranova", "IT", 44.1, 10.9, "it", 1996),
        ("Exemplos", "PT", 40.2, -8.1, "pt", 2000),
        ("Beispielholm", "DK", 55.9, 9.4, "da", 1999),
        ("Vzorov", "CZ", 49.8, 15.3, "cs", 2003),
        ("Example Falls", "US", 40.9, -91.4, "en", 1960),
        ("Primeri", "BG", 42.7, 24.9, "bg", 2001),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How much there is to build. ``entries`` is how many a feed holds, 0 for all: the peers' choice, ours holds all.

    With ``pictures``, every tenth article has a photograph, and the site an address: networks are shown pictures, too.
    """

    articles: int
    entries: int = 0
    pictures: bool = False
    languages: tuple[str, ...] = LANGUAGES  # of the site, German first
    seed: int = 1

    def of_articles(self) -> Iterator[Article]:
        """The oldest first; each depends on its number and (for its day) on how many there are, and on nothing else."""
        for number in range(self.articles):
            yield self._article(number)

    def of_events(self) -> Iterator[Event]:
        """One for twenty articles, on the days of these articles and, every tenth, in the months to come."""
        for number in range(0, self.articles, _EVERY_EVENT):
            yield _event(Random(f"{self.seed}/event/{number}"), number, self.articles)

    @property
    def middle(self) -> Article:
        """An article in the middle of the archive, in German only."""
        return self._untranslated(range(self.articles // 2, self.articles))

    @property
    def newest(self) -> Article:
        """The newest article in German only, which stands in every sidebar."""
        return self._untranslated(range(self.articles - 1, -1, -1))

    def _untranslated(self, numbers: range) -> Article:
        return next(article for article in map(self._article, numbers) if len(article.texts) == 1)

    def _article(self, number: int) -> Article:
        return _article(Random(f"{self.seed}/{number}"), number, self)


def _event(random: Random, number: int, count: int) -> Event:
    city = random.choice(CITIES)
    upcoming = number // _EVERY_EVENT % 10 == 0
    day = NOW.date() + timedelta(days=random.randint(5, 200)) if upcoming else _day(number, count)
    return Event(
        day=day,
        slug=_event_slug(number),
        city=city.slug,
        topic=random.choice(TOPICS),
        text=_text(random, "de", city, 60),
    )


def _article(random: Random, number: int, course: Course) -> Article:
    city, other = random.sample(CITIES, 2)
    cities = {0: (), 1: (city.slug, other.slug)}.get(random.randrange(10), (city.slug,))
    fate = random.random()
    language = "fr" if fate < _FRENCH else "en" if fate < _FRENCH + _ENGLISH else ""
    languages = ("de", language) if language in course.languages else ("de",)
    return Article(
        number=number,
        day=_day(number, course.articles),
        slug=f"{random.choice(_KEYWORDS)}-{city.slug}-{number:06}",
        cities=cities,
        topics=tuple(random.sample(TOPICS, random.randint(1, 2))),
        channels=("facebook",) if random.randrange(10) == 0 else (),
        event=_event_slug(number) if number % _EVERY_EVENT == 0 else "",
        picture="foto.jpg" if course.pictures and number % _EVERY_PICTURE == 0 else "",
        texts={each: _text(random, each, city, random.randint(300, 460)) for each in languages},
    )


def _text(random: Random, language: str, city: City, least: int) -> Text:
    words = WORDS[language]
    return Text(
        title=title(random, words, city.name),
        summary=summary(random, words, city.name),
        body=text(random, words, city.name, f"city:{city.slug}", least),
    )


def _day(number: int, count: int) -> date:
    return FIRST_DAY + timedelta(days=number * _DAYS // count)


def _event_slug(number: int) -> str:
    return f"termin-{number:06}"
