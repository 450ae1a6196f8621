"""Promises to whoever dials a number from a page, wherever they are."""

from pathlib import Path

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import site_at, stage
from twinning.model.facts import Facts
from twinning.plan.phones import dialled, shown


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return site_at(settings_of(copy_sample(tmp_path_factory.mktemp("site"))))[0].facts


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("0631 / 365-4336", "tel:+496313654336"),
        ("(0631) 365 43 36", "tel:+496313654336"),
        ("+49 631 3654336", "tel:+496313654336"),
        ("+49 (0)631 3654336", "tel:+496313654336"),
        ("0049 631 3654336", "tel:+496313654336"),
        ("0049 (0)631 3654336", "tel:+496313654336"),
        ("+33 3 23 06 92 30", "tel:+33323069230"),
        ("116 117", "tel:116117"),
    ],
)
def test_a_number_can_be_dialled_from_anywhere(facts: Facts, written: str, address: str) -> None:
    """RFC 3966, in the form of E.164."""
    assert dialled(facts, written) == address


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        ("0631 3654336", "de", "0631 3654336"),
        ("0631 3654336", "de-simple", "0631 3654336"),
        ("0631 3654336", "fr", "+49 631 3654336"),
        ("(0631) 365-4336", "fr", "+49 631 365-4336"),
        ("0631/365-4336", "fr", "+49 631/365-4336"),
        ("+33 3 23 06 92 30", "en", "+33 3 23 06 92 30"),
        ("0033 3 23 06 92 30", "en", "0033 3 23 06 92 30"),
        ("116 117", "en", "116 117"),
    ],
)
def test_whoever_reads_another_language_is_told_the_country(
    facts: Facts, written: str, language: str, read: str
) -> None:
    assert shown(facts, written, language) == read


def test_without_a_calling_code_a_number_stays_as_it_is(tmp_path: Path) -> None:
    facts = site_at(settings_of(copy_sample(tmp_path), CALLING_CODE=""))[0].facts
    assert (dialled(facts, "0631 12345"), shown(facts, "0631 12345", "fr")) == ("tel:063112345", "0631 12345")


def test_a_calling_code_that_nobody_could_dial_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        stage(settings_of(copy_sample(tmp_path), CALLING_CODE="49"))
    assert "„49“ ist keine Ländervorwahl" in refused.value.problems[0].message
