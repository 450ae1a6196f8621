"""Promises of the examples: no state of the vocabulary is forgotten, and nothing in them is real."""

import re

import pytest

from twinning.edges.defaults import MARKDOWN
from twinning.model.vocabulary import EventState, PartnershipStatus, RegistrationStatus
from twinning.plan.style import examples, sundries, towns
from twinning.plan.style.prose import PROSE
from twinning.read.markup import Markup

SOURCE = """\
Ein Absatz mit **fett**, *kursiv*, `Code` und [einem Link](https://musterstadt.example/). Am 3. Dezember, 9 bis 17 Uhr,
kostet es 5 €. Die EU hilft.[^1]

## Eine Zwischenüberschrift

### Eine kleinere

- Ein Punkt
- Noch einer
    - mit einem darunter

1. Zuerst
2. Dann

> Ein Zitat, "das zeigt", wie ein Zitat aussieht.
>
> Erika Mustermann, Musterstadt

| Tag | Was |
|---|---|
| Montag | Städtepartnerschaftsjubiläumsfeier |
| Dienstag | Abreise |

Begriff
:   Was er bedeutet.

---

Auf Japanisch: *これは例文です。*{: lang=ja } Und auf Bulgarisch: *Това е пример.*{: lang=bg }

*[EU]: Europäische Union

[^1]: Eine Fußnote.
"""


def test_every_registration_status_has_its_example() -> None:
    shown = {sample.value.registration.status for sample in examples.events()}
    assert shown == {status.value for status in RegistrationStatus}


def test_every_state_of_an_event_has_its_example() -> None:
    assert {sample.value.state for sample in examples.events()} == {state.value for state in EventState}


def test_every_status_of_a_partnership_has_its_example() -> None:
    assert {city.status for city in towns.cities()} == {status.value for status in PartnershipStatus}


def test_samples_can_be_told_apart() -> None:
    """Their slugs become ids of a page."""
    for samples in (examples.events(), examples.articles(""), sundries.contacts()):
        slugs = [sample.slug for sample in samples]
        assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("made", [examples.events(), examples.articles(""), sundries.contacts(), sundries.notices()])
def test_nobody_can_be_reached_through_an_example(made: object) -> None:
    """Hosts that cannot exist, numbers that are kept for films, links to the page itself."""
    text = repr(made)
    assert all(host.endswith(".example") for host in re.findall(r"(?:https?://|@)([\w.-]+)", text))
    assert set(re.findall(r"\bhref='([^']+)'", text)) <= {examples.HERE}
    assert set(re.findall(r"phone_href='([^']+)'", text)) <= {examples.PHONE_HREF}
    assert set(re.findall(r"phone='([^']+)'", text)) <= {"030 23125-100"}


def test_the_prose_is_what_the_reader_makes_of_markdown() -> None:
    """Every element that an editor can write, with the classes that the style sheet knows it by."""
    body, problems = Markup("de", MARKDOWN).convert("index.md", SOURCE, 1)
    assert not problems
    parts = (
        part if isinstance(part, str) else f' {part.attribute}="{body.references[part.reference].target}"'
        for part in body.parts
    )
    assert "".join(parts) == PROSE
