"""What shoppers say: whole visits in English and Indonesian, from search to a tidy cart."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """Said line by line, and again from the start when it is over."""

    language: str
    lines: tuple[str, ...]


VISITS = (
    Visit("en", (
        "I'm looking for a toaster",
        "tell me about the second one",
        "does it take bagels?",
        "how much is it?",
        "add it to my cart",
        "show me blenders under $100",
        "something cheaper",
        "is the first one in stock?",
        "compare the first two",
        "put the first one in my cart",
        "what's in my cart?",
        "make it two",
        "how long does shipping take?",
        "remove it from my cart",
        "empty my cart",
        "thanks!",
    )),
    Visit("id", (
        "lagi cari pemanggang roti",
        "lihat yang kedua dong",
        "berapa watt?",
        "harganya berapa?",
        "masukin keranjang",
        "ada sepatu lari?",
        "yang lebih murah",
        "yang pertama masih ada stoknya?",
        "bandingkan yang pertama sama yang kedua",
        "detail yang pertama",
        "lihat keranjang",
        "bisa bayar pakai apa aja?",
        "kosongkan keranjang",
        "makasih ya",
    )),
    Visit("en", (
        "hi, do you have cameras?",
        "the first one please",
        "how long is its warranty?",
        "add it to my cart",
        "I need a memory card too",
        "tell me about the third one",
        "I'll take it",
        "show my cart",
        "show me headphones",
        "something cheaper",
        "compare the first two",
        "tell me about the last one",
        "is it waterproof?",
        "what's your return policy?",
        "clear the cart",
    )),
    Visit("id", (
        "halo, mau cari kopi bubuk",
        "yang lebih murah",
        "yang pertama gimana?",
        "beli yang itu 2",
        "ada blender di bawah 1 juta?",
        "lihat yang kedua",
        "garansinya berapa lama?",
        "tambahin ke keranjang",
        "total keranjang berapa?",
        "ongkirnya berapa ya?",
        "hapus yang terakhir",
        "kosongkan keranjang",
    )),
)
