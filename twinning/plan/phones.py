"""Telephone numbers: as they are shown, and as they are dialled from anywhere."""

import re

from twinning.model.facts import Facts


def dialled(facts: Facts, phone: str) -> str:
    """An address to dial (RFC 3966), in E.164's form: whoever follows it may be in another country, or roaming.

    Numbers that begin with one zero are taken to be at home; without a CALLING_CODE they stay as they are. So do those
    that are known in one country only, such as 115.
    """
    digits = re.sub(r"[^\d+]", "", _international(phone))
    if digits.startswith("0"):
        digits = re.sub(r"^0", facts.calling_code or "0", digits)
    return f"tel:{digits}"


def shown(facts: Facts, phone: str, language: str) -> str:
    """As the editor wrote it to those who read the site's own language; to others with the country's code."""
    is_at_home = language.partition("-")[0] == facts.language.partition("-")[0]
    if is_at_home or not facts.calling_code or not _international(phone).lstrip("(").startswith("0"):
        return phone
    return re.sub(r"^\(?0([^)\s]*)\)?", rf"{facts.calling_code} \1", phone)


def _international(phone: str) -> str:
    """0049 (0)631 is +49 631: the one zero is dialled from abroad, the other is not."""
    number = re.sub(r"^\s*00", "+", phone)
    return number.replace("(0)", "") if number.startswith("+") else number
