"""The dates that an entry tells of, and how each of them stands: as lines of a post, or over a text."""

from collections.abc import Iterator
from html import escape

from twinning.model.site import Article, Event, Site
from twinning.plan.editions import Edition
from twinning.plan.formats import span
from twinning.plan.parts import registration
from twinning.plan.standings import standing
from twinning.plan.views import Link

_BETWEEN = " · "


def occasions(site: Site, piece: Article | Event) -> tuple[Event, ...]:
    """The event itself, or those that an article names and that are shown."""
    if isinstance(piece, Event):
        return (piece,)
    return tuple(site.events[slug] for slug in piece.fields.events if slug in site.events)


def as_lines(edition: Edition, piece: Article | Event) -> Iterator[str]:
    """For a post, whose title says what it is: a line for each date, without links.

    The title of an article's date stands before it, if it is in the post's language.
    """
    for event in occasions(edition.site, piece):
        text = edition.text(event)
        title = text.title if isinstance(piece, Article) and not edition.mark(text) else ""
        other = _other(edition, event)
        further = f"{edition.say('Weiterer Termin:')} {other.label}" if other else ""
        yield _BETWEEN.join(filter(None, (title, *_known(edition, event), further)))


def as_html(edition: Edition, piece: Article | Event, language: str) -> str:
    """For an entry in ``language``: a paragraph for each date, in the words and the language of the edition."""
    return "".join(_paragraph(edition, piece, event, language) for event in occasions(edition.site, piece))


def _paragraph(edition: Edition, piece: Article | Event, event: Event, language: str) -> str:
    parts = [escape(phrase, quote=False) for phrase in _known(edition, event)]
    if isinstance(piece, Article):
        text = edition.text(event)
        own = Link(label=text.title, href=edition.href(event), lang=edition.mark(text))
        parts.insert(0, f"<strong>{_anchor(own, is_titled=True)}</strong>")
    if other := _other(edition, event):
        parts.append(f"{escape(edition.say('Weiterer Termin:'), quote=False)} {_anchor(other)}")
    lang = f' lang="{edition.language}"' if edition.language != language else ""
    return f"<p{lang}>{_BETWEEN.join(parts)}</p>\n"


def _known(edition: Edition, event: Event) -> tuple[str, ...]:
    return (span(event.span, edition.language), *standing(edition, event))


def _other(edition: Edition, event: Event) -> Link | None:
    """The date for those who found this one full, named by its day; as on the pages, only while this one is to come."""
    known = registration(edition, event)
    if event.is_over or known.another is None or known.another_span is None:
        return None
    return Link(label=span(known.another_span, edition.language), href=known.another.href, lang=known.another.lang)


def _anchor(link: Link, *, is_titled: bool = False) -> str:
    """A link to a page; if its title is what is read, the words are in that page's language, too."""
    languages = (f' hreflang="{link.lang}"' + f' lang="{link.lang}"' * is_titled) if link.lang else ""
    return f'<a href="{escape(link.href)}"{languages}>{escape(link.label, quote=False)}</a>'
