"""The blocks that stand inside front matter: a contact, a picture, a registration."""

from datetime import date
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from twinning.model.schema.scalars import (
    Day,
    Email,
    Flag,
    KnownDate,
    Length,
    Moment,
    Number,
    Phone,
    Slug,
    Text,
    Url,
    complaint,
)
from twinning.model.vocabulary import RegistrationStatus


def _one_or_more(value: object) -> object:
    """``sources: Stadtarchiv`` is as good as a list of one."""
    return (value,) if isinstance(value, str | dict) else value


T = TypeVar("T")
Several = Annotated[tuple[T, ...], BeforeValidator(_one_or_more)]


class Block(BaseModel):
    """A block of front matter: no key beside those named, and never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class Contact(Block):
    name: Text | None = Field(None, description="Name der Person oder Stelle")
    phone: Phone | None = Field(None, description="Telefonnummer")
    email: Email | None = Field(None, description="E-Mail-Adresse")


class Image(Block):
    file: Text = Field(description="Dateiname im selben Ordner, etwa foto.jpg")
    alt: str | None = Field(None, description="was auf dem Bild zu sehen ist, für alle, die es nicht sehen")
    decorative: Flag = Field(False, description='true, wenn das Bild nur schmückt; dann alt: ""')
    credit: Text = Field(description="wer das Bild gemacht hat (UrhG § 13)")
    licence: Text | None = Field(None, description="Lizenz, falls eine genannt werden muss")
    caption: Text | None = Field(None, description="Bildunterschrift")
    focus: tuple[float, float] | None = Field(None, description="wichtigster Punkt: [von links, von oben], 0 bis 1")
    people_consented: Flag | None = Field(None, description="true, wenn die Abgebildeten eingewilligt haben (KUG § 22)")

    @model_validator(mode="after")
    def _described(self) -> Self:
        if not self.alt and not self.decorative:
            hint = 'Beschreiben Sie das Bild in einem Satz; nur für bloßen Schmuck: alt: "" und decorative: true.'
            raise complaint("dem Bild fehlt die Beschreibung „alt“", hint, rule="image.alt", key="file")
        if self.alt and self.decorative:
            raise complaint("ein schmückendes Bild hat keine Beschreibung", 'alt: "" schreiben.', key="alt")
        if self.focus and not all(0 <= share <= 1 for share in self.focus):
            raise complaint(
                "focus liegt außerhalb des Bildes", "Zwei Zahlen von 0 bis 1, etwa [0.5, 0.3].", key="focus"
            )
        return self


class Video(Block):
    """A film of the page, such as its text in sign language; its size is known from the file (BITV 2.0, Anlage 2)."""

    file: Text = Field(description="Dateiname im selben Ordner, etwa gebaerdensprache.mp4")
    length: Length = Field(description="Länge in Minuten und Sekunden, etwa 3:25")


class Tool(Block):
    name: Text = Field(description="Name der Software")
    version: Text = Field(description="Version")


class Finding(Block):
    tool: Text = Field(description="welches Programm es beanstandet")
    rule: Text = Field(description="die Regel, wie das Programm sie nennt")
    count: Number = Field(description="wie oft", ge=1)
    pages: Number = Field(description="auf wie vielen Seiten", ge=1)


class Audit(Block):
    """What programs found of the whole site on one day; written by a task, and read like all else."""

    date: Day = Field(description="Tag der Prüfung")
    pages: Number = Field(description="Zahl der geprüften Seiten", ge=1)
    languages: Number = Field(description="Zahl ihrer Sprachen", ge=1)
    tools: Annotated[Several[Tool], Field(min_length=1)] = Field(description="Programme")
    findings: Several[Finding] = Field((), description="Beanstandungen; keine, wenn nichts gefunden wurde")


class Signing(Block):
    date: KnownDate = Field(description="1967, 1999-09 oder 1988-03-28: so genau, wie es bekannt ist")
    place: Text | None = Field(None, description="wo unterzeichnet wurde")
    source: Text | None = Field(None, description="woher wir es wissen")


class Milestone(Block):
    date: KnownDate = Field(description="1967, 1999-09 oder 1988-03-28")
    text: Text = Field(description="was geschah, in einem Satz")
    source: Text | None = Field(None, description="woher wir es wissen")


class Population(Block):
    value: Number = Field(description="Einwohnerzahl", ge=1)
    scope: Text | None = Field(None, description="Stadt, Gemeinde, Bezirk …")
    as_of: KnownDate | None = Field(None, description="Stand, etwa 2021")
    source: Text | None = Field(None, description="woher wir es wissen")


class WebLink(Block):
    title: Text = Field(description="worauf der Link zeigt")
    url: Url = Field(description="vollständige Adresse")


class Place(Block):
    name: Text | None = Field(None, description="Name des Ortes")
    address: Text | None = Field(None, description="Anschrift")
    coordinates: tuple[float, float] | None = Field(None, description="[Breite, Länge] in Grad, WGS 84")
    online: Url | None = Field(None, description="Adresse, wenn es online stattfindet")

    @model_validator(mode="after")
    def _on_earth(self) -> Self:
        on_earth(self.coordinates)
        return self


def on_earth(coordinates: tuple[float, float] | None) -> None:
    """Complain of a position that is none: latitude within 90, longitude within 180 degrees."""
    if coordinates and not (abs(coordinates[0]) <= 90 and abs(coordinates[1]) <= 180):
        hint = "[Breite, Länge] in Grad, etwa [49.443, 7.772]."
        raise complaint("die Koordinaten liegen nicht auf der Erde", hint, key="coordinates")


class Registration(Block):
    status: RegistrationStatus = Field(RegistrationStatus.NOT_NEEDED, description="Stand der Anmeldung")
    opens_from: Moment | None = Field(None, alias="from", description="ab wann man sich anmelden kann (zu opens)")
    until: Moment | None = Field(None, description="Anmeldeschluss (letzter Tag oder Zeitpunkt)")
    seats: Number | None = Field(None, description="Zahl der Plätze", ge=1)
    price: Text | None = Field(None, description="Preis, mit Währung")
    phone: Phone | None = Field(None, description="Telefon für Anmeldungen")
    email: Email | None = Field(None, description="E-Mail für Anmeldungen")
    url: Url | None = Field(None, description="Anmeldeformular")
    another_date: Slug | None = Field(None, description="Kurzname des Termins, der die Nächsten aufnimmt")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        status, ways = self.status, (self.phone, self.email, self.url)
        if status is RegistrationStatus.OPENS and not self.opens_from:
            raise complaint("Anmeldung öffnet noch, aber wann?", "Bitte „from“ mit dem Tag angeben.", key="status")
        if self.opens_from and status is not RegistrationStatus.OPENS:
            raise complaint(f"„from“ passt nicht zu status: {status}", "„from“ gehört zu status: opens.", key="from")
        if status is RegistrationStatus.NOT_NEEDED and any((self.until, self.seats, self.another_date, *ways)):
            message = "keine Anmeldung nötig, aber es sind Angaben zur Anmeldung gemacht"
            raise complaint(message, "Einen anderen status wählen oder die Angaben streichen.", key="status")
        if (status.takes_registrations or status is RegistrationStatus.OPENS) and not any(ways):
            message = "man kann sich anmelden, aber wo?"
            raise complaint(message, "Bitte phone, email oder url angeben.", key="status")
        if self.opens_from and self.until and _day(self.opens_from) > _day(self.until):
            hint = "Bitte „from“ und „until“ vergleichen."
            raise complaint("der Anmeldeschluss liegt vor dem Beginn der Anmeldung", hint, key="until")
        return self


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


class Steward(Block):
    name: Text | None = Field(None, description="Name")
    email: Email | None = Field(None, description="E-Mail")
    phone: Phone | None = Field(None, description="Telefon")


class Stewardship(Block):
    """For the office only: never published, by never reaching the model."""

    contact_here: Steward | None = Field(None, description="Ansprechperson bei uns")
    contact_there: Steward | None = Field(None, description="Ansprechperson in der Partnerstadt")
    verified: Day | None = Field(None, description="zuletzt geprüft am")
    review_every: Number | None = Field(None, description="alle so viele Monate prüfen", ge=1)
    notes: Text | None = Field(None, description="Notizen")
