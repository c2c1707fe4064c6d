"""Days as the shopper's locale writes them."""
from datetime import date

from babel.dates import format_date

from actions.language.packs import pack_of


def told_day(at: date, language: str) -> str:
    """"May 1, 2024", "1 Mei 2024"."""
    return str(format_date(at, "long", locale=pack_of(language).locale))
