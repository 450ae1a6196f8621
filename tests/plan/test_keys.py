"""Promises of the keys: same key, same bytes."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from twinning.model.dates import PartialDate
from twinning.model.vocabulary import EventKind
from twinning.plan.keys import NotPlain, digest
from twinning.plan.views import Html


@dataclass(frozen=True)
class One:
    name: str
    more: tuple[object, ...] = ()


@dataclass(frozen=True)
class Two:
    name: str
    more: tuple[object, ...] = ()


LIKE_BUT_NOT_EQUAL = [
    ("1", 1),
    (1, True),
    (1, 1.0),
    ("", None),
    (("a", "b"), ("ab",)),
    (("a", ("b",)), ("a", "b")),
    ("a", Html("a")),
    ("trip", EventKind.TRIP),
    (date(2025, 12, 3), datetime(2025, 12, 3)),  # noqa: DTZ001 - a local date-time is what is meant
    (One("a"), Two("a")),
    (One("a", ("b",)), One("a", ("c",))),
    (PartialDate(1967), PartialDate(1967, 1)),
]


@pytest.mark.parametrize(("one", "two"), LIKE_BUT_NOT_EQUAL)
def test_what_shows_differently_has_another_key(one: object, two: object) -> None:
    """Values that a recipe could tell apart never share a key."""
    assert digest(one) != digest(two)


def test_equal_values_share_a_key() -> None:
    """The key is of the value, not of the object."""
    assert digest(One("a", ("b", 1))) == digest(One("a", ("b", 1)))


@pytest.mark.parametrize("value", [["a"], {"a"}, object(), len, One("a", ([],))])
def test_what_can_change_is_refused(value: object) -> None:
    """A recipe cannot be given a value that could change behind the key's back."""
    with pytest.raises(NotPlain):
        digest(value)
