"""Units of the catalogue as shoppers say them."""
from typing import Mapping

# By the unit of the catalogue, in the words of the matchers (singular).
UNIT_WORDS: Mapping[str, str] = {
    "W": "w watt", "L": "l liter litre ltr", "kg": "kg kilo kilogram", "g": "g gr gram",
    "ml": "ml mili mililiter millilitre milliliter",
    "cm": "cm senti sentimeter centimetre centimeter",
    "m": "m meter metre", "km": "km kilometre kilometer", "inch": 'inch inche inci "',
    "GB": "gb gig giga gigabyte", "MB/s": "mbp", "mAh": "mah", "MP": "mp megapixel megapiksel",
    "h": "h hr hour jam", "hours": "h hr hour jam", "min": "minute menit mnt",
    "months": "month bulan", "days": "day hari", "years": "year tahun", "dB": "db desibel decibel",
    "HP": "horsepower", "bar": "bar", "kPa": "kpa", "psi": "psi", "lm": "lumen lm",
    "%": "% persen percent", "\u00b0C": "\u00b0 celsius derajat degree", "K": "k", "H": "h",
    "cups": "cup cangkir gelas", "shots": "shot jepretan",
}  # fmt: skip
# These follow many numbers: they name a value only when some product has it.
OFTEN_SOMETHING_ELSE = frozenset(
    """time kali speed setting k h m g hr hour jam
    minute menit mnt day hari month bulan year tahun % persen hp""".split()
)
# Numbers before these count or date something that is no property and no quantity.
OTHER_MEASURES = frozenset(
    """year tahun day hari week minggu month bulan hour jam minute menit second detik am pm km
    % percent persen st nd rd th street avenue ave k v volt g x""".split()
)
