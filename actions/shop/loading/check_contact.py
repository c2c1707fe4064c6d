"""The checks of `contact` in shop.yml: how a person of the shop is reached."""
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, is_valid_number, parse

from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.loading.shop_yaml import Check

CONTACT = ("contact",)
KEYS = ("email", "phone", "whatsapp", "call_back", "answers")


def check_contact(check: Check, value: object) -> ContactWays:
    """What is left out is empty."""
    if value is None:
        return ContactWays()
    given = check.mapping(CONTACT, (), KEYS)
    return ContactWays(
        _email(check, given.get("email")), _phone(check, "phone", given.get("phone")),
        _phone(check, "whatsapp", given.get("whatsapp")),
        _call_back(check, given.get("call_back")),
        check.names((*CONTACT, "answers"), given.get("answers")),
    )


def _email(check: Check, value: object) -> str:
    if value is None:
        return ""
    try:
        validate_email(str(value), check_deliverability=False)
    except EmailNotValidError:
        reason = f"'{value}' is not an e-mail address; write one such as help@shop.example"
        check.refuse((*CONTACT, "email"), reason)
    return str(value)


def _phone(check: Check, key: str, value: object) -> str:
    """Written as the merchant wrote it; with its country, so that it can be dialled."""
    if value is None:
        return ""
    try:
        is_valid = isinstance(value, str) and is_valid_number(parse(value))
    except NumberParseException:
        is_valid = False
    if not is_valid:
        reason = f"'{value}' is not a phone number with its country's code; write \"+62 …\""
        check.refuse((*CONTACT, key), reason)
    return str(value)


def _call_back(check: Check, value: object) -> bool:
    if value is not None and not isinstance(value, bool):
        check.refuse((*CONTACT, "call_back"), f"'{value}' is neither; write true or false")
    return value is True
