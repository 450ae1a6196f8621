"""Which part of a picture is shown, and in which widths."""

from hypothesis import given
from hypothesis import strategies as st

from twinning.plan.pictures.shapes import WIDTHS, Box, crop, whole, widths

lengths = st.integers(1, 9000)
shares = st.floats(0, 1)
ratios = st.sampled_from([(3, 2), (1, 1), (1200, 630), (2, 3)])


@given(lengths, lengths, ratios, st.tuples(shares, shares))
def test_a_crop_lies_inside_and_holds_its_focus(
    width: int, height: int, ratio: tuple[int, int], focus: tuple[float, float]
) -> None:
    """Whatever an editor points at is shown, and nothing that is not there."""
    box = crop(width, height, ratio, focus)
    assert 0 <= box.left <= box.left + box.width <= width
    assert 0 <= box.top <= box.top + box.height <= height
    assert box.left <= focus[0] * width <= box.left + box.width
    assert box.top <= focus[1] * height <= box.top + box.height


@given(lengths, lengths, ratios)
def test_a_crop_cuts_two_sides_at_most(width: int, height: int, ratio: tuple[int, int]) -> None:
    """As much as the ratio allows, and to the pixel that ratio."""
    box = crop(width, height, ratio, (0.5, 0.5))
    assert box.width == width or box.height == height
    assert abs(box.width * ratio[1] - box.height * ratio[0]) <= max(ratio)


def test_the_focus_stands_in_the_middle_where_there_is_room() -> None:
    assert crop(3000, 1000, (1, 1), (0.5, 0.5)) == Box(left=1000, top=0, width=1000, height=1000)
    assert crop(3000, 1000, (1, 1), (0.9, 0.5)) == Box(left=2000, top=0, width=1000, height=1000)
    assert crop(1000, 3000, (1, 1), (0.5, 0.4)) == Box(left=0, top=700, width=1000, height=1000)


@given(lengths, lengths)
def test_no_width_is_above_the_pictures_own(width: int, height: int) -> None:
    """Nothing is blown up, and nothing is offered twice."""
    offered = widths(whole(width, height))
    assert offered
    assert max(offered) <= min(width, WIDTHS[-1])
    assert list(offered) == sorted(set(offered))


def test_a_width_of_its_own_is_offered_where_it_is_worth_a_file() -> None:
    assert widths(whole(200, 100)) == (200,)
    assert widths(whole(1000, 100)) == (320, 640, 960)
    assert widths(whole(1250, 100)) == (320, 640, 960, 1250)
    assert widths(whole(1800, 100)) == (320, 640, 960, 1280, 1800)
    assert widths(whole(4000, 100)) == WIDTHS
