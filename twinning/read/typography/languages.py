"""What each language asks of a text.

Quotation marks are CLDR's (`delimiters` in cldr-json; Babel does not carry them), but for
- `de-CH`, where the federal chancellery's "Schreibweisungen" ask for « » and ‹ ›, and CLDR only inherits Germany's;
- `pt`, which CLDR reads as Brazil's: here it is Portugal's, and `pt-BR` has its own.
French and Bulgarian have the same marks inside as outside; for French the "Lexique" of the Imprimerie nationale agrees.

Dashes: the spaced en dash of Duden ("Gedankenstrich") and of British and continental practice; in American English the
spaced em dash of the AP Stylebook, since this is news, and the closed-up one of the Chicago Manual where it was typed
closed up.

Spaces that must not break: DIN 5008 and Duden for German, the "Lexique" for French (narrow before ; ! ? and inside « »,
full before the colon), elsewhere only between a number and what it counts. They are narrow (U+202F) inside
abbreviations, and full (U+00A0) beside numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

_SPACE = r"([ \n])"  # editors wrap their lines, so a line break is a space too


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationMarks:
    """Two pairs of (opening, closing), with the spaces that belong to them."""

    primary: tuple[str, str]
    alternate: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """The group of every match of `pattern` becomes `template`, where {} stands for what it was. All else is context.

    `sign` is in every text that has a match; \\d stands for any digit.

    A pattern begins with a character and looks back only after it: `re` finds a first character quickly, but tries a
    leading look-behind at every place.
    """

    sign: str
    pattern: re.Pattern[str]
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What stays beside a number: units after it, months after a day (both as alternations), words before it."""

    units: str
    months: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one object for each language: quick to use as a key
class Rules:
    """How one language is set. Without `marks`, straight quotes and apostrophes stay as typed."""

    marks: QuotationMarks | None
    clipped: str  # words that begin with an apostrophe, as an alternation: 'tis, 's
    substitutions: tuple[Substitution, ...]
    spaces_words: bool  # False for Japanese, where a quotation may begin and end anywhere

    def substitutions_for(self, text: str) -> Iterator[Substitution]:
        """Those that may have a match in a text."""
        counts = _DIGIT.search(text) is not None
        return (each for each in self.substitutions if (counts if each.sign == _ANY_DIGIT else each.sign in text))


_ANY_DIGIT = r"\d"
_DIGIT = re.compile(_ANY_DIGIT)

_Row = tuple[str, str, str]  # a substitution's sign, pattern and template
_ELLIPSIS = ("...", r"(\.\.\.)(?<![./\\]\.\.\.)(?![./\\])", "…")
_YEARS = ("--", r"(--)(?<=\d--)(?=\d)", "–")
_EM_DASH = ("---", r"(---)(?<!----)(?!-)", "—")
# J. S. Bach, z. B., i. d. R., т. е., n. Chr.
_ABBREVIATION = (".", rf"\.(?<=\b[^\W\d_]\.){_SPACE}(?=[^\W\d_]\.|Chr\.)", NARROW_NO_BREAK)
_UNITS = "€|%|‰|°C|km²|km|m²|m|cm|mm|kg|g|l|t|ha|EUR|USD"

_FRENCH_SPACES = (
    ("", rf"{_SPACE}(?=[!?»]|;(?![-)]))", NARROW_NO_BREAK),
    ("«", rf"«{_SPACE}", NARROW_NO_BREAK),
    ("«", r"(«)(?!\s)", f"{{}}{NARROW_NO_BREAK}"),
    ("»", r"(»)(?<=\S»)", f"{NARROW_NO_BREAK}{{}}"),
    ("", r"""([!?;])(?<=[\w)\]»"'”’….%€][!?;])(?=[!?]*(?:[\s"'»”’)\].…]|\Z))""", f"{NARROW_NO_BREAK}{{}}"),
    (":", rf"{_SPACE}(?=:(?:[^\S\u202f]|\Z))", NO_BREAK),
    (":", r"""(:)(?<=[\w)\]»"'”’….%€]:)(?=[^\S\u202f]|\Z)""", f"{NO_BREAK}{{}}"),
    (_ANY_DIGIT, rf"\d(?<!\d{{4}}){_SPACE}(?=\d{{3}}\b)", NARROW_NO_BREAK),  # 10 000, but not "en 2025 300 …"
    ("M", rf"M(?<!\w\w)(?:\.|M\.|me|mes){_SPACE}(?=[A-ZÀ-Ý])", NO_BREAK),
)


def _dashes(dash: str) -> Iterator[_Row]:
    """A hyphen or two between spaces, and two between words."""
    yield "-", r"(-(?<=[^\s–—-][ \n\u00a0]-)-?)(?=[ \n\u00a0])", dash
    yield "--", r"""(--)(?<=[\w"'”“»’‘).!?…]--)(?!(?<=\d--)\d)(?=[\w"'„“«‘‚(])""", dash


def _spaces(numbers: Numbers) -> Iterator[_Row]:
    words = "|".join(rf"(?<=(?<!\w){re.escape(word)}[ \n])" for word in numbers.words)
    yield _ANY_DIGIT, rf"\d(?:\.|er)?{_SPACE}(?=(?:{_UNITS}|{numbers.units})(?!\w)|{numbers.months})", NO_BREAK
    yield _ANY_DIGIT, rf"{_SPACE}(?=\d)(?:{words})", NO_BREAK


def _marks(four: str) -> QuotationMarks:
    first, second, third, fourth = four.split(" ")
    return QuotationMarks(primary=(first, second), alternate=(third, fourth))


def _substitutions(*rows: _Row) -> tuple[Substitution, ...]:
    return tuple(Substitution(sign=sign, pattern=re.compile(source), template=text) for sign, source, text in rows)


def _spaced(
    marks: str,
    numbers: Numbers,
    *,
    dash: str = "–",
    clipped: str = "(?!)",
    more: tuple[_Row, ...] = (),
) -> Rules:
    """A language that puts spaces between its words."""
    return Rules(
        marks=_marks(marks),
        clipped=clipped,
        substitutions=_substitutions(
            _ELLIPSIS, _YEARS, _EM_DASH, _ABBREVIATION, *_dashes(dash), *_spaces(numbers), *more
        ),
        spaces_words=True,
    )


# A month is known by how it begins, whatever its ending. Too much caught does no harm: it only keeps a number and a
# word on one line.
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_DAY = (_ANY_DIGIT, rf"(?:{_ENGLISH_MONTHS}){_SPACE}(?=\d\d?(?!\d))", NO_BREAK)  # June 10, but not June 2000
_SLAVIC_MONTHS = "jan|feb|mar|apr|maj|jun|jul|avg|aug|sep|okt|nov|dec"

_GERMAN = Numbers(
    units=r"Uhr|Euro|Mio\.|Mrd\.|CHF|Grad",
    months="Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
    words=("§", "§§", "Nr.", "Abs.", "Art.", "S.", "Seite", "Kapitel"),
)
_ENGLISH = Numbers(
    units=r"a\.m\.|p\.m\.|am|pm|mph|million|billion",
    months=_ENGLISH_MONTHS,
    words=("No.", "no.", "p.", "pp."),
)
_FRENCH = Numbers(
    units="h|euros|millions|milliards",
    months="janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc",
    words=("n°", "nº", "p."),
)
_PORTUGUESE = Numbers(
    units="h|euros|milhões", months="de (?:jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)", words=("n.º", "p.")
)
_BULGARIAN = Numbers(
    units=r"г\.|лв\.|лева|евро|км|м|кг|ч\.|часа|млн\.",
    months="яну|фев|март|апр|май|юни|юли|авг|септ|окт|ноем|дек",
    words=("№", "чл.", "ал."),
)
_SERBIAN = Numbers(units=r"KM|din\.|evra|h|mil\.", months=_SLAVIC_MONTHS, words=("br.", "čl.", "str."))
_BOSNIAN = Numbers(units=r"KM|eura|h|mil\.", months=_SLAVIC_MONTHS, words=("br.", "čl.", "str."))
_CROATIAN = Numbers(
    units=r"eura|sati|h|kn|mil\.",
    months="siječ|velj|ožuj|trav|svib|lip|srp|kolov|ruj|listop|studen|prosin",
    words=("br.", "čl.", "str."),
)
_DANISH = Numbers(
    units=r"kr\.|DKK|euro|mio\.|mia\.",
    months="jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec",
    words=("kl.", "nr.", "§", "s."),
)

_GERMAN_CLIPPED = "s|n|ne|nen|nem|ner"
_ENGLISH_CLIPPED = "tis|twas|twere|til|till|em|cause|bout"

_LANGUAGES = {
    "de": _spaced("„ “ ‚ ‘", _GERMAN, clipped=_GERMAN_CLIPPED),
    "de-ch": _spaced("« » ‹ ›", _GERMAN, clipped=_GERMAN_CLIPPED),
    # English without a region is British here, as its dates are (plan/formats.py).
    "en": _spaced("“ ” ‘ ’", _ENGLISH, clipped=_ENGLISH_CLIPPED, more=(_MONTH_DAY,)),
    "en-us": _spaced("“ ” ‘ ’", _ENGLISH, clipped=_ENGLISH_CLIPPED, more=(_MONTH_DAY,), dash="—"),
    "fr": _spaced("«\u202f \u202f» «\u202f \u202f»", _FRENCH, more=_FRENCH_SPACES),
    "pt": _spaced("« » “ ”", _PORTUGUESE),
    "pt-br": _spaced("“ ” ‘ ’", _PORTUGUESE),
    "bg": _spaced("„ “ „ “", _BULGARIAN),
    "sr-latn": _spaced("„ ” ’ ’", _SERBIAN),
    "bs": _spaced("„ ” ‘ ’", _BOSNIAN),
    "hr": _spaced("„ “ ‚ ‘", _CROATIAN),
    "da": _spaced("“ ” ‘ ’", _DANISH),
    "ja": Rules(
        marks=_marks("「 」 『 』"),
        clipped="(?!)",
        substitutions=_substitutions(_ELLIPSIS, _YEARS),
        spaces_words=False,
    ),
}
_ANY_LANGUAGE = Rules(marks=None, clipped="(?!)", substitutions=_substitutions(_ELLIPSIS, _YEARS), spaces_words=True)


@cache
def rules_for(language: str) -> Rules:
    """The rules of a BCP 47 tag, else of the tag without its last subtag (RFC 4647, 3.4), else of any language."""
    tag = language.lower().replace("_", "-")
    while tag:
        if tag in _LANGUAGES:
            return _LANGUAGES[tag]
        tag = tag.rpartition("-")[0]
    return _ANY_LANGUAGE
