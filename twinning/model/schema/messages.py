"""What pydantic finds wrong, in the words of the office."""

from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from twinning.model.problems import suggestion
from twinning.model.vocabulary import Term

# By pydantic's kind of error. What is missing here is told in general words, never in English.
_MESSAGES = {
    "bool_type": "„{key}“ erwartet true oder false",
    "dict_type": "„{key}“ erwartet einen Block mit eigenen Schlüsseln",
    "float_parsing": "„{key}“ erwartet eine Zahl, nicht „{value}“",
    "float_type": "„{key}“ erwartet eine Zahl",
    "frozen_set_type": "„{key}“ erwartet eine Liste",
    "greater_than_equal": "„{key}“ muss mindestens {ge} sein",
    "int_parsing": "„{key}“ erwartet eine ganze Zahl, nicht „{value}“",
    "int_type": "„{key}“ erwartet eine ganze Zahl",
    "missing": "es fehlt „{key}“",
    "model_type": "„{key}“ erwartet einen Block mit eigenen Schlüsseln",
    "string_type": "„{key}“ erwartet einen Text",
    "too_long": "„{key}“ hat zu viele Werte",
    "too_short": "„{key}“ hat zu wenige Werte",
    "tuple_type": "„{key}“ erwartet eine Liste",
}
_HINTS = {
    "dict_type": "Die Schlüssel stehen eingerückt darunter.",
    "float_parsing": "Mit Punkt statt Komma: 49.443.",
    "missing": "Bitte ergänzen.",
    "model_type": "Die Schlüssel stehen eingerückt darunter.",
    "string_type": "Etwas wie [ ] oder { } im Text? Dann den Wert in Anführungszeichen setzen.",
    "too_long": "Zahlen mit Punkt statt Komma: [49.443, 7.772].",
    "tuple_type": "Etwa [erstes, zweites], oder jedes auf eigener Zeile mit „- “ davor.",
}


def in_german(error: ErrorDetails, key: str, known: Iterable[str] = ()) -> tuple[str, str, str]:
    """Rule, message and hint for what is wrong with ``key``; ``known`` are the keys that may stand beside it."""
    context: dict[str, Any] = error.get("ctx", {})
    kind, value = error["type"], error["input"]
    if "message" in context:
        return kind, context["message"], context["hint"]
    if kind == "extra_forbidden":
        return "unknown-key", f"unbekannter Schlüssel „{key}“", suggestion(key.rpartition(".")[2], known)
    if kind in ("enum", "literal_error"):
        words = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return "unknown-value", _unknown(key, value), _by_label(str(value), words) or suggestion(str(value), words)
    if kind == "missing" and isinstance(error["loc"][-1], int):
        # The second of two numbers is not a key that could be added.
        kind = "too_short"
    message = _MESSAGES.get(kind, "„{key}“ ist ungültig").format(key=key, value=value, **context)
    return "missing-key" if kind == "missing" else "type", message, _HINTS.get(kind, "Bitte prüfen.")


def _by_label(value: str, words: Iterable[str]) -> str:
    """The hint for whoever writes the German word that readers see."""
    terms = next((terms for terms in Term.__subclasses__() if {*terms} == {*words}), ())
    meant = next((term for term in terms if term.label.casefold() == value.casefold()), None)
    return f"Meinten Sie „{meant}“?" if meant else ""


def _unknown(key: str, value: object) -> str:
    if isinstance(value, str):
        return f"„{key}“ kennt den Wert „{value}“ nicht"
    return f"„{key}“ erwartet ein einzelnes Wort"
