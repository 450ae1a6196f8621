"""Titles in lines: large, even, never cut inside a word."""

import pytest

from twinning.plan.sharing.lines import one_line, title_setting

WIDTH = 1000.0
LONG = (
    "Schülerinnen und Schüler der Berufsbildenden Schule und des Heinrich-Heine-Gymnasiums bereiten gemeinsam mit ihren"
    " Partnerschulen in Saint-Quentin eine Ausstellung zur Shoah in der Fruchthalle vor, die im Januar eröffnet wird"
)
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
TITLES = ("Newham", "Bürgerreise nach Saint-Quentin, zweiter Bus", LONG, WORD, f"Die {WORD} gilt", "")


def measure(text: str, size: int) -> float:
    return len(text) * size * 0.5


@pytest.mark.parametrize("title", TITLES)
def test_every_title_fits(title: str) -> None:
    """In four lines at most, none of them wider than there is room."""
    setting = title_setting(title, WIDTH, measure)
    assert len(setting.lines) <= 4
    assert all(measure(line, setting.size) <= WIDTH for line in setting.lines)


@pytest.mark.parametrize("title", TITLES)
def test_words_stay_whole(title: str) -> None:
    """What is set are the title's first words, in their order; only a cut title ends in an ellipsis."""
    words = " ".join(title_setting(title, WIDTH, measure).lines).split()
    if words[-1:] == ["…"]:
        words.pop()
        assert len(words) < len(title.split())
    assert [word.rstrip(",") for word in words] == [word.rstrip(",") for word in title.split()[: len(words)]]


def test_short_titles_are_larger() -> None:
    sizes = [title_setting(title, WIDTH, measure).size for title in ("Newham", "Newham feiert " * 4, LONG)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_lines_are_even() -> None:
    """No word stands alone on the last line where it could have company."""
    first, second = title_setting("Seit 25 Jahren mit Columbia und Guimarães", WIDTH, measure).lines
    assert (first, second) == ("Seit 25 Jahren mit", "Columbia und Guimarães")


def test_hyphens_break_only_what_is_too_wide() -> None:
    """Saint-Quentin stays in one piece, a word like a train does not."""
    assert "nach Saint-Quentin," in " ".join(title_setting(TITLES[1], WIDTH, measure).lines)
    train = "Bürgerinnen-Austausch-Vorbereitungs-Abschluss-Veranstaltungs-Dokumentation"
    lines = title_setting(train, WIDTH, measure).lines
    assert len(lines) > 1
    assert "".join(lines) == train


def test_spaces_that_hold_together_do() -> None:
    lines = title_setting("Eine Reise mit vielen Gästen am 3.\u00a0Dezember", 500.0, measure).lines
    assert any("3.\u00a0Dezember" in line for line in lines)


def test_one_line() -> None:
    assert one_line("Reise · 3. Dezember", 30, WIDTH, measure) == "Reise · 3. Dezember"
    assert one_line("Reise nach Saint-Quentin", 30, 200.0, measure) == "Reise nach …"
