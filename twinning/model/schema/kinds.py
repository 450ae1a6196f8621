"""The front matter of each kind of bundle, as one class a kind."""

from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from twinning.model.schema.parts import (
    Audit,
    Block,
    Contact,
    Image,
    Milestone,
    Place,
    Population,
    Registration,
    Several,
    Signing,
    Stewardship,
    Video,
    WebLink,
    on_earth,
)
from twinning.model.schema.scalars import (
    ClockTime,
    Country,
    Day,
    Flag,
    LanguageTag,
    Moment,
    MomentOrTime,
    Number,
    Slug,
    Text,
    Timezone,
    Url,
    Way,
    complaint,
)
from twinning.model.vocabulary import (
    EventKind,
    EventState,
    Kind,
    Menu,
    PageRole,
    PartnershipKind,
    PartnershipStatus,
    Publication,
    Section,
)


class Fields(Block):
    """What every kind has, notices aside."""

    title: Text = Field(description="Überschrift")
    summary: Text = Field(description="ein oder zwei Sätze für Listen, Feeds und Suchmaschinen")
    former_urls: Several[Text] = Field((), description="alte Adressen, die hierher führen sollen; die älteste zuerst")


class Tagged(Fields):
    """What news and events share."""

    status: Publication = Field(Publication.PUBLISHED, description="Stand der Veröffentlichung")
    cities: Several[Slug] = Field((), description="Kurznamen der Städte, um die es geht")
    topics: Several[Slug] = Field((), description="Themen aus der Liste der Website")
    channels: Several[Slug] = Field((), description="soziale Kanäle, die es aufgreifen dürfen")
    image: Image | None = Field(None, description="Bild")
    contact: Contact | None = Field(None, description="Ansprechstelle im Kasten am Ende")
    related: Several[Slug] = Field((), description="verwandte Nachrichten; sonst über Städte und Themen gefunden")


class ArticleFields(Tagged):
    kicker: Text | None = Field(None, description="Zeile über der Überschrift")
    section: Section = Field(Section.NEWS, description="wo die Nachricht steht")
    featured: Flag = Field(False, description="true stellt sie oben auf die Startseite")
    time: ClockTime | None = Field(None, description="Uhrzeit der Veröffentlichung; sonst 00:00")
    expires: Moment | None = Field(None, description="danach ist die Nachricht verschwunden")
    redirect: Way | None = Field(
        None, description="wohin die Adresse nach expires führt: ein relativer Link oder eine Webadresse"
    )
    modified: Moment | None = Field(None, description="Tag einer Berichtigung, von der Leser wissen sollen")
    modified_note: Text | None = Field(None, description="was berichtigt wurde")
    author: Text | None = Field(None, description="wer es geschrieben hat")
    source: Text | None = Field(None, description="woher es kommt (Pressemitteilung, Adresse)")
    events: Several[Slug] = Field((), description="Kurznamen der Termine, von denen sie erzählt")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.modified_note and not self.modified:
            raise complaint(
                "modified_note ohne modified", "Bitte den Tag der Berichtigung angeben.", key="modified_note"
            )
        if self.redirect and not self.expires:
            raise complaint(
                "„redirect“ ohne „expires“", "„redirect“ gilt erst nach dem Tag in „expires“.", key="redirect"
            )
        return self


class CityFields(Fields):
    native_name: Text | None = Field(None, description="wie die Stadt zu Hause geschrieben wird")
    country: Country = Field(description="Land, zwei Buchstaben nach ISO 3166-1")
    region: Text | None = Field(None, description="Region oder Bundesstaat")
    coordinates: tuple[float, float] = Field(description="[Breite, Länge] in Grad, WGS 84")
    zone: Timezone | None = Field(None, description="Zeitzone der Stadt; ihr Profil zeigt dann, wie spät es dort ist")
    languages: Annotated[Several[LanguageTag], Field(min_length=1)] = Field(
        description="Sprachen der Stadt, nach BCP 47"
    )
    kind: PartnershipKind = Field(description="Art der Verbindung")
    status: PartnershipStatus = Field(
        PartnershipStatus.ACTIVE, description="wie es um die Verbindung steht; ein Urteil der Redaktion"
    )
    signed: Several[Signing] = Field((), description="Unterzeichnungen")
    milestones: Several[Milestone] = Field((), description="Ereignisse für den Zeitstrahl")
    population: Population | None = Field(None, description="Einwohnerzahl")
    website: Url | None = Field(None, description="offizielle Website")
    links: Several[WebLink] = Field((), description="weitere Links")
    image: Image | None = Field(None, description="Bild")
    stewardship: Stewardship | None = Field(None, description="nur fürs Büro, nie veröffentlicht", repr=False)
    sources: Several[Text] = Field((), description="Quellen, am Fuß des Profils")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        on_earth(self.coordinates)
        return self


class EventFields(Tagged):
    start: MomentOrTime | None = Field(None, description="Beginn: Uhrzeit oder Tag und Uhrzeit; sonst ganztägig")
    end: MomentOrTime | None = Field(None, description="letzter Tag (einschließlich) oder Ende")
    timezone: Timezone | None = Field(None, description="Zeitzone des Ortes; sonst die der Website")
    place: Place | None = Field(None, description="Ort")
    kind: EventKind = Field(EventKind.OTHER, description="Art des Termins")
    state: EventState = Field(EventState.SCHEDULED, description="ob es dabei bleibt")
    previous_start: Moment | None = Field(None, description="früherer Beginn (zu state: postponed)")
    registration: Registration | None = Field(None, description="Anmeldung")
    organizer: Text | None = Field(None, description="wer einlädt")
    languages: Several[LanguageTag] = Field((), description="Sprachen der Veranstaltung")
    publish: Moment | None = Field(
        None, description="ab wann der Termin gezeigt und in Feeds gemeldet wird; sonst sofort, und nur in Kalendern"
    )
    modified: Moment | None = Field(
        None, description="Tag der letzten Änderung, von der abonnierte Kalender erfahren sollen"
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.previous_start and self.state is not EventState.POSTPONED:
            message = f"„previous_start“ passt nicht zu state: {self.state}"
            raise complaint(message, "Dazu gehört state: postponed.", key="previous_start")
        if self.state is EventState.POSTPONED and not self.previous_start:
            raise complaint("verschoben, aber von wann?", "Bitte „previous_start“ angeben.", key="state")
        return self


class PageFields(Fields):
    menu: Menu = Field(Menu.NONE, description="in welchem Menü die Seite steht")
    order: Number = Field(0, description="Reihenfolge im Menü")
    role: PageRole = Field(PageRole.NONE, description="besondere Aufgabe der Seite")
    open_points: Several[Text] = Field((), description="was das Büro noch liefern muss")
    video: Video | None = Field(None, description="Film der Seite, etwa in Gebärdensprache")
    gaps: Several[Text] = Field((), description="bekannte Barrieren, für die Erklärung zur Barrierefreiheit")
    audit: Audit | None = Field(None, description="Ergebnis der Prüfung; schreibt invoke accessibility")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for key in ("gaps", "audit"):
            if getattr(self, key) and self.role is not PageRole.ACCESSIBILITY:
                hint = "Es gehört auf die Seite mit role: accessibility."
                raise complaint(f"„{key}“ gehört nicht auf diese Seite", hint, key=key)
        return self


class NoticeFields(Block):
    title: Text = Field(description="Überschrift")
    text: Text = Field(description="der Hinweis in ein oder zwei Sätzen")
    link: Text | None = Field(None, description="wohin er führt: Webadresse oder relativer Pfad")
    client: Text | None = Field(None, description="Auftraggeber; bei Anzeigen Pflicht (MStV § 22)")
    advert: Flag = Field(False, description="true: mit „Anzeige“ gekennzeichnet")
    opens: Day | None = Field(None, alias="from", description="erster Tag")
    until: Day | None = Field(None, description="letzter Tag")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.advert and not self.client:
            hint = "Bei einer Anzeige ist der Auftraggeber zu nennen (DDG § 6, MStV § 22)."
            raise complaint("der Anzeige fehlt der Auftraggeber „client“", hint, rule="advert.client", key="advert")
        if self.opens and self.until and self.until < self.opens:
            raise complaint("„until“ liegt vor „from“", "Bitte beide Tage vergleichen.", key="until")
        return self


class TranslatedImage(Block):
    alt: Text | None = Field(None, description="Bildbeschreibung in dieser Sprache")
    caption: Text | None = Field(None, description="Bildunterschrift in dieser Sprache")


class TranslationFields(Block):
    """What a translation says for itself; it inherits all else from its original."""

    title: Text = Field(description="Überschrift")
    summary: Text = Field(description="ein oder zwei Sätze")
    kicker: Text | None = Field(None, description="Zeile über der Überschrift")
    image: TranslatedImage | None = Field(None, description="Bildtexte")
    modified_note: Text | None = Field(None, description="was berichtigt wurde")
    gaps: Several[Text] = Field((), description="bekannte Barrieren, in dieser Sprache")
    translated_from: Text | None = Field(None, description="Fingerabdruck des Originals; schreibt invoke translated")


class NoticeTranslationFields(Block):
    title: Text = Field(description="Überschrift")
    text: Text = Field(description="der Hinweis in ein oder zwei Sätzen")
    translated_from: Text | None = Field(None, description="Fingerabdruck des Originals")


FIELDS: dict[Kind, type[BaseModel]] = {
    Kind.ARTICLE: ArticleFields,
    Kind.CITY: CityFields,
    Kind.EVENT: EventFields,
    Kind.PAGE: PageFields,
    Kind.NOTICE: NoticeFields,
}
TRANSLATIONS: dict[Kind, type[BaseModel]] = {
    kind: NoticeTranslationFields if kind is Kind.NOTICE else TranslationFields for kind in Kind
}
