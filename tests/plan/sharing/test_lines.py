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


JAPANESE = "夏の文京区へ。カイザースラウテルンの若者たちが文京区を訪問しました"


def wide(text: str, size: int) -> float:
    return len(text) * float(size)


def test_japanese_lines_end_with_a_phrase() -> None:
    """There are no spaces; but nobody would end a line within a word, or begin one with a particle or a full stop."""
    lines = title_setting(JAPANESE, 1072.0, wide).lines
    assert lines == ("夏の文京区へ。", "カイザースラウテルンの", "若者たちが文京区を訪問しました")
    assert title_setting("お祭り「バルバロッサ」にご招待", 560.0, wide).lines == (
        "お祭り",
        "「バルバロッサ」に",
        "ご招待",
    )


def test_japanese_is_cut_only_where_a_line_may_end() -> None:
    """A word wider than a line: no small kana, long vowel or closing mark begins one, no opening mark ends one."""
    lines = title_setting("「アーカイブ・パートナーシップ・フォーラム」", 300.0, wide).lines
    assert len(lines) > 1
    assert not any(line[0] in "ーッ・」" or line[-1] == "「" for line in lines)


def test_an_ellipsis_follows_japanese_at_once() -> None:
    assert one_line(JAPANESE, 30, 400.0, wide) == "夏の文京区へ…"
    assert all(wide(line, 44) <= 1072 for line in title_setting(JAPANESE * 9, 1072.0, wide).lines)
