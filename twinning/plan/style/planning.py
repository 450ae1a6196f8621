"""The style page: an output like any other, of examples instead of the site's own pieces."""

from functools import partial

from twinning.model.vocabulary import EventState, PartnershipStatus
from twinning.plan.editions import Edition, Place
from twinning.plan.maps import cover_href, world_map
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput
from twinning.plan.style import examples, sundries, towns
from twinning.plan.style.prose import PROSE
from twinning.plan.style.tokens import colours, sizes
from twinning.plan.themes import Theme
from twinning.plan.views import EventPage, EventTeaser, Head, Html, Link
from twinning.plan.views.style import StylePage

_TITLE = "Stil"
_DESCRIPTION = "Alle Bausteine dieser Website in allen Zuständen, mit erfundenen Beispielen."


def style_output(edition: Edition, theme: Theme) -> Output:
    """The page in the site's first language; only its map and the covers are the site's own."""
    place = Place(path=lambda _: edition.addresses.style(), languages=(edition.language,), is_indexed=False)
    return PageOutput(edition, place, "style.html", partial(_page, edition, theme, place))


def _page(edition: Edition, theme: Theme, place: Place) -> StylePage:
    head = edition.head(_TITLE, _DESCRIPTION, place)
    drawn = [cover_href(edition, city) for city in edition.site.cities.values()]
    covers = [drawn[place % len(drawn)] if drawn else "" for place in range(len(PartnershipStatus))]
    events = examples.events()
    return StylePage(
        head=head,
        home_name=examples.HOME,
        colours=colours(theme.layers),
        sizes=sizes(theme.layers),
        articles=examples.articles(covers[0]),
        events=events,
        registrations=tuple(
            event for event in events if event.value.state == EventState.SCHEDULED.value and not event.value.is_over
        ),
        event=_event(head, events[0].value),
        cities=towns.cities(),
        tags=examples.TAGS,
        profiles=tuple(
            towns.profile(head, status, cover) for status, cover in zip(PartnershipStatus, covers, strict=True)
        ),
        clocks=towns.clocks(),
        anniversaries=towns.anniversaries(),
        timeline=towns.timeline(),
        notices=sundries.notices(),
        statements=sundries.statements(),
        contacts=sundries.contacts(),
        original=Link(label="Un titre original", href=examples.HERE, lang="fr"),
        open_points=("Wer im Sinne des Gesetzes verantwortlich ist", "Die Adresse des Büros"),
        older=Link(label="2024", href=examples.HERE),
        newer=Link(label="2026", href=examples.HERE),
        topics=sundries.topics(),
        feeds=sundries.feeds(),
        few_languages=sundries.languages(3),
        many_languages=sundries.languages(6),
        choices=sundries.choices(),
        share="https://partnerstaedte.musterstadt.example/",
        picture=examples.picture(covers[0]),
        prose=PROSE,
        map=world_map(edition),
    )


def _event(head: Head, event: EventTeaser) -> EventPage:
    """A date that was postponed, with everything known of it."""
    return EventPage(
        head=head,
        title=event.title,
        summary=event.summary,
        span=event.span,
        previous_start=event.span.first_day.replace(month=10),
        kind=event.kind,
        state=EventState.POSTPONED.value,
        state_label=EventState.POSTPONED.label,
        place=event.place,
        address="Musterplatz 1, 00000 Musterstadt",
        coordinates=None,
        online="https://treffen.musterstadt.example/",
        cities=examples.TAGS,
        topics=(),
        languages=("de", "ja", "bg"),
        organizer="Freundeskreis Beispielhausen",
        registration=event.registration,
        contact=None,
        calendar=examples.HERE,
        is_over=False,
        picture=None,
        body=Html(""),
        articles=(),
        is_outdated=False,
        original=None,
    )
