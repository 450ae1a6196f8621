"""typogrify's widow control, where it does no harm.

`widont` joins the last two words of a block with a no-break space, so that the last line is never one short word.
On its own it
- replaces no-break spaces too, the narrow ones before French marks among them, and a second time joins three words;
- joins two words that are all there is, and long ones that then do not fit a small screen;
- takes `<br>` for `<b>` and indents the line after it.
So this module decides, and `widont` sees only the end of a block.
"""

import re

from typogrify.filters import widont

from twinning.read.typography.languages import NARROW_NO_BREAK

# typogrify's blocks, and the captions of pictures.
BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "figcaption"})

LINE = "\u2028"

_LOOK_BACK = 120  # characters in which four words that need control have room
_SHORT, _LONG = 12, 20  # characters that the last word, and the one before it, may have
_HIDDEN = "\ue000"  # private use: a narrow no-break space that nothing takes for a space


def last_gap(text: str) -> int | None:
    """Where the space before the last word is, if it should not break: from four words on, and if the word is short.

    In `text`, U+2028 stands where a line was broken on purpose; only the last line counts.
    """
    line = text[-_LOOK_BACK:].rstrip().rpartition(LINE)[2]
    words = line.replace(NARROW_NO_BREAK, _HIDDEN).rsplit(None, 3)
    if _HIDDEN in line or len(words) < 4 or len(words[-1]) > _SHORT or len(words[-2]) > _LONG:
        return None
    gap = len(text.rstrip()) - len(words[-1]) - 1
    return gap if text[gap] in " \n" and not text[gap - 1].isspace() else None


# What typogrify puts between two words.
_JOINT = str(widont("a b"))[1:-1]
# A word or its end, the gap and the last word; in anything else typogrify finds its way.
_WORDS = re.compile(r"([^<>\s]+)[ \n]([^<>\s]+)")


def join_last_words(html: str) -> str:
    """`html`, the end of a block without its last tags, with its last two words joined by `widont`."""
    words = _WORDS.fullmatch(html)
    if words:
        return f"{words[1]}{_JOINT}{words[2]}"
    return str(widont(html.replace(NARROW_NO_BREAK, _HIDDEN))).replace(_HIDDEN, NARROW_NO_BREAK)
