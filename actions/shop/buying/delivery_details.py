"""A name and an address as shoppers type them, made fit for a parcel label, or refused."""
import re
from typing import Optional

from actions.language import packs
from actions.language.phrase_patterns import any_of
from actions.shop.buying.details.places import EASTERN

LONGEST_NAME, LONGEST_ADDRESS = 80, 300
GREETING = rf"(?:{packs.alternatives('details.greetings')})"
# "Change the address to …", "harusnya …": what follows is the detail set right.
CORRECTIONS = tuple(
    re.compile(pattern + r"\s*(?P<detail>\S.*)$", re.I)
    for pattern in (
        rf"\b(?:{packs.alternatives('details.should_be')})\b[:,]?",
        rf"\b(?:{packs.alternatives('details.changing')})\b"
        rf".*?\b(?:{packs.alternatives('details.into')})\b[:,]?",
        rf"\b(?:{packs.alternatives('details.wrong')})\b[^:,]*[:,](?=.*\d)",
        rf"^(?:{packs.alternatives('details.asking_change')})\b[^:,\d]*[:,]",
    )
)
SPEAKS_OF_CHANGE = re.compile(rf"^(?:{packs.alternatives('details.asking_change')})\b", re.I)
# "Budi ya" ends with one, "Le Thi Ya" is a name.
CLOSERS = re.compile(
    rf"(?:(?:[,.!][ ,.!]{{0,2}}(?i:{packs.alternatives('details.closers')})"
    rf"| {{1,3}}(?:{packs.alternatives('details.closers')})))+[ .!]{{0,3}}$"
)
# What a keyboard can't type: it would be invisible on a label, or turn its text around.
HIDDEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
EDGES = " .,!:"


def _openers(*names: str) -> re.Pattern[str]:
    """What may come before the name or address; a greeting alone only with its comma."""
    phrases = (phrase for name in names for phrase in packs.phrases(name))
    said, is_ = any_of(phrases), packs.alternatives("details.is")
    phrase = rf"(?:{said})(?: (?:{is_}))?(?: ?[:,] ?| |$)"
    return re.compile(rf"^(?:(?:{GREETING} )*(?:{phrase}|{GREETING} ?(?:[,!] ?|$)))+", re.I)


NAME_OPENERS = _openers("details.name_openers", "details.name_verbs")
NAME_VERBS = _openers("details.name_verbs")
ADDRESS_OPENERS = _openers("details.address_openers")


def corrected(text: str) -> Optional[str]:
    """The new detail in a sentence that corrects one; None when it holds none."""
    found = next(filter(None, (pattern.search(text) for pattern in CORRECTIONS)), None)
    return found["detail"] if found else None


def clean_name(text: str) -> Optional[str]:
    """The name in "my name is Budi Santoso"; None when there is none to print on a parcel."""
    name = _bare(corrected(text) or text, NAME_OPENERS)
    is_name = len(re.findall(r"[^\W\d_]", name)) >= 2 and not re.search(r"\d{3,}|[<>{}@?]", name)
    is_name = is_name and not SPEAKS_OF_CHANGE.match(name)
    return name if is_name and len(name) <= LONGEST_NAME and len(name.split()) <= 8 else None


def clean_address(text: str) -> Optional[str]:
    """The address in "send it to Jl. Melati 5, Bandung"; None when it can't be one."""
    address = _bare(corrected(text) or text, ADDRESS_OPENERS)
    has_words = len(re.findall(r"[^\W\d_]{2,}", address)) >= 2 and len(address) >= 8
    is_eastern = len(EASTERN.findall(address)) >= 4  # written without spaces
    is_address = (has_words or is_eastern) and not re.search(r"[<>{}?]|://", address)
    return address if is_address and len(address) <= LONGEST_ADDRESS else None


def _bare(text: str, openers: re.Pattern[str]) -> str:
    one_line = " ".join(CONTROL.sub(" ", HIDDEN.sub("", text)).split())
    return openers.sub("", CLOSERS.sub("", one_line)).strip(EDGES)
