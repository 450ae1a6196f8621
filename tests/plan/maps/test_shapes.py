"""Shapes keep what shows of them."""

from twinning.plan.maps.shapes import Window, area, cut, line_data, path_data, simplified

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def test_cut() -> None:
    """Of a shape, the part in the window stays; one beside it vanishes."""
    assert area(cut(SQUARE, Window(left=5, top=-5, right=20, bottom=5))) == 25
    assert cut(SQUARE, Window(left=11, top=0, right=12, bottom=1)) == ()


def test_simplified() -> None:
    """Points that hardly matter go, corners stay."""
    bumpy = (SQUARE[0], (5.0, 0.2), *SQUARE[1:3], (5.0, 9.9), SQUARE[3])
    assert tuple(simplified(bumpy, 0.5)) == SQUARE


def test_path_data() -> None:
    """Whole numbers in steps, without a step that leads nowhere."""
    assert line_data(((1.2, 2.4), (1.4, 2.3), (4, -5))) == "M1 2l3-7"
    assert path_data([SQUARE]) == "M0 0l10 0 0 10-10 0z"
