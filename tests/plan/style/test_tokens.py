"""Promises of the tokens: read as they stand, with contrasts that WCAG would compute."""

from pathlib import Path

import pytest

from twinning.edges.disk import stylesheet_layers
from twinning.plan.style.tokens import colours, contrast, sizes
from twinning.plan.views.style import Colour

TEXTS = ("--ink", "--quiet", "--thread-ink", "--signal-open", "--signal-few", "--signal-full", "--signal-off")
LINES = ("--thread", "--line-strong")


@pytest.fixture(scope="module")
def known() -> dict[str, Colour]:
    return {colour.token: colour for colour in colours(stylesheet_layers(Path("theme")))}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_wcag_s(one: str, other: str, ratio: float) -> None:
    """Whichever of the two is the text."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("token", TEXTS)
def test_texts_can_be_read(known: dict[str, Colour], token: str) -> None:
    """7:1 on paper and on panels, in both schemes (WCAG 2 AAA)."""
    for shade in (known[token].light, known[token].dark):
        assert min(shade.on_paper, shade.on_panel) >= 7, shade


@pytest.mark.parametrize("token", LINES)
def test_lines_that_mean_something_can_be_seen(known: dict[str, Colour], token: str) -> None:
    """3:1 on paper and on panels, in both schemes (WCAG 2.2, 1.4.11)."""
    for shade in (known[token].light, known[token].dark):
        assert min(shade.on_paper, shade.on_panel) >= 3, shade


def test_every_colour_has_both_schemes(known: dict[str, Colour]) -> None:
    """Dark is designed, not what is left over."""
    assert all(colour.light.value != colour.dark.value for colour in known.values())


def test_sizes_are_told_with_what_wider_windows_make_of_them() -> None:
    steps = {size.token: size.values for size in sizes(stylesheet_layers(Path("theme")))}
    assert steps["--size-small"] == ("1rem",)
    assert len(steps["--size-0"]) == 3
