"""The pieces of the site, each made from a bundle: what kind it is, and whether it is shown now."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from twinning.model.clock import Clock
from twinning.model.dates import Span
from twinning.model.documents import Document, given
from twinning.model.hours import ahead
from twinning.model.problems import Problem
from twinning.model.schema import ArticleFields, CityFields, EventFields, NoticeFields, PageFields
from twinning.model.site import AnyPiece, Article, City, Event, Hidden, Notice, Page, Text
from twinning.model.spans import after, registration_of, span_of, zoned
from twinning.model.standings import changed
from twinning.model.vocabulary import Hiding, Kind, Publication


def hidden(document: Document, clock: Clock) -> Hidden | None:
    """Why a bundle is not shown at the clock's moment; None from its appearance to its end. Drafts are never shown."""
    if given(document.fields, "status") is Publication.DRAFT:
        return Hidden(why=Hiding.DRAFT)
    begin, end = _shown_between(document, clock)
    # Both are asked, so that the clock knows of both.
    is_early, is_late = begin is not None and not clock.reached(begin), end is not None and clock.reached(end)
    if is_early:  # even if it is over before it begins: only what has been public may say that it was
        return Hidden(why=Hiding.EMBARGO, moment=begin)
    return Hidden(why=Hiding.EXPIRY, moment=end) if is_late else None


def make(document: Document, texts: tuple[Text, ...], clock: Clock) -> "AnyPiece | Notice | Problem":
    """The piece of an original and its texts, or what contradicts itself in it."""
    return _MAKERS[document.bundle.kind](document, texts, clock)


def _shown_between(document: Document, clock: Clock) -> tuple[datetime | None, datetime | None]:
    fields, zone = document.fields, clock.zone
    if isinstance(fields, ArticleFields):
        return _published(document, fields, clock), after(fields.expires, zone) if fields.expires else None
    if isinstance(fields, EventFields):
        return (zoned(fields.publish, zone) if fields.publish else None), None
    if isinstance(fields, NoticeFields):
        begin = zoned(fields.opens, zone) if fields.opens else None
        return begin, after(fields.until, zone) if fields.until else None
    return None, None


def _published(document: Document, fields: ArticleFields, clock: Clock) -> datetime:
    assert document.bundle.date is not None, "articles are dated bundles"
    return datetime.combine(document.bundle.date.first_day, fields.time or time(), clock.zone)


def _article(document: Document, texts: tuple[Text, ...], clock: Clock) -> Article:
    fields = document.fields
    assert isinstance(fields, ArticleFields)
    slug, folder = document.bundle.slug, document.bundle.folder
    return Article(slug=slug, folder=folder, fields=fields, texts=texts, published=_published(document, fields, clock))


def _city(document: Document, texts: tuple[Text, ...], clock: Clock) -> City:
    fields = document.fields
    assert isinstance(fields, CityFields)
    # The office's notes end here: nothing after this point can publish them.
    public = fields.model_copy(update={"stewardship": None})
    years = clock.years_since(min(signing.date for signing in fields.signed)) if fields.signed else None
    return City(
        slug=document.bundle.slug,
        folder=document.bundle.folder,
        fields=public,
        texts=texts,
        years_together=years,
        ahead=ahead(fields.zone, clock) if fields.zone else None,
    )


def _event(document: Document, texts: tuple[Text, ...], clock: Clock) -> Event | Problem:
    fields = document.fields
    assert isinstance(fields, EventFields)
    span = span_of(document, fields, clock.zone)
    if isinstance(span, Problem):
        return span
    if problem := _untimely(document, fields, span, clock):
        return problem
    return Event(
        slug=document.bundle.slug,
        folder=document.bundle.folder,
        fields=fields,
        texts=texts,
        span=span,
        is_over=clock.reached(span.is_over_at(clock.zone)),
        registration=registration_of(fields, span, clock),
        changed=changed(fields, span, clock),
    )


def _untimely(document: Document, fields: EventFields, span: Span, clock: Clock) -> Problem | None:
    """What would come when nobody needs it any more."""
    begins, over = span.begins(clock.zone), span.is_over_at(clock.zone)
    opens = fields.registration.opens_from if fields.registration else None
    until = fields.registration.until if fields.registration else None
    limits: tuple[tuple[tuple[str, ...], date | None, datetime, str], ...] = (
        (("publish",), fields.publish, over, "der Termin erscheint erst, wenn er vorbei ist"),
        (("registration", "from"), opens, begins, "die Anmeldung öffnet erst, wenn der Termin begonnen hat"),
        (("registration", "until"), until, over, "der Anmeldeschluss liegt nach dem Ende"),
    )
    for at, moment, limit, message in limits:
        if moment and zoned(moment, clock.zone) >= limit:
            return document.problem(f"event.{at[-1]}", message, f"Bitte {at[-1]} prüfen.", at=at)
    return None


def _page(document: Document, texts: tuple[Text, ...], clock: Clock) -> Page:
    fields = document.fields
    assert isinstance(fields, PageFields)
    return Page(slug=document.bundle.slug, folder=document.bundle.folder, fields=fields, texts=texts)


def _notice(document: Document, texts: tuple[Text, ...], clock: Clock) -> Notice:
    fields = document.fields
    assert isinstance(fields, NoticeFields)
    return Notice(slug=document.bundle.slug, folder=document.bundle.folder, fields=fields, texts=texts)


_MAKERS: Mapping[Kind, Callable[[Document, tuple[Text, ...], Clock], AnyPiece | Notice | Problem]] = {
    Kind.ARTICLE: _article,
    Kind.CITY: _city,
    Kind.EVENT: _event,
    Kind.PAGE: _page,
    Kind.NOTICE: _notice,
}
