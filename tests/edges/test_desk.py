"""Promises of the site held in memory: after any save it is the site that a fresh look would find."""

import random
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import note
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from PIL import Image

from tests.corpora import CHANGES, restore, small_corpus, store
from tests.samples import ARTICLES, copy_sample, settings_of
from twinning.edges.desk import Desk
from twinning.edges.refusals import Refused
from twinning.edges.reports import as_text
from twinning.edges.stages import Staged, stage
from twinning.render.rendering import key_of

CITY = "content/cities/neustadt/index.md"
DAVENPORT = "content/cities/davenport/index.md"
COURSE = f"{ARTICLES}/2025-08-01-kochkurs/index.md"


def keys(staged: Staged) -> dict[str, str]:
    return {str(path): key_of(each.recipe, each.value, staged.templates) for path, each in staged.plan.items()}


def save(root: Path, path: str, words: str) -> str:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(words, encoding="utf-8")
    return str(root / path)


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def gone(root: Path) -> str:
    (root / COURSE).unlink()
    return str(root / COURSE)


SAVES: dict[str, Callable[[Path], str]] = {
    "a new city": lambda root: save(root, CITY, text(root, DAVENPORT).replace("Davenport", "Neustadt")),
    "a new headline": lambda root: save(root, COURSE, text(root, COURSE).replace("title: ", "title: Neu – ")),
    "a new sentence": lambda root: save(root, COURSE, text(root, COURSE) + "\nNoch ein Satz.\n"),
    "an article less": gone,
    "a file beside a text": lambda root: save(root, DAVENPORT.replace("index.md", "programm.pdf"), "%PDF-1.4"),
}


@pytest.mark.parametrize("name", SAVES)
def test_a_save_is_seen_as_a_fresh_look_would_see_it(tmp_path: Path, name: str) -> None:
    root = copy_sample(tmp_path)
    settings, desk = settings_of(root), Desk()
    before = keys(desk.stage(settings, drafts=True))
    touched = desk.touched(frozenset([SAVES[name](root)]))
    assert touched is not None
    assert keys(touched) == keys(stage(settings, drafts=True))
    assert (keys(touched) == before) is (name == "a file beside a text")


def test_a_mistake_is_told_and_the_last_good_site_kept(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    settings, desk = settings_of(root), Desk()
    before = keys(desk.stage(settings, drafts=True))
    words = text(root, COURSE)
    with pytest.raises(Refused):
        desk.touched(frozenset([save(root, COURSE, words.replace("title:", "titel:"))]))
    mended = desk.touched(frozenset([save(root, COURSE, words)]))
    assert mended is not None
    assert keys(mended) == before


def test_what_is_not_content_takes_a_look_at_everything(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    desk = Desk()
    assert desk.touched(frozenset([str(root / COURSE)])) is None
    desk.stage(settings_of(root), drafts=True)
    assert desk.touched(frozenset([str(root / "pelicanconf.py")])) is None
    assert desk.touched(frozenset([str(root / COURSE), str(root / "content" / "cities")])) is None


OTHERS: list[dict[str, object]] = [
    {"SITENAME": "Anders"},
    {"LANGUAGES": ("de", "fr", "en")},
    {"MARKDOWN": {}},
    {"TIMEZONE": "Asia/Tokyo"},
]


@pytest.mark.parametrize("change", OTHERS)
def test_other_settings_are_seen_as_a_fresh_look_would_see_them(tmp_path: Path, change: dict[str, object]) -> None:
    """Though what was read before is known, where the same would be read."""
    root = copy_sample(tmp_path)
    desk = Desk()
    before = keys(desk.stage(settings_of(root), drafts=True))
    settings = settings_of(root, **change)
    after = keys(desk.stage(settings, drafts=True))
    assert after == keys(stage(settings, drafts=True))
    assert after != before


def test_a_clash_is_told_by_whoever_looks_over_all(tmp_path: Path) -> None:
    """Not at the save, for that would take longer than a page; but with both texts, as ever."""
    root = copy_sample(tmp_path)
    settings, desk = settings_of(root), Desk()
    desk.stage(settings, drafts=True)
    desk.check()
    words = text(root, COURSE).replace("---\n", "---\nformer_urls: /nachrichten/buergerreise/\n", 1)
    assert desk.touched(frozenset([save(root, COURSE, words)])) is not None
    with pytest.raises(Refused) as told:
        desk.check()
    with pytest.raises(Refused) as alone:
        stage(settings, drafts=True)
    assert told.value.problems == alone.value.problems
    desk.check(lambda: False)  # nobody wants to know


class Compared:
    """What a save or other settings lead to, on the desk and at a fresh look: the same, whether a site or mistakes."""

    def __init__(self) -> None:
        self.desk, self.is_sound = Desk(), False

    def __call__(self, settings: dict[str, object], saved: str = "") -> str:
        told, alone = (
            attempted(lambda: self.looked_at(settings, saved)),
            attempted(lambda: stage(settings, drafts=True)),
        )
        self.is_sound = not isinstance(told, str)
        if isinstance(told, str) or isinstance(alone, str):
            assert told == alone
            return str(told)
        assert keys(told) == keys(alone)
        assert (told.problems, told.site.hidden) == (alone.problems, alone.site.hidden)
        return ""

    def looked_at(self, settings: dict[str, object], saved: str) -> Staged:
        """After a mistake as a whole, as the preview does."""
        touched = self.desk.touched(frozenset([saved])) if saved and self.is_sound else None
        staged = touched or self.desk.stage(settings, drafts=True)
        self.desk.check()
        return staged


def test_a_heading_that_others_link_to_is_missed_when_it_goes(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    compared, settings = Compared(), settings_of(root)
    city = text(root, DAVENPORT)
    save(root, DAVENPORT, f"{city}\n## Anreise\n\nMit dem Zug.\n")
    save(root, COURSE, text(root, COURSE) + "\n[Der Weg](../../../cities/davenport/index.md#anreise)\n")
    assert compared(settings) == ""
    assert "#anreise" in compared(settings, save(root, DAVENPORT, city))
    assert compared(settings, save(root, DAVENPORT, f"{city}\n## Anreise\n\nMit dem Bus.\n")) == ""


def test_what_is_linked_to_in_vain_may_come(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    compared, settings = Compared(), settings_of(root)
    assert compared(settings) == ""
    words = text(root, COURSE) + "\n[Die neue](../../../cities/neustadt/index.md)\n"
    assert "neustadt" in compared(settings, save(root, COURSE, words))
    city = text(root, DAVENPORT).replace("Davenport", "Neustadt")
    assert compared(settings, save(root, CITY, city)) == ""
    (root / CITY).unlink()
    assert "neustadt" in compared(settings, str(root / CITY))


def test_a_picture_that_is_spoilt_is_told_at_the_text_that_shows_it(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    compared, settings = Compared(), settings_of(root)
    place = root / COURSE.replace("index.md", "herd.png")
    Image.new("RGB", (40, 30), "teal").save(place)
    save(root, COURSE, text(root, COURSE) + '\n![Der Herd](herd.png "Foto: Stadt")\n')
    assert compared(settings) == ""
    whole = place.read_bytes()
    place.write_bytes(whole[:40])
    assert "herd.png" in compared(settings, str(place))
    place.write_bytes(whole)
    assert compared(settings, str(place)) == ""


def test_a_topic_that_the_settings_no_longer_have_is_told_at_its_texts(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    compared, settings = Compared(), settings_of(root)
    assert compared(settings) == ""
    topics = dict(settings["TOPICS"])
    gone = min(topics)
    del topics[gone]
    assert gone in compared({**settings, "TOPICS": topics})
    assert compared(settings) == ""


MOMENTS = [
    ("2025-10-01 12:00", "2025-12-24 18:00"),
    ("2025-12-31", "2024-06-01"),
    ("2025-10-01 17:59", "2025-10-01 18:00"),  # an embargo ends
]


def test_settings_and_texts_that_are_saved_together(tmp_path: Path) -> None:
    """A new topic and the text that has it, in whichever order they are told of; and no other file is looked at."""
    root = copy_sample(tmp_path)
    desk, settings = Desk(), settings_of(root)
    desk.stage(settings, drafts=True)
    topics = {**settings["TOPICS"], "neu": {"de": "Neues"}}
    course = save(root, COURSE, re.sub(r"topics: \[", "topics: [neu, ", text(root, COURSE)))
    saved = frozenset([course, save(root, CITY, text(root, DAVENPORT)), str(root / "pelicanconf.py")])
    changed = settings_of(root, TOPICS=topics)
    told = desk.stage(changed, drafts=True, touched=saved)
    assert PurePosixPath("themen/neu/index.html") in told.plan
    assert keys(told) == keys(stage(changed, drafts=True))
    unseen = root / DAVENPORT.replace("davenport", "ungesehen")
    unseen.parent.mkdir()
    shutil.copy(root / DAVENPORT, unseen)
    assert keys(desk.stage(changed, drafts=True, touched=frozenset([str(root / "pelicanconf.py")]))) == keys(told)
    assert keys(desk.stage(changed, drafts=True)) == keys(stage(changed, drafts=True)) != keys(told)


@pytest.mark.parametrize("moments", MOMENTS)
def test_another_moment_is_seen_as_a_fresh_look_would_see_it(tmp_path: Path, moments: tuple[str, str]) -> None:
    root = copy_sample(tmp_path)
    words = text(root, COURSE)
    save(root, f"{ARTICLES}/2025-10-01-abends/index.md", words.replace("---\n", "---\ntime: 18:00\n", 1))
    compared = Compared()
    for now in (*moments, *moments):
        assert compared(settings_of(root, NOW=now)) == ""


class AnySave(RuleBasedStateMachine):
    """After any sequence of saves, the site on the desk is the one that a fresh look finds, with what is wrong with it.

    Where there is a mistake, the editor goes back to what was there before.
    """

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.root, self.desk = small_corpus(self.place / "site"), Desk()
        self.files: dict[str, bytes] = {}
        self.compare()

    def teardown(self) -> None:
        shutil.rmtree(getattr(self, "place", None) or Path("/nonexistent"), ignore_errors=True)

    @rule(
        names=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=2), dice=st.randoms(use_true_random=False)
    )
    def change(self, names: list[str], dice: random.Random) -> None:
        for name in names:
            CHANGES[name](self.root, dice)
            note(name)
        self.compare()

    @rule(name=st.sampled_from(sorted(CHANGES)), dice=st.randoms(use_true_random=False))
    def change_unseen(self, name: str, dice: random.Random) -> None:
        """Two saves before the next look."""
        CHANGES[name](self.root, dice)
        note(name)

    def compare(self) -> None:
        settings = settings_of(self.root, SEARCH=False)
        told = attempted(lambda: self.looked_at(settings))
        alone = attempted(lambda: stage(settings, drafts=True))
        if isinstance(told, str) or isinstance(alone, str):
            assert told == alone
            restore(self.root, self.place / "stored")
            self.files = {}
        else:
            assert keys(told) == keys(alone)
            assert told.problems == alone.problems
            store(self.root, self.place / "stored")

    def looked_at(self, settings: dict[str, object]) -> Staged:
        """As the preview does: by the files that were saved, where these are texts; else as a whole."""
        before, self.files = self.files, files(self.root)
        saved = {path for path in before.keys() | self.files.keys() if before.get(path) != self.files.get(path)}
        is_content = before and all(path.startswith(f"{self.root}/content/") for path in saved)
        touched = self.desk.touched(frozenset(saved)) if is_content and saved else None
        staged = touched or self.desk.stage(settings, drafts=True)
        self.desk.check()
        return staged


def files(root: Path) -> dict[str, bytes]:
    places = (*(root / "content").rglob("*"), *(root / "theme").rglob("*"), root / "pelicanconf.py")
    return {str(path): path.read_bytes() for path in places if path.is_file()}


def attempted(make: Callable[[], Staged]) -> Staged | str:
    try:
        return make()
    except Refused as refusal:
        return as_text(refusal.problems)


TestAnySave = AnySave.TestCase
TestAnySave.settings = hypothesis_settings(max_examples=6, stateful_step_count=12, deadline=None)
