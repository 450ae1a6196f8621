"""Promises of the words that readers may type."""

import pytest

from twinning.plan.search.words import Helpers, vocabulary_of, words_of

VOCABULARY = vocabulary_of(
    words_of("Die Partnerschaften der Städte. Ein Bürger auf Reisen. Freundschaft, Feste, Kinder, Chor")
)


def helpers(text: str, language: str, vocabulary: frozenset[str]) -> str:
    return Helpers(language, vocabulary).of(text, words_of(text))


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("Städtepartnerschaft", "partnerschaft"),
        ("Städtepartnerschaften", "partnerschaften"),
        ("Bürgerreise", "reise"),
        ("Bürgerreise", "buerger"),
        ("Freundschaftsfest", "fest"),
        ("Kinderchor", "chor"),
        ("Schwesterpartnerschaft", "partnerschaft"),
        ("München", "muenchen"),
        ("Łódź", "lodz"),
        ("Großstadt", "grossstadt"),
        ("Rødovre", "roedovre"),
        ("Rødovre", "rodovre"),
    ],
)
def test_a_german_word_is_found_by_its_parts_and_in_other_letters(word: str, typed: str) -> None:
    assert typed in helpers(word, "de", VOCABULARY).split()


@pytest.mark.parametrize("word", ["Partnerschaft", "Bürgermeister", "Rest", "Saint-Quentin"])
def test_nothing_is_taken_apart_that_is_not_made_of_words(word: str) -> None:
    """A part counts only if the texts know it as a word."""
    assert {"partner", "schaft", "meister", "quent"}.isdisjoint(helpers(word, "de", VOCABULARY).split())


def test_languages_without_compounds_keep_their_words_whole() -> None:
    assert "partnerschaft" not in helpers("Städtepartnerschaft", "fr", VOCABULARY).split()


def test_a_japanese_word_begins_at_every_sign() -> None:
    """However a browser divides what was typed, each piece is the beginning of something indexed."""
    words = helpers("東京都文京区と姉妹都市", "ja", frozenset()).split()
    for typed in ("文京区", "姉妹都市", "都市", "区"):
        assert any(word.startswith(typed) for word in words)


def test_what_other_texts_say_adds_nothing_to_a_text() -> None:
    """Words are remembered from text to text, and only as what they are."""
    known = Helpers("de", VOCABULARY)
    texts = ("Bürgerreise", "Freundschaftsfest in München", "Bürgerreise nach Łódź", "東京")
    assert [known.of(text, words_of(text)) for text in texts] == [helpers(text, "de", VOCABULARY) for text in texts]
