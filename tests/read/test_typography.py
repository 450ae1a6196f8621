"""Texts are set as their language sets them, and nothing else about them changes."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.read.typography import typeset_html, typeset_text

LANGUAGES = "de de-CH de-simple en en-GB fr pt-PT pt-BR bg ja sr-Latn-BA bs hr da tlh".split()

# In the tables, ~ is a no-break space (U+00A0) and _ a narrow one (U+202F).
TEXTS = {
    "de": [
        ('"Willkommen", sagte sie.', "„Willkommen“, sagte sie."),
        ("\"Er rief 'Prost' und ging\"", "„Er rief ‚Prost‘ und ging“"),
        ('Sie las "Die "neue" Brücke" vor.', "Sie las „Die ‚neue‘ Brücke“ vor."),
        ('Das Fest ("Swinging Lautern") beginnt.', "Das Fest („Swinging Lautern“) beginnt."),
        ('Der Satz -- "so" -- blieb.', "Der Satz – „so“ – blieb."),
        ("Köln - Bonn, 1960--2025, aber 3-4 Plätze", "Köln – Bonn, 1960–2025, aber 3-4 Plätze"),
        (
            "Wie geht's, Hans' Haus? 's ist Rock 'n' Roll seit '68.",
            "Wie geht’s, Hans’ Haus? ’s ist Rock ’n’ Roll seit ’68.",
        ),
        ('Er ist 6\' 2" groß und heißt "Max".', "Er ist 6' 2\" groß und heißt „Max“."),
        ("am 3. Dezember um 10 Uhr, z. B. nach § 5 Nr. 3", "am 3.~Dezember um 10~Uhr, z._B. nach §~5 Nr.~3"),
        ("d. h. 5 €, u. a. 20 % i. d. R. und 8 km", "d._h. 5~€, u._a. 20~% i._d._R. und 8~km"),
        ("Und dann... kam --- endlich --- der Bus", "Und dann… kam — endlich — der Bus"),
        ("Der „alte“ Satz – mit ’s und … und 10~Uhr", "Der „alte“ Satz – mit ’s und … und 10~Uhr"),
        ('„Halb getippt" und "halb getippt“', "„Halb getippt“ und „halb getippt“"),
        ("Siehe \"https://x.de/a--b?q='c'...d\" oder a--b@x.de", "Siehe „https://x.de/a--b?q='c'...d“ oder a--b@x.de"),
        ('Ein Rest" bleibt, wie er ist', 'Ein Rest" bleibt, wie er ist'),
    ],
    "de-CH": [
        ('"Grüezi", sagte sie.', "«Grüezi», sagte sie."),
        ("\"Er rief 'Prost' und ging\"", "«Er rief ‹Prost› und ging»"),
        ('Das Fest ("Swinging") beginnt.', "Das Fest («Swinging») beginnt."),
        ('Der Satz -- "so" -- blieb.', "Der Satz – «so» – blieb."),
        ("10'000 Leute, 5 CHF", "10’000 Leute, 5~CHF"),
        ("am 1. August um 20 Uhr", "am 1.~August um 20~Uhr"),
        ("Wie geht's? Hans' Haus...", "Wie geht’s? Hans’ Haus…"),
        ("«Schon» gesetzt – ‹so›", "«Schon» gesetzt – ‹so›"),
    ],
    "en-US": [
        ('"Welcome," she said.', "“Welcome,” she said."),
        ("\"He said 'Cheers' and left\"", "“He said ‘Cheers’ and left”"),
        ("'She said \"yes\" twice'", "‘She said “yes” twice’"),
        ('The fair ("Bix") opens.', "The fair (“Bix”) opens."),
        ('The word -- "so" -- stays--"always"--here', "The word — “so” — stays—“always”—here"),
        (
            "Don't! The teachers' room, O'Reilly's, '90s, rock 'n' roll",
            "Don’t! The teachers’ room, O’Reilly’s, ’90s, rock ’n’ roll",
        ),
        ("'Tis the season, get 'em", "’Tis the season, get ’em"),
        ("1960--2025, June 10, 1960 at 5 p.m.", "1960–2025, June~10, 1960 at 5~p.m."),
        ('The pipe is 5" wide, the man 6\'2" tall', 'The pipe is 5" wide, the man 6\'2" tall'),
        ("“Already” — set ‘here’…", "“Already” — set ‘here’…"),
    ],
    "en": [
        ('"Welcome", she said.', "“Welcome”, she said."),
        ("\"He said 'Cheers' and left\"", "“He said ‘Cheers’ and left”"),
        ('The fair ("East Ham") opens.', "The fair (“East Ham”) opens."),
        ('The word -- "so" -- stays', "The word – “so” – stays"),
        ("London - Newham, 1974--2025", "London – Newham, 1974–2025"),
        ("Don't! The teachers' room, O'Reilly's", "Don’t! The teachers’ room, O’Reilly’s"),
        ("3 March 2000, 5 km, No. 10", "3~March 2000, 5~km, No.~10"),
        ("“Already” – set ‘here’…", "“Already” – set ‘here’…"),
    ],
    "fr": [
        ('"Bienvenue", dit-elle.', "«_Bienvenue_», dit-elle."),
        ("\"Il cria 'Santé' et partit\"", "«_Il cria «_Santé_» et partit_»"),
        ('La fête ("Noël") commence.', "La fête («_Noël_») commence."),
        ('Le mot -- "oui" -- reste', "Le mot – «_oui_» – reste"),
        ("Ça va ? Oui ! Bien ; voici : tout", "Ça va_? Oui_! Bien_; voici~: tout"),
        ("Ça va? Oui! Vraiment?! Bien; voici: tout", "Ça va_? Oui_! Vraiment_?! Bien_; voici~: tout"),
        ("L'été d'aujourd'hui, l'\"Avenir\"", "L’été d’aujourd’hui, l’«_Avenir_»"),
        ("le 3 décembre et le 1er mars à 10 h, 10 000 €", "le 3~décembre et le 1er~mars à 10~h, 10_000~€"),
        ("M. Dupont et Mme Martin, n° 5", "M.~Dupont et Mme~Martin, n°~5"),
        ("https://ville.fr/a?b=c;d!e : voir 10:30", "https://ville.fr/a?b=c;d!e~: voir 10:30"),
        ("« Déjà » et «collé» et «_posé_»~!", "«_Déjà_» et «_collé_» et «_posé_»~!"),
        ('"Oui!", dit-il.', "«_Oui_!_», dit-il."),
    ],
    "pt-PT": [
        ('"Bem-vindos", disse ela.', "«Bem-vindos», disse ela."),
        ("\"Ele disse 'Saúde' e saiu\"", "«Ele disse “Saúde” e saiu»"),
        ('Disse "o "velho" nome"', "Disse «o “velho” nome»"),
        ('A festa ("Natal") começa.', "A festa («Natal») começa."),
        ('A palavra -- "sim" -- fica', "A palavra – «sim» – fica"),
        ("d'\"Os Lusíadas\", caixa d'água", "d’«Os Lusíadas», caixa d’água"),
        ("24 de junho de 2000, 5 €, n.º 3", "24~de junho de 2000, 5~€, n.º~3"),
        ("«Já» posto – “aqui”…", "«Já» posto – “aqui”…"),
    ],
    "bg": [
        ('"Добре дошли", каза тя.', "„Добре дошли“, каза тя."),
        ("\"Той каза 'Наздраве' тихо\"", "„Той каза „Наздраве“ тихо“"),
        ('Празникът ("Коледа") започва.', "Празникът („Коледа“) започва."),
        ('Думата -- "да" -- остава', "Думата – „да“ – остава"),
        ("на 3 март 2003 г. в 10 часа", "на 3~март 2003~г. в 10~часа"),
        ("Плевен - Кайзерслаутерн, 1999--2025", "Плевен – Кайзерслаутерн, 1999–2025"),
        ("т. е. така... 5 км", "т._е. така… 5~км"),
        ("„Вече“ – готово…", "„Вече“ – готово…"),
    ],
    "ja": [
        ('彼は"こんにちは"と言った', "彼は「こんにちは」と言った"),
        ("\"彼は'はい'と言った\"", "「彼は『はい』と言った」"),
        ('"外"と"内"', "「外」と「内」"),
        ('祭り("文京")です', "祭り(「文京」)です"),
        ('言葉、"それ"--は', "言葉、「それ」--は"),
        ("O'Reilly's と Don't", "O’Reilly’s と Don’t"),
        ("そして...1988--2025", "そして…1988–2025"),
        ("「もう」『ある』…", "「もう」『ある』…"),
    ],
    "sr-Latn-BA": [
        ('"Dobro došli", reče ona.', "„Dobro došli”, reče ona."),
        ("\"On reče 'Živjeli' i ode\"", "„On reče ’Živjeli’ i ode”"),
        ('Praznik ("Božić") počinje.', "Praznik („Božić”) počinje."),
        ('Riječ -- "da" -- ostaje', "Riječ – „da” – ostaje"),
        ("3. decembra 2003, 5 KM, br. 3", "3.~decembra 2003, 5~KM, br.~3"),
        ("Beograd - Banja Luka, 2003--2025", "Beograd – Banja Luka, 2003–2025"),
        ("O'Reilly i '68.", "O’Reilly i ’68."),
        ("„Već” – gotovo…", "„Već” – gotovo…"),
    ],
    "bs": [
        ('"Dobro došli", reče ona.', "„Dobro došli”, reče ona."),
        ("\"On reče 'Živjeli' i ode\"", "„On reče ‘Živjeli’ i ode”"),
        ('Praznik ("Bajram") počinje.', "Praznik („Bajram”) počinje."),
        ('Riječ -- "da" -- ostaje', "Riječ – „da” – ostaje"),
        ("3. decembra 2003, 5 KM", "3.~decembra 2003, 5~KM"),
        ("Sarajevo - Banja Luka, 2003--2025", "Sarajevo – Banja Luka, 2003–2025"),
        ("O'Reilly i '68.", "O’Reilly i ’68."),
        ("„Već” – gotovo…", "„Već” – gotovo…"),
    ],
    "hr": [
        ('"Dobro došli", reče ona.', "„Dobro došli“, reče ona."),
        ("\"On reče 'Živjeli' i ode\"", "„On reče ‚Živjeli‘ i ode“"),
        ('Blagdan ("Božić") počinje.', "Blagdan („Božić“) počinje."),
        ('Riječ -- "da" -- ostaje', "Riječ – „da“ – ostaje"),
        ("3. prosinca 2003., 5 eura", "3.~prosinca 2003., 5~eura"),
        ("Zagreb - Banja Luka, 2003--2025", "Zagreb – Banja Luka, 2003–2025"),
        ("O'Reilly i '68.", "O’Reilly i ’68."),
        ("„Već“ – gotovo…", "„Već“ – gotovo…"),
    ],
    "da": [
        ('"Velkommen", sagde hun.', "“Velkommen”, sagde hun."),
        ("\"Han råbte 'Skål' og gik\"", "“Han råbte ‘Skål’ og gik”"),
        ('Festen ("Jul") begynder.', "Festen (“Jul”) begynder."),
        ('Ordet -- "ja" -- bliver', "Ordet – “ja” – bliver"),
        ("3. december kl. 10, 5 kr.", "3.~december kl.~10, 5~kr."),
        ("Silkeborg - Aarhus, 2000--2025", "Silkeborg – Aarhus, 2000–2025"),
        ("Hans' hus, '68...", "Hans’ hus, ’68…"),
        ("“Allerede” – sat…", "“Allerede” – sat…"),
    ],
    "tlh": [
        ("\"nuqneH\" jatlh 'ej mej -- SuvwI'", "\"nuqneH\" jatlh 'ej mej -- SuvwI'"),
        ("1960--2025...", "1960–2025…"),
    ],
}
OF_ANOTHER = {
    "de-simple": "de",
    "de-AT": "de",
    "DE_ch": "de-CH",
    "en-GB": "en",
    "fr-FR": "fr",
    "pt": "pt-PT",
    "sr-Latn": "sr-Latn-BA",
}

FRAGMENTS = [
    ("de", '<p>"<a href="/x">Lies dies</a>"</p>', '<p>„<a href="/x">Lies dies</a>“</p>'),
    ("de", '<p>Ein "<em>sehr</em> gutes"</p>', "<p>Ein „<em>sehr</em> gutes“</p>"),
    ("de", '<p>("<strong>Ja</strong>")</p>', "<p>(„<strong>Ja</strong>“)</p>"),
    ("de", "<p>\"<a href='/x'>Er rief <em>'ja'</em></a>\"</p>", "<p>„<a href='/x'>Er rief <em>‚ja‘</em></a>“</p>"),
    ("de", '<p>"Offen</p><p>"neu"</p>', "<p>„Offen</p><p>„neu“</p>"),
    ("de", '<li>"a<ul><li>"b"</li></ul></li>', "<li>„a<ul><li>„b“</li></ul></li>"),
    ("de", '<p>"<code>"x" -- \'y\'...</code>"</p>', "<p>„<code>\"x\" -- 'y'...</code>“</p>"),
    ("de", '<pre><code>"a" <b>"</b></code></pre><p>"b"</p>', '<pre><code>"a" <b>"</b></code></pre><p>„b“</p>'),
    ("de", '<p title="&quot;a&quot; -- 3 km"><!-- "b" -->c</p>', '<p title="&quot;a&quot; -- 3 km"><!-- "b" -->c</p>'),
    ("de", '<p title="a > &quot;b">"c"</p>', '<p title="a > &quot;b">„c“</p>'),
    ("de", '<p><a href="x">https://a.b/c--d</a> "e"</p>', '<p><a href="x">https://a.b/c--d</a> „e“</p>'),
    ("de", "<p>Um <strong>10</strong> Uhr</p>", "<p>Um <strong>10</strong>~Uhr</p>"),
    ("de", "<p>am 3.\nMai</p>", "<p>am 3.~Mai</p>"),
    ("de", "<td>Brot &amp; Wein, AT&amp;T</td>", '<td>Brot <span class="amp">&amp;</span> Wein, AT&amp;T</td>'),
    ("de", "<p>Brot&nbsp;&amp;&nbsp;Wein</p>", '<p>Brot&nbsp;<span class="amp">&amp;</span>&nbsp;Wein</p>'),
    ("de", "<p><code>a &amp; b</code></p>", "<p><code>a &amp; b</code></p>"),
    ("de", '<p>"<span lang="fr">"Oui"!</span>"</p>', '<p>„<span lang="fr">«_Oui_»_!</span>“</p>'),
    ("fr", '<p>"a"</p><p lang="de">"b"</p><p>"c"</p>', '<p>«_a_»</p><p lang="de">„b“</p><p>«_c_»</p>'),
    ("de", '<p>"<i lang="de">a</i>"</p>', '<p>„<i lang="de">a</i>“</p>'),
    (
        "de",
        '<p>"Zitat"<sup id="fnref:1"><a href="#fn:1">1</a></sup></p>',
        '<p>„Zitat“<sup id="fnref:1"><a href="#fn:1">1</a></sup></p>',
    ),
    ("de", '<p>a<br>"b"<br>- c</p>', "<p>a<br>„b“<br>- c</p>"),
    ("fr", "<td>Tom &amp;amp; x ; &lt;a&gt;; b</td>", "<td>Tom &amp;amp_; x_; &lt;a&gt;; b</td>"),
    ("ja", '<p>"<ruby>文京<rt>ぶんきょう</rt></ruby>"と</p>', "<p>「<ruby>文京<rt>ぶんきょう</rt></ruby>」と</p>"),
]

WIDOWS = [
    ("de", "<p>Vier kurze Wörter da</p>", "<p>Vier kurze Wörter&nbsp;da</p>"),
    ("de", "<p>Nur drei Wörter</p>", "<p>Nur drei Wörter</p>"),
    ("de", "<li>Es endet mit <em>einem</em> Wort</li>", "<li>Es endet mit <em>einem</em>&nbsp;Wort</li>"),
    ("de", "<li>Es endet <a>mit einem Wort</a>.</li>", "<li>Es endet <a>mit einem Wort</a>.</li>"),
    ("de", "<p>Es gibt eine Städtepartnerschaft</p>", "<p>Es gibt eine Städtepartnerschaft</p>"),
    ("de", "<p>Wir sehen uns um 10 Uhr</p>", "<p>Wir sehen uns um 10~Uhr</p>"),
    ("de", "<p>Eins zwei drei<br>\nvier</p>", "<p>Eins zwei drei<br>\nvier</p>"),
    ("de", "<td>Vier kurze Wörter da</td>", "<td>Vier kurze Wörter da</td>"),
    ("de", "<p>Eins<br>zwei drei vier da</p>", "<p>Eins<br>zwei drei vier&nbsp;da</p>"),
    ("fr", "<p>Une phrase bien finie !</p>", "<p>Une phrase bien&nbsp;finie_!</p>"),
    ("ja", "<p>a b c d</p>", "<p>a b c d</p>"),
]


def shown(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u202f", "_")


def typed(text: str) -> str:
    return text.replace("~", "\u00a0").replace("_", "\u202f")


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(language, *pair) for language, pairs in TEXTS.items() for pair in pairs]
)
def test_text_is_set_by_the_rules_of_its_language(language: str, text: str, expected: str) -> None:
    assert shown(typeset_text(typed(text), language)) == expected


@pytest.mark.parametrize(("variant", "language"), OF_ANOTHER.items())
def test_a_variant_is_set_like_its_language(variant: str, language: str) -> None:
    for text, expected in TEXTS[language]:
        assert shown(typeset_text(typed(text), variant)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(language, *pair) for language, pairs in TEXTS.items() for pair in pairs]
)
def test_html_is_set_like_text(language: str, text: str, expected: str) -> None:
    set_text = typeset_html(f"<td>{typed(text)}</td>", language)
    assert shown(set_text) == f"<td>{expected}</td>"


@pytest.mark.parametrize(("language", "fragment", "expected"), FRAGMENTS)
def test_quotations_go_across_tags_and_leave_code_and_addresses(language: str, fragment: str, expected: str) -> None:
    assert shown(typeset_html(fragment, language)) == expected


@pytest.mark.parametrize(("language", "fragment", "expected"), WIDOWS)
def test_a_short_last_word_is_not_left_alone(language: str, fragment: str, expected: str) -> None:
    assert shown(typeset_html(fragment, language)) == expected


def test_plain_text_has_no_widow_control_and_no_markup() -> None:
    assert typeset_text("Brot & Wein für alle <da>", "de") == "Brot & Wein für alle <da>"


def test_an_apostrophe_that_looks_like_the_end_of_a_quotation_can_be_typed() -> None:
    assert typeset_text("'Hans’ Haus' steht", "de") == "‚Hans’ Haus‘ steht"


def test_malformed_html_is_left_whole() -> None:
    assert typeset_html('</p><p>"a" <b <code>"', "de") == '</p><p>„a“ <b <code>"'


# The characters that the rules are about, and enough others to give them neighbours.
_PIECES = (
    "--",
    "---",
    "...",
    " -- ",
    "10 Uhr",
    "z. B.",
    "'n'",
    "https://a.b/c",
    "3. Mai",
    "6' 2\"",
    "M. X",
    "'68",
    "l'\"a",
)
_CHARACTERS = "\"'„“”‚‘’«»-–—.…!?;:()[]/ \u00a0\u202f\u2028\ufffc\ue000\naséZ37€あ語&@"
TEXT = st.lists(
    st.sampled_from([*_CHARACTERS, *_PIECES]) | st.characters(exclude_categories=["Cs"]),
    max_size=30,
).map("".join)
TAGS = "<b> </b> <em> </em> <p> </p> <li> </li> <code> </code> <pre> </pre> <br> <hr> <i> </i> </span>".split()
FRAGMENT = st.lists(
    TEXT.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
    | st.sampled_from([*TAGS, '<span lang="fr">', '<i lang="ja">', '<a href="/x" title="&quot;a -- b">', "</a>"]),
    max_size=20,
).map(lambda parts: nh3.clean("".join(parts), attributes={"*": {"lang", "title"}, "a": {"href"}}))

_SET = re.compile(r"""[\s"'„“”‚‘’«»‹›「」『』.…\-–—]|&nbsp;|<span class="amp">(?=&amp;</span>)|(?<=&amp;)</span>""")
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_CODE = re.compile(r"<(code|pre)>.*?</\1>", re.DOTALL)


def without_amp(html: str) -> str:
    return html.replace('<span class="amp">&amp;</span>', "&amp;")


@given(TEXT, st.sampled_from(LANGUAGES))
def test_only_marks_dashes_dots_and_spaces_of_a_text_change(text: str, language: str) -> None:
    assert _SET.sub("", typeset_text(text, language)) == _SET.sub("", text)


@given(TEXT, st.sampled_from(LANGUAGES))
def test_setting_a_text_twice_changes_nothing_more(text: str, language: str) -> None:
    once = typeset_text(text, language)
    assert typeset_text(once, language) == once


@given(FRAGMENT, st.sampled_from(LANGUAGES))
def test_tags_attributes_and_code_stay_byte_for_byte(fragment: str, language: str) -> None:
    result = without_amp(typeset_html(fragment, language))
    assert _TAG.findall(result) == _TAG.findall(fragment)
    assert [match[0] for match in _CODE.finditer(result)] == [match[0] for match in _CODE.finditer(fragment)]


@given(FRAGMENT, st.sampled_from(LANGUAGES))
def test_only_marks_dashes_dots_and_spaces_of_a_fragment_change(fragment: str, language: str) -> None:
    assert _SET.sub("", without_amp(typeset_html(fragment, language))) == _SET.sub("", fragment)


@given(FRAGMENT, st.sampled_from(LANGUAGES))
def test_setting_a_fragment_twice_changes_nothing_more(fragment: str, language: str) -> None:
    once = typeset_html(fragment, language)
    assert typeset_html(once, language) == once


@given(st.text(), st.text(max_size=12))
def test_no_text_and_no_language_is_refused(text: str, language: str) -> None:
    typeset_text(text, language)
    typeset_html(text, language)
