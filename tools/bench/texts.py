"""Invented news in three languages: the words of a town's office, put together by a seeded random generator.

Nothing in them is meant. They hold what costs a site generator time in real texts: straight quotation marks, dashes,
ellipses, apostrophes, abbreviations, numbers with units, links, emphasis, headings, lists, quotations and tables.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What sentences of one language are made of. Each list is one slot of ``sentence``."""

    openings: tuple[str, ...]
    verbs: tuple[str, ...]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    tails: tuple[str, ...]
    order: str  # where the slots stand
    sayings: tuple[str, ...]
    speakers: tuple[str, ...]
    asides: tuple[str, ...]
    headings: tuple[str, ...]
    titles: tuple[str, ...]
    table: tuple[str, ...]  # two headings, the word for a place, the word for a price


def title(random: Random, words: Words, city: str) -> str:
    return random.choice(words.titles).format(city=city, count=random.randint(2, 48))


def summary(random: Random, words: Words, city: str) -> str:
    return f"{sentence(random, words, city)} {random.choice(words.asides)}"


def text(random: Random, words: Words, city: str, link: str, least: int) -> str:
    """Markdown of at least ``least`` words, and of at most some 40 more; ``link`` is the target of the city's name."""
    blocks = [_linked(random, words, city, link)]
    count = _count(blocks[0])
    shapes = [_paragraph, _paragraph, *random.sample((_heading, _list, _quotation, _paragraph, _table), 3)]
    while count < least:
        for shape in shapes:
            block = shape(random, words, city)
            blocks.append(block)
            count += _count(block)
            if count >= least:
                break
    return "\n\n".join(blocks) + "\n"


def sentence(random: Random, words: Words, city: str) -> str:
    """Some twelve words, capitalised and with a full stop."""
    slots = {
        "opening": random.choice(words.openings).format(count=random.randint(3, 28), year=random.randint(1985, 2025)),
        "verb": random.choice(words.verbs),
        "subject": random.choice(words.subjects).format(city=city, count=random.randint(2, 60)),
        "object": random.choice(words.objects).format(count=random.randint(2, 90)),
        "tail": random.choice(words.tails).format(count=random.randint(2, 90)),
    }
    return words.order.format(**slots)


def _linked(random: Random, words: Words, city: str, link: str) -> str:
    first = sentence(random, words, f"[{city}]({link})")
    return f"{first} {_paragraph(random, words, city)}"


def _paragraph(random: Random, words: Words, city: str) -> str:
    kinds = [sentence, sentence, sentence, *random.sample((_saying, _aside, _stressed, sentence), 2)]
    return " ".join(kind(random, words, city) for kind in kinds[: random.randint(3, 5)])


def _saying(random: Random, words: Words, city: str) -> str:
    return random.choice(words.speakers).format(saying=random.choice(words.sayings), city=city)


def _aside(random: Random, words: Words, city: str) -> str:
    return random.choice(words.asides)


def _stressed(random: Random, words: Words, city: str) -> str:
    mark = random.choice(("*", "**"))
    return mark + sentence(random, words, city) + mark


def _heading(random: Random, words: Words, city: str) -> str:
    return f"## {random.choice(words.headings).format(city=city)}\n\n{_paragraph(random, words, city)}"


def _list(random: Random, words: Words, city: str) -> str:
    return "\n".join(f"- {sentence(random, words, city)}" for _ in range(random.randint(3, 5)))


def _quotation(random: Random, words: Words, city: str) -> str:
    return f"> {_saying(random, words, city)} {sentence(random, words, city)}"


def _table(random: Random, words: Words, city: str) -> str:
    first, second, place, price = words.table
    rows = [f"| {place} | {city} |", f"| {price} | {random.randint(5, 95)} € |"]
    return "\n".join([f"| {first} | {second} |", "| --- | --- |", *rows])


def _count(block: str) -> int:
    return len(block.split())


def _words(language: str) -> Words:
    file = Path(__file__).parent / "words" / f"{language}.toml"
    read: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    slots: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in read.items()}
    return Words(**slots)


WORDS = {language: _words(language) for language in ("de", "en", "fr")}
