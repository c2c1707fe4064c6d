"""Phrases that mean the same in every shop, by entity and value."""
from actions.language.tokens import phrase
from bot.nlu.entities.mention import Fact

EVERYDAY = {
    ("sort", "cheaper"): """
        cheap | cheaper | cheapest | less expensive | less pricey | lower price | lowest price |
        more affordable | affordable | too expensive | over my budget | for less |
        murah | lebih murah | termurah | paling murah | murahan | lebih hemat | kemahalan |
        terlalu mahal | harga terendah | mahal banget | mahal amat""",
    ("sort", "dearer"): """
        more expensive | most expensive | dearer | dearest | pricier | priciest | fancier |
        more premium | premium | higher price | highest price |
        lebih mahal | paling mahal | termahal | harga tertinggi | lebih premium""",
    ("wanted_kind", "up_sell"): """
        better | better one | nicer | bigger | larger | upgrade | more powerful | next model up |
        next one up | model up | top of the range | higher end | more advanced |
        lebih bagus | lebih baik | lebih canggih | lebih oke | lebih mantep | lebih mantap |
        lebih unggul | lebih keren | lebih besar | lebih kuat | kualitas lebih tinggi |
        seri di atas | versi di atas | tipe di atas | model di atas | versi lebih tinggi""",
    ("wanted_kind", "cross_sell"): """
        go with | go well with | goes with | goes well with | going with | fit with | match |
        matches | matching | complement | to go along | extras | pelengkap | pendamping |
        pasangan | temannya | cocok sama | cocok dengan | cocok buat | cocok untuk |
        dipaduin sama | dipadu dengan | dipasangkan dengan | melengkapi | ditemani | ditemenin |
        sekalian beli""",
    ("reference", "that"): """
        it | this | that | these | those | them | this one | that one | these ones | those ones |
        itu | ini | tersebut | yang itu | yang ini | yang tadi | yang itu tadi | itu tadi |
        yang itu saja | yang ini saja | yang barusan | yang tersebut | barang itu | barang ini |
        produk ini | produk itu""",
    ("wanted_language", "en"): "english | inggris | bahasa inggris | b inggris | bahasa english",
    ("wanted_language", "id"): """
        indonesian | bahasa | bahasa indonesia | bahasa indo | b indo | indo | ke indonesia |
        in indonesia | bahasa ke indonesia""",
    ("detail", "name"): "name | nama | namaku | penerima | nama penerima | recipient",
    ("detail", "address"): """
        address | alamat | alamatku | street | delivery address | shipping address |
        alamat pengiriman | alamat penerima""",
    ("detail", "delivery"): """
        delivery | shipping | courier | delivery option | delivery method | shipping method |
        pengiriman | kirim | kirimnya | ongkir | biaya kirim | kurir | ekspedisi |
        opsi pengiriman | pilihan pengiriman | cara kirim""",
}  # fmt: skip

# "Not English" and "don't understand English" ask for no language by name.
NEGATIONS = frozenset("not no don't jangan bukan tidak".split())
# "ganti bahasa" asks for another language without naming it.
UNNAMED_LANGUAGE = frozenset("ganti ubah tukar change switch".split())
RELATIVE = frozenset(
    """fit has have had can could is are was work go do doe did will would look come
    match cost make keep hold last run suit need don't doesn't isn't aren't can't won't i you
    fold support include cover charge contain start let use also really""".split()
)
ANY = frozenset("one something anything thing stuff".split())
AUXILIARY = frozenset("does do did will would can could is has".split())


def everyday_phrases() -> dict[tuple[str, ...], Fact]:
    """Each phrase, in the words of the matchers, with what it says."""
    return {
        phrase(text): Fact(entity, value)
        for (entity, value), texts in EVERYDAY.items()
        for text in texts.split("|")
    }


def is_meant(
    fact: Fact, matched: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> bool:
    """Whether the words around leave the phrase its meaning."""
    if matched == ("that",):  # "a bag that fits" points at nothing
        if after and ANY & set(before[-1:]):
            return False
        return not (RELATIVE & set(after[:1])) or bool(AUXILIARY & set(before[-1:]))
    if fact.entity != "wanted_language":
        return True
    if matched == ("bahasa",) and UNNAMED_LANGUAGE & set(before[-2:]):
        return False
    return not NEGATIONS & set(before[-3:])
