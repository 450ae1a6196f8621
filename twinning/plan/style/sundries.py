"""Examples of what stands around news and dates: notices, contacts, ways to go on."""

from dataclasses import replace
from datetime import date

from twinning.plan.style.examples import EMAIL, HERE, PHONE, PHONE_HREF, SENTENCE
from twinning.plan.views import (
    Audit,
    Choice,
    ChoiceGroup,
    Contact,
    Finding,
    LanguageLink,
    Link,
    Notice,
    Statement,
)
from twinning.plan.views.style import Sample


def notices() -> tuple[Notice, ...]:
    plain = Notice(title="Das Büro bleibt am Mustertag zu", text=SENTENCE, href="", client="", is_advert=False)
    return (
        plain,
        replace(plain, title="Ein Hinweis, der weiterführt", href=HERE),
        replace(plain, title="Beispielreisen", href=HERE, client="Muster GmbH", is_advert=True),
    )


def contacts() -> tuple[Sample[Contact], ...]:
    whole = Contact(name="Erika Mustermann", phone=PHONE, phone_href=PHONE_HREF, email=EMAIL)
    return (
        Sample(name="mit allem", slug="whole", value=whole),
        Sample(name="nur eine Nummer", slug="phone", value=Contact(phone=PHONE, phone_href=PHONE_HREF)),
        Sample(name="nur eine Adresse", slug="email", value=Contact(email=EMAIL)),
    )


def statements() -> tuple[Sample[Statement], ...]:
    """Accessible as a whole, in part, and not yet looked at."""
    tools = ("Muster-Prüfer 1.2.3", "Beispielvalidator 4.5")
    clean = Audit(date=date(2025, 11, 20), pages=1234, languages=10, tools=tools, findings=())
    faults = (
        Finding(tool="Muster-Prüfer", rule="color-contrast", count=12, pages=3),
        Finding(tool="Beispielvalidator", rule="duplicate-id", count=1, pages=1),
    )
    gaps = ("Das Video hat keine Untertitel.", "Zwei angehängte PDF sind nicht ausgezeichnet.")
    whole = Statement(status="full", gaps=(), gaps_lang="", audit=clean)
    partial = replace(whole, status="partial", gaps=gaps, audit=replace(clean, findings=faults))
    return (
        Sample(name="geprüft, nichts fehlt", slug="full", value=whole),
        Sample(name="geprüft, es fehlt etwas", slug="partial", value=partial),
        Sample(name="nicht geprüft", slug="unknown", value=replace(whole, status="unknown", audit=None)),
    )


def languages(count: int) -> tuple[LanguageLink, ...]:
    """The first is the current one; the last has no such page."""
    names = {
        "de": "Deutsch",
        "en": "English",
        "fr": "Français",
        "bg": "Български",
        "ja": "日本語",
        "pt-PT": "Português",
    }
    chosen = list(names.items())[:count]
    return tuple(
        LanguageLink(lang=tag, name=name, href=HERE, current=tag == "de", same_page=tag != chosen[-1][0])
        for tag, name in chosen
    )


def topics() -> tuple[Link, ...]:
    return (
        Link(label="Reisen", href=HERE, current=True),
        Link(label="Musik und Tanz", href=HERE),
        Link(label="Jeunesse", href=HERE, lang="fr"),
    )


def choices() -> tuple[ChoiceGroup, ...]:
    years = tuple(Choice(value=year, label=year) for year in ("2025", "2024"))
    towns = (Choice(value="a", label="Beispielhausen"), Choice(value="b", label="Exempleville", lang="fr"))
    return (
        ChoiceGroup(name="city", label="Stadt", all="Alle Städte", choices=towns),
        ChoiceGroup(name="year", label="Jahr", all="Alle Jahre", choices=years),
    )


def feeds() -> tuple[Link, ...]:
    return (
        Link(label="Feed: Neues aus Beispielhausen", href=HERE),
        Link(label="Kalender: Termine und Jubiläen mit Beispielhausen", href=HERE),
    )
