"""The words of the field, once: checks, forms, templates, calendars and the handbook take them from here.

A term's value is what an editor writes; its label is the German name for readers, and its translations' msgid.
"""

from enum import StrEnum


def N_(message: str) -> str:  # gettext's usual name for "translate later"
    """Mark a message for extraction without translating it here."""
    return message


class Term(StrEnum):
    """A word that editors write, with its German label."""

    label: str

    def __new__(cls, value: str, label: str) -> "Term":
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term


class Kind(Term):
    """What a bundle is; the folder under ``content/`` bears the value's plural."""

    ARTICLE = "article", N_("Nachricht")
    CITY = "city", N_("Stadt")
    EVENT = "event", N_("Termin")
    PAGE = "page", N_("Seite")
    NOTICE = "notice", N_("Hinweis")

    @property
    def folder(self) -> str:
        return "cities" if self is Kind.CITY else f"{self.value}s"

    @property
    def is_dated(self) -> bool:
        """Whether the folder's name begins with a date."""
        return self in (Kind.ARTICLE, Kind.EVENT)


class Publication(Term):
    PUBLISHED = "published", N_("veröffentlicht")
    DRAFT = "draft", N_("Entwurf")


class Hiding(StrEnum):
    """Why a piece is not public at a moment."""

    DRAFT = "draft"
    EMBARGO = "embargo"
    EXPIRY = "expiry"


class Section(Term):
    NEWS = "news", N_("Nachrichten")
    MISCELLANY = "miscellany", N_("Bunt gemischt")


class PartnershipKind(Term):
    """The kinds as the German section of the Council of European Municipalities and Regions files them."""

    PARTNERSHIP = "partnership", N_("Partnerschaft")
    FRIENDSHIP = "friendship", N_("Freundschaft")
    CONTACT = "contact", N_("Kontakt")
    PROJECT = "project", N_("Projektpartnerschaft")


class PartnershipStatus(Term):
    ACTIVE = "active", N_("lebendig")
    QUIET = "quiet", N_("ruhiger geworden")
    ENDED = "ended", N_("beendet")


class EventKind(Term):
    TRIP = "trip", N_("Reise")
    EXCHANGE = "exchange", N_("Austausch")
    CONCERT = "concert", N_("Konzert")
    EXHIBITION = "exhibition", N_("Ausstellung")
    TALK = "talk", N_("Gespräch")
    FESTIVAL = "festival", N_("Fest")
    CEREMONY = "ceremony", N_("Feier")
    OTHER = "other", N_("Begegnung")


class EventState(Term):
    SCHEDULED = "scheduled", N_("findet statt")
    MOVED_ONLINE = "moved_online", N_("findet online statt")
    POSTPONED = "postponed", N_("verschoben")
    CANCELLED = "cancelled", N_("abgesagt")


class RegistrationStatus(Term):
    NOT_NEEDED = "not_needed", N_("Ohne Anmeldung")
    OPENS = "opens", N_("Anmeldung öffnet noch")
    OPEN = "open", N_("Noch Plätze frei")
    FEW_LEFT = "few_left", N_("Nur noch wenige Plätze")
    WAITING_LIST = "waiting_list", N_("Warteliste")
    FULL = "full", N_("Ausgebucht")
    CLOSED = "closed", N_("Anmeldung geschlossen")

    @property
    def takes_registrations(self) -> bool:
        return self in (RegistrationStatus.OPEN, RegistrationStatus.FEW_LEFT, RegistrationStatus.WAITING_LIST)


class Menu(Term):
    MAIN = "main", N_("Hauptmenü")
    FOOTER = "footer", N_("Fußzeile")
    NONE = "none", N_("in keinem Menü")


class PageRole(Term):
    IMPRINT = "imprint", N_("Impressum")
    PRIVACY = "privacy", N_("Datenschutz")
    ACCESSIBILITY = "accessibility", N_("Barrierefreiheit")
    EASY_LANGUAGE = "easy-language", N_("Leichte Sprache")
    SIGN_LANGUAGE = "sign-language", N_("Gebärdensprache")
    FEEDBACK = "feedback", N_("Rückmeldung")
    NONE = "none", N_("ohne besondere Rolle")
