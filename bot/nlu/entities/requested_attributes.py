"""Which attributes a message asks for: the rest of the message tells."""
from dataclasses import replace
from typing import Container, Optional, Sequence

from actions.language.tokens import Reading
from bot.nlu.entities.ambiguous_aliases import choose, is_asked
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.entities.measures import FITTING
from bot.nlu.entities.mention import Found
from bot.nlu.entities.sizes import as_size_on_sale
from bot.nlu.entities.unreliable_aliases import WEAK
from bot.nlu.entities.wanted_flags import tell_wanted

MEASURING = frozenset("how what which whats berapa apa seberapa gimana".split())
LITTLE = frozenset("many much it the a of".split())
OPENING = frozenset(
    "is are do doe did can could will would has have any bisa ada apakah tidak kah punya".split()
)
THINGS = frozenset(("product", "category", "brand", "reference", "ordinal"))
# Who speaks of these asks the shop, not about a property; "how long" is then a delivery time.
SHOP_MATTERS = frozenset(
    """deliver delivery delivered ship shipping shipped arrive arrived arrival order ordered parcel
    package refund return returned exchange payment pay paying installment instalment discount
    promo voucher open close opening repair fix claim extend policy courier damaged broken cracked
    missing late agent human support point weather
    kirim dikirim pengiriman ongkir sampai pesanan orderan retur refund tukar balik kembalikan
    pengembalian bayar pembayaran cicilan nyicil diskon promo voucher buka tutup toko klaim
    perpanjang kebijakan kurir ekspedisi rusak penyok pecah cacat telat cs admin poin
    keranjang keranjangku cuaca reparasi benerin""".split()
)
WENT_WRONG = frozenset("pecah wrong salah keliru broke broken rusak torn robek".split())
MEMBERSHIP = frozenset("membership member tier level keanggotaan".split())
TIMES = frozenset("month bulan day hari hour jam minute menit year tahun".split())
OWN = frozenset("my your our".split())


def clearest(
    findings: Sequence[Found], text: str, reading: Reading, vocabulary: Vocabulary
) -> list[Found]:
    """Attributes one each, without those another finding makes needless or improbable."""
    words = reading.words
    category = _category(findings, vocabulary)
    fitting = vocabulary.category_attributes.get(category or "", {})
    flags = fitting.keys() & vocabulary.flags.keys()
    kept = _without_improbable(findings, is_question(text, words), reading, flags)
    clear = choose(kept, words, fitting, vocabulary.uses, vocabulary.phrases)
    clear = [f for f in clear if not _is_own(f, findings, words)]
    clear = [
        as_size_on_sale(f, words, category, vocabulary.sized) if is_asked(f) else f for f in clear
    ]
    wanted = tell_wanted(clear, text, reading, vocabulary.flags)
    return _without_parts(_once(wanted), text, reading)


def _without_improbable(
    findings: Sequence[Found], is_asking: bool, reading: Reading, flags: Container[str]
) -> list[Found]:
    """`flags` of the kind of thing spoken of are meant even where nothing is asked."""
    words = reading.words
    matters = bool(SHOP_MATTERS & set(words))
    is_broken = bool(WENT_WRONG & set(words)) and not is_asking
    kept = []
    for found in findings:
        if is_asked(found):
            is_flag = found.facts[0].value in flags and not matters
            is_idle = _is_idle(found, findings, reading, is_asking, matters) and not is_flag
            if is_broken or is_idle or _is_told(found, findings, words):
                continue
        is_value = found.facts[0].entity == "attribute_value"
        is_tier = bool(MEMBERSHIP & set(words))  # gold and silver
        if not is_value or not (is_tier or (matters and _is_span_of_time(found, words))):
            kept.append(found)
    return kept


def _category(findings: Sequence[Found], vocabulary: Vocabulary) -> Optional[str]:
    """Of the first thing the message is about."""
    for found in findings:
        for fact in found.facts:
            category = fact.value if fact.entity == "category" else None
            if fact.entity == "product":
                category = vocabulary.names.categories.get(fact.value)
            if category in vocabulary.category_attributes:
                return category
    return None


def _is_told(found: Found, findings: Sequence[Found], words: Sequence[str]) -> bool:
    """Whether a value beside it says what it is: "warna merah", "16 GB of RAM"."""
    attributes = {fact.value for fact in found.facts}
    is_fit = bool(FITTING & set(words[found.first : found.end]))
    return any(
        fact.entity == "attribute_value" and (is_fit or fact.value["attribute"] in attributes)
        for other in findings
        if other.first - found.end in (0, 1) or found.first - other.end in (0, 1)
        for fact in other.facts
    )


def _is_idle(
    found: Found,
    findings: Sequence[Found],
    reading: Reading,
    is_asking: bool,
    matters: bool,
) -> bool:
    """Whether the words mean something else here."""
    words = reading.words[found.first : found.end]
    is_weak = not set(words) - WEAK - MEASURING - OPENING - LITTLE
    if matters or not is_weak:
        return matters and (is_weak or len(found.facts) > 1)
    is_about = any(fact.entity in THINGS for f in findings for fact in f.facts)
    near = reading.words[max(found.first - 3, 0) : found.end + 2]
    return not is_asking or not (is_about or MEASURING & set(near))


def is_question(text: str, words: Sequence[str]) -> bool:
    if "?" in text or MEASURING & set(words) or OPENING & set(words[:2]):
        return True
    return words[-1:] == ("tidak",) or bool({"tidak", "bisa"} & set(words[-3:]))


def _is_span_of_time(found: Found, words: Sequence[str]) -> bool:
    """ "12 bulan" of an instalment plan is no property."""
    return bool(TIMES & set(words[found.first : found.end]))


def _once(findings: Sequence[Found]) -> list[Found]:
    """The same thing said twice counts once; numbers of pieces and places stay as they are.

    So do the words that compare: they say nothing of the goods.
    """
    seen: set[str] = set()
    kept = []
    for found in findings:
        is_counted = found.facts[0].entity in ("quantity", "ordinal", "compared")
        facts = tuple(f for f in found.facts if is_counted or repr(f) not in seen)
        seen.update(repr(fact) for fact in found.facts)
        if facts:
            kept.append(replace(found, facts=facts))
    return kept


def _without_parts(findings: list[Found], text: str, reading: Reading) -> list[Found]:
    """Beside a product and what is asked of it, a category is a part of it: its camera.

    So is "kameranya" in "hp yang kameranya bagus".
    """
    findings = [f for f in findings if not _is_part(f, findings, text, reading)]
    kinds = {fact.entity for found in findings for fact in found.facts}
    if not {"product", "attribute", "category"} <= kinds:
        return findings
    return [found for found in findings if found.facts[0].entity != "category"]


def _is_part(
    found: Found, findings: Sequence[Found], text: str, reading: Reading
) -> bool:
    is_kind = found.facts[0].entity == "category"
    is_behind = any(f.first < found.first and f.facts[0].entity == "category" for f in findings)
    end = reading.ends[found.end - 1]
    return is_kind and is_behind and text[:end].lower().endswith("nya")


def _is_own(found: Found, findings: Sequence[Found], words: Sequence[str]) -> bool:
    """Whether a kind is what the shopper has already: "a mouse for my laptop"."""
    is_first = not any(
        f.first < found.first and f.facts[0].entity in ("category", "product") for f in findings
    )
    is_mine = bool(OWN & set(words[max(found.first - 1, 0) : found.first]))
    return found.facts[0].entity == "category" and is_mine and not is_first
