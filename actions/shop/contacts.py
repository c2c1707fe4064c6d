"""Where a shopper can be reached: phone numbers and e-mail addresses, wherever they are typed."""
import re
from typing import Callable, Iterator, NamedTuple, Optional, Sequence

import phonenumbers
from babel.core import get_global
from email_validator import EmailNotValidError, validate_email

from actions.language import packs
from actions.language.phrase_patterns import any_of
from actions.shop.catalogue.catalogue import Profile
from actions.shop.shopper import LONGEST_EMAIL, LONGEST_PHONE

BREAK = "\n"  # stands where a contact was taken out: what is on either side is two details

# An order's number stands behind a letter or a #.
RUN = re.compile(r"(?<![\w@/.#])(?:\+ ?)?\(?\d[\d\-. ()\u2010-\u2015]{4,24}\d(?![\w@])")
GROUP = re.compile(r"\+? ?\(?\d+")
# Digits that tell a place, though there are as many as in a phone number.
POSTCODE = re.compile(r"\d{5}-\d{3,4}")
EMAIL = re.compile(r"[^\s,;:<>()\[\]\"']+@[^\s,;:<>()\[\]\"'@]+\.[^\W\d_]{2,}")
FEWEST, MOST, FEWEST_UNNAMED = 6, 15, 9  # digits
ALONE = re.compile(r"[\n,;]\s*$"), re.compile(r"^\s*(?:[\n,;.)]|$)")


def _openers(name: str) -> re.Pattern[str]:
    """What names a contact, at the end of what stands before it."""
    said = any_of(packs.phrases(name))
    return re.compile(rf"[(\[]?\s*(?:(?<!\w)(?:{said})[\s:=.\-]*)?[(\[]?\s*$", re.IGNORECASE)


PHONE_BEFORE = _openers("contact.phone_openers")
EMAIL_BEFORE = _openers("contact.email_openers")
PHONE_BEHIND = re.compile(
    rf"^\s*[(\[]\s*(?:{any_of(packs.phrases('contact.phone_openers'))})\s*[)\]]", re.IGNORECASE
)


class Contact(NamedTuple):
    """`start` and `end` hold the words that name it."""

    value: str
    start: int
    end: int
    is_named: bool = False


def holds_contact(text: str) -> bool:
    """Whether something in it looks like a number or an address, right or wrong."""
    return "@" in text or any(_digits(run.group()) >= FEWEST for run in RUN.finditer(text))


def contact_in(text: str, profile: Profile, is_asked: bool = False) -> Optional[str]:
    """The first that can be written or called to; None where there is none.

    Where none was asked for, a number that isn't named as one must be one that is given out.
    """
    email, regions = email_in(text), regions_of(profile)
    if email is not None:
        return email.value
    return next((
        phone.value for phone in _phones(text, regions)
        if is_asked or phone.is_named or _is_given_out(phone.value, regions)
    ), None)


def taken_out(text: str, find: Callable[[str], Optional[Contact]]) -> tuple[str, Optional[str]]:
    """The text without every contact of a kind, and the first of them."""
    first = None
    while (found := find(text)) is not None:
        first = first or found.value
        text = text[:found.start] + BREAK + text[found.end:].lstrip(")]")
    return text, first


def email_in(text: str) -> Optional[Contact]:
    """The first address that mail can be sent to."""
    for found in EMAIL.finditer(text):
        try:
            email = validate_email(found.group(), check_deliverability=False).normalized
        except EmailNotValidError:
            continue
        if len(email) <= LONGEST_EMAIL:
            return Contact(email, _start(EMAIL_BEFORE, text, found.start()), found.end())
    return None


def phone_finder(regions: Sequence[str]) -> Callable[[str], Optional[Contact]]:
    """Finds numbers that could be called from these countries."""
    return lambda text: next(_phones(text, regions), None)


def regions_of(profile: Profile) -> tuple[str, ...]:
    """Countries whose numbers are typed without their code: of the shop, of those it sells to."""
    own = map(_region_of, filter(None, (profile.contact.phone, profile.contact.whatsapp)))
    paid, used = set(profile.currencies.values()), get_global("territory_currencies")
    served = (
        region for region, history in sorted(used.items())
        if any(each[0] in paid and each[2] is None and each[3] for each in history)
    )
    return tuple(dict.fromkeys((*filter(None, own), *served)))


def _region_of(number: str) -> str:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    except phonenumbers.NumberParseException:
        return ""


def _phones(text: str, regions: Sequence[str]) -> Iterator[Contact]:
    for run in RUN.finditer(text):
        at = run.start() + _begins(run.group())
        number = " ".join(text[at:run.end()].split())
        start, end = _start(PHONE_BEFORE, text, at), run.end()
        is_named = text[start:at].strip(" ([\n") != ""
        is_alone = bool(ALONE[0].search(BREAK + text[:at])) and bool(ALONE[1].search(text[end:]))
        if _is_phone(number, is_named, is_alone) and _is_possible(number, regions):
            behind = PHONE_BEHIND.search(text[end:])
            end += behind.end() if behind else 0
            yield Contact(number[:LONGEST_PHONE], start, end, is_named or behind is not None)


def _start(before: re.Pattern[str], text: str, at: int) -> int:
    found = before.search(text[:at])
    return found.start() if found else at


def _begins(run: str) -> int:
    """Where the number begins in digits that may begin with a postcode or the number of a house."""
    code = POSTCODE.match(run)
    after = code.end() if code and _digits(run) > MOST - 1 else 0
    groups = [(group.start(), group.group().lstrip()) for group in GROUP.finditer(run, after)]
    starts = ("(",) if groups[0][1].startswith(("0", "(0")) else ("+", "0", "(")
    if "+" not in groups[0][1]:
        for start, group in groups[1:]:
            if group.startswith(starts) and _digits(run[start:]) >= FEWEST_UNNAMED:
                return start
    for start, _ in groups:
        if _digits(run[start:]) <= MOST:
            return start
    return 0


def _is_phone(number: str, is_named: bool, is_alone: bool) -> bool:
    digits = _digits(number)
    if is_named:
        return FEWEST <= digits <= MOST
    if POSTCODE.fullmatch(number):
        return False
    fewest = FEWEST_UNNAMED - 1 if is_alone or number.startswith("+") else FEWEST_UNNAMED
    return fewest <= digits <= MOST


def _is_possible(number: str, regions: Sequence[str]) -> bool:
    """In one of these countries, else in any: who orders may be from abroad."""
    return any(_fits(number, region) for region in regions) or any(
        _fits(number, region) for region in phonenumbers.SUPPORTED_REGIONS
    )


def _is_given_out(number: str, regions: Sequence[str]) -> bool:
    return any(_fits(number, region, phonenumbers.is_valid_number) for region in regions)


def _fits(
    number: str, region: str, is_one: Callable[..., bool] = phonenumbers.is_possible_number
) -> bool:
    try:
        return is_one(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)
