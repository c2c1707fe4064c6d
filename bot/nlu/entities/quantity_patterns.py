"""Words and patterns that say how many, and which one of a list."""
from typing import Any

from actions.language.numbers import NUMBER_WORDS
from actions.language.stop_words import STOP_WORDS

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "last": -1,
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
    "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10, "terakhir": -1,
}  # fmt: skip
BOTH_OR_SECOND = frozenset("kedua ketiga keempat".split())
WHOLE_QUANTITIES = {
    "sebuah": 1, "sebiji": 1, "sepasang": 1, "sebungkus": 1, "sebotol": 1, "sepotong": 1,
    "selusin": 12, "selembar": 1, "sekotak": 1,
}  # fmt: skip
MOST_LISTED = 20
MOST_WANTED = 999

Patterns = list[list[dict[str, Any]]]

NUMBER = {"TEXT": {"REGEX": rf"^(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})$"}}
DIGITS = {"TEXT": {"REGEX": r"^\d{1,2}$"}}
ORDINAL = {"LOWER": {"IN": list(ORDINALS)}}
COUNTER = {"LOWER": {"IN": """pc pcs piece dozen buah biji unit pack pak pasang bungkus botol lusin
    kotak dus lembar sachet kaleng of more lagi x""".split()}}  # fmt: skip


def _word(*choices: str, **more: Any) -> dict[str, Any]:
    return {"LOWER": {"IN": list(choices)}, **more}


NUMBERED = _word("number", "no", "nomor", "num", "#", "option", "pilihan", "opsi", "item", "ke")
JOINED = _word("and", "vs", "versus", "or", "dan", "sama", "dengan", "atau", "apa", "to", "with")
YANG = _word("yang", OP="?")
ORDINAL_PATTERNS: Patterns = [
    [ORDINAL],
    [_word("the"), ORDINAL],
    [ORDINAL, _word("one", "item", "product")],
    [_word("the"), ORDINAL, _word("one", "item", "product")],
    [_word("yang"), ORDINAL],
    [NUMBERED, NUMBER],
    [_word("yang"), _word("nomor", "no"), NUMBER],
    [_word("yang"), DIGITS],
    [DIGITS, _word("st", "nd", "rd", "th")],
    [_word("the"), DIGITS, _word("st", "nd", "rd", "th")],
]
# Both numbers stand for places in the list.
PAIR_PATTERNS: Patterns = [
    [NUMBER, _word("vs", "versus"), NUMBER],
    [_word("compare", "bandingkan", "bandingin"), YANG, NUMBER, JOINED, YANG, NUMBER],
    [_word("yang"), NUMBER, JOINED, YANG, NUMBER],
]
COMPARED_PATTERNS: Patterns = [[NUMBER, JOINED, NUMBER]]  # in a message that compares
COMPARING = frozenset(
    """better best difference different compare beda perbedaan bandingkan bandingin
    banding bagus bagusan mending mendingan which mana pilih vs versus""".split()
)
# "the first two" are 1 and 2.
FIRST_FEW_PATTERNS: Patterns = [
    [_word("first"), NUMBER],
    [_word("the"), _word("first"), NUMBER],
    [NUMBER, YANG, _word("pertama")],
]
QUANTITY_PATTERNS: Patterns = [
    [NUMBER, COUNTER],
    [NUMBER, _word("pair", "dozen", "bottle", "bag", "box", "can"), _word("of")],
    [_word("x", "qty", "quantity", "jumlah"), NUMBER],
    [_word("a"), _word("pair", "couple", "dozen")],
    [_word("a"), _word("pair", "couple", "dozen"), _word("of")],
    [_word("half"), _word("a"), _word("dozen")],
    [_word("half"), _word("dozen")],
    [_word("setengah"), _word("lusin")],
    [_word(*WHOLE_QUANTITIES)],
]
FEW = {"couple": 2, "dozen": 12}
# "one" counts after these; elsewhere ("the red one") it stands for a product.
COUNTS_ONE_AFTER = frozenset(
    """just only take get buy order add want need have it to quantity qty with least is
    make another purchase give me put also""".split()
)
# Numbers near these say how many.
WANTING = frozenset(
    """take get buy order add want need have give put make keep change quantity qty only
    just reduce another purchase ambil beli pesan mau minta jadi jadiin jadikan tambah
    tambahin tambahkan masukin masukkan cukup kurangi kurangin kurang hanya cuma saja
    butuh perlu sisain ganti ubah total jumlah sebanyak update set send kirim
    bungkusin borong checkout""".split()
)
WANTED_BEFORE = frozenset("of more lagi please saja ya dong deh kak each for".split())
# "250 points", "3 times", "rt 03" count something else.
NOT_WANTED = frozenset(
    """point poin time kali percent persen star bintang installment instalment cicilan x
    tahun year people orang jam hari minggu bulan day week month hour minute menit
    order pesanan review""".split()
)
ADDRESS = frozenset(
    """jl jln jalan gang gg rt rw blok kelurahan kecamatan kec kel perum komplek kompleks
    street avenue ave road lane apartment apt kos perumahan desa dusun kode postcode
    zip""".split()
)
PLURAL_POINTERS = frozenset("these those".split())  # "these two" are no quantity
FILLING = STOP_WORDS | WANTED_BEFORE
POINTED_AT = frozenset("these those the itu ini that them".split())
# "last week", "my last order" speak of time, not of a place in the list.
NOT_IN_A_LIST = frozenset(
    """week month year night time order purchase weekend minggu bulan tahun kali hand
    pesanan orderan transaksi belanja message email chat day""".split()
)
