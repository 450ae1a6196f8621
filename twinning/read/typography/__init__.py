"""Quotation marks, dashes, dots and spaces, set as each language sets them.

A text is *set* by a list of `Edit`s, each found in the text as it was typed: no rule sees another's result, so their
order does not matter. Setting a text twice changes nothing more.

    languages    the rules of each language: its marks and its substitutions
    quotations   which straight mark opens, which closes, which is an apostrophe
    edits        all edits of one text, and how they are applied
    fragments    HTML read as runs of text, one for each block and language
    widows       typogrify's widow control, where it does no harm
"""

from twinning.read.typography.edits import apply, edits
from twinning.read.typography.fragments import typeset_html
from twinning.read.typography.languages import rules_for

__all__ = ["typeset_html", "typeset_text"]


def typeset_text(text: str, language: str) -> str:
    """A plain text (a title, a summary) in `language` (BCP 47), set.

    No HTML in or out: `&` and `<` are characters like others. Widow control is left to the stylesheet
    (`text-wrap: balance`), since the text also goes to feeds and to the search.
    """
    return apply(text, edits(text, rules_for(language)))
