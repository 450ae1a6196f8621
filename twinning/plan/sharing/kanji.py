"""Which Japanese letters the face for them has: kana, punctuation, and the kanji of nearly every text and name."""

# Punctuation, kana, kanji, wide forms: of these, what `is_common`.
RANGES = ((0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xFF01, 0xFF5D))
_ROWS = range(0xA1, 0xD0)  # 1 to 47, as EUC-JP writes them


def is_common(letter: str) -> bool:
    """Whether JIS X 0208 has a letter up to its first level of kanji, 2,965 of them."""
    encoded = letter.encode("euc_jp", "ignore")
    return len(encoded) == 2 and encoded[0] in _ROWS
