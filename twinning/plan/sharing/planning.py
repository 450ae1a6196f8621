"""The sharing pictures of an edition: of its front page, its news, its dates and its cities.

They are drawn, also where there is a photograph: its author's name stands beside it on our page, but does not travel
with it to a network's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from twinning.model.site import Article, City, Event
from twinning.model.vocabulary import EventState, PartnershipStatus
from twinning.plan.editions import Edition
from twinning.plan.formats import span, year
from twinning.plan.maps.coastlines import coastlines_digest
from twinning.plan.maps.schemes import Scheme, schemes
from twinning.plan.outputs import Function, Output
from twinning.plan.sharing.faces import faces, settable
from twinning.plan.sharing.images import first_city, image_path
from twinning.plan.sharing.japanese import japanese
from twinning.plan.sharing.recipes import sharing_picture
from twinning.plan.sharing.values import Card, Face, Ties
from twinning.plan.themes import Theme

_BETWEEN = " · "


def sharing_outputs(edition: Edition, theme: Theme) -> Iterator[Output]:
    """None without SITEURL: networks take whole addresses only."""
    site, recipe = edition.site, Function(sharing_picture)
    if not site.facts.url:
        return
    setter = _setter(edition, theme)
    yield Output(path=image_path(edition.addresses.home(edition.language)), recipe=recipe, value=setter.of_site())
    pieces: tuple[Article | City | Event, ...] = (*site.articles.values(), *site.events.values(), *site.cities.values())
    for piece in pieces:
        if edition.has(piece):
            path, source = image_path(edition.path(piece)), edition.text(piece).source
            yield Output(path=path, recipe=recipe, value=setter.of_piece(piece), source=source)


@dataclass(frozen=True, kw_only=True)
class _Setter:
    """Sets the cards of an edition in the theme's colours and faces.

    What the faces have no letters for is not left to chance: a card then bears the names of the two cities in the
    site's first language, as a map would, and the network shows the title beside it.
    """

    edition: Edition
    scheme: Scheme
    serif: tuple[Face, ...]
    sans: tuple[Face, ...]

    def of_site(self) -> Card:
        facts, language, cities = self.edition.site.facts, self.edition.language, self.edition.site.cities.values()
        bound = tuple(city for city in cities if city.fields.status is not PartnershipStatus.ENDED)
        names = facts.site_name(language), facts.site_name(facts.language)
        return self._card(titles=names, kicker="", signature=self.edition.shell.tagline, cities=bound)

    def of_piece(self, piece: Article | City | Event) -> Card:
        site, city, text = self.edition.site, first_city(self.edition.site, piece), self.edition.text(piece)
        places = [site.facts.home_name(site.facts.language), *([city.original.title] if city else [])]
        return self._card(
            titles=(text.title, " – ".join(places)),
            kicker=_kicker(self.edition, piece),
            signature=self.edition.shell.site_name,
            cities=(city,) if city else (),
        )

    def _card(self, titles: tuple[str, str], kicker: str, signature: str, cities: tuple[City, ...]) -> Card:
        site = self.edition.site
        return Card(
            language=self.edition.language,
            kicker=_set(self.sans, kicker),
            title=_set(self.serif, *titles),
            signature=_set(self.sans, signature),
            ties=Ties(
                home=site.facts.home.coordinates,
                cities=tuple(city.fields.coordinates for city in cities),
                is_ended=any(city.fields.status is PartnershipStatus.ENDED for city in cities),
                coastlines=coastlines_digest(),
            ),
            scheme=self.scheme,
            serif=self.serif,
            sans=self.sans,
        )


def _setter(edition: Edition, theme: Theme) -> _Setter:
    scheme = schemes("".join(layer.css for layer in theme.layers if layer.name == "tokens")).light
    return _Setter(edition=edition, scheme=scheme, serif=_faces(theme, "serif"), sans=_faces(theme, "sans"))


def _faces(theme: Theme, role: str) -> tuple[Face, ...]:
    """The theme's, then what readers would see in a face of their system's; nothing where the theme has no faces."""
    own = faces(theme, role)
    return (*own, japanese()) if own else ()


def _set(offered: tuple[Face, ...], *texts: str) -> str:
    """The first of the texts that the faces can set."""
    return next((text for text in texts if offered and settable(text, offered)), "")


def _kicker(edition: Edition, piece: Article | City | Event) -> str:
    """What kind of thing it is; of a date also when, of a city since when."""
    if isinstance(piece, Article):
        return edition.text(piece).kicker
    parts = [edition.say(piece.fields.kind.label)]
    if isinstance(piece, City):
        first = min((signing.date for signing in piece.fields.signed), default=None)
        parts += [edition.say("seit %(date)s") % {"date": year(first, edition.language)}] if first else []
        return _BETWEEN.join(parts)
    if piece.fields.state is not EventState.CANCELLED:
        parts.append(span(piece.span, edition.language))
    if piece.fields.state is not EventState.SCHEDULED:
        parts.append(edition.say(piece.fields.state.label))
    return _BETWEEN.join(parts)
