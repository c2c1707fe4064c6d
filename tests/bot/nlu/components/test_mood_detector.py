import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.components.mood_detector import MoodDetector
from bot.nlu.mood.signs import is_upset


@pytest.mark.parametrize(
    "text",
    [
        "WHERE IS MY ORDER???",
        "this is the third time im asking",
        "worst service ever",
        "your bot is hopeless at understanding",
        "i'm hopeless at drilling and your service is useless",
        "i am furious",
        "i'm so disappointed",
        "hopeless",
        "pelayanan ke saya payah banget",
        "saya kecewa",
        "payah nih tokonya",
        "i'm really disappointed with this",
        "this is ridiculous",
        "still waiting for my parcel after two weeks",
        "i want my money back!!!",
        "you keep sending me the wrong thing",
        "why is nobody answering me??",
        "are you kidding me",
        "your bot is useless",
        "my parcel arrived broken and nobody replies",
        "what a joke",
        "i've asked you 3 times already",
        "stop wasting my time",
        "i will never order here again",
        "the toaster came BROKEN!!!",
        "ugh this is so frustrating, where is the refund",
        "not happy with the delivery at all",
        "refund me now \U0001f621",
        "wtf is this",
        "udah 3x nanya ga dijawab",
        "KOK LAMA BANGET PESANAN 10077",
        "kecewa banget sama tokonya",
        "masih belum sampe juga pesanannya",
        "gimana sih barangnya rusak",
        "udah seminggu belum dikirim",
        "kesel gw dari tadi ga dibales",
        "parah banget pelayanannya",
        "barang ga sesuai, nyesel beli di sini",
        "MANA PESANAN SAYA???",
        "lama amat sih",
        "penipu ya kalian",
        "capek nunggu cs dari kemarin",
        "dibilangin ukuran 42 malah dikirim 40, payah",
        "tolong dong dijawab!!! dari kemarin loh",
    ],
)
def test_knows_an_upset_shopper(text):
    assert is_upset(text)


@pytest.mark.parametrize(
    "text",
    [
        "WOW GREAT!!!",
        "not bad",
        "i'm hopeless at drilling, is there a service for it?",
        "hopeless at drilling, can someone mount it",
        "im such an idiot with tools",
        "my husband is useless with tools",
        "i am really terrible with sizes",
        "i feel stupid asking this",
        "saya payah soal ngebor, ada jasa pasangnya?",
        "payah soal mesin nih saya",
        "aku emang bego kalau soal ukuran",
        "ga kecewa kok",
        "i'm not disappointed at all",
        "where is my order",
        "where is my order P000123?",
        "THANK YOU SO MUCH!!!",
        "LOVE IT!!",
        "my parcel arrived broken",
        "can i return it if it doesnt fit",
        "DO YOU HAVE TOASTERS",
        "ADA TOASTER GA KAK",
        "hello??",
        "under $50!!",
        "stop recommending things",
        "no thanks",
        "cancel my order please",
        "i want to talk to a human",
        "is it waterproof???",
        "what happens if it arrives damaged?",
        "i dont want that one",
        "no upgrade please",
        "jangan nawarin lagi",
        "ga usah kak",
        "kak ada ukuran 42 ga???",
        "MAKASIH BANYAK KAK!!!",
        "keren banget!!!",
        "pesanan saya mana ya kak",
        "barangnya rusak, bisa tukar ga",
        "berapa lama pengirimannya",
        "ga jadi deh",
        "mahal banget",
        "gila murah banget!!!",
        "puas banget sama tokonya",
        "udah itu aja, mau bayar",
        "krim buat rambut rusak ada?",
        "tas yang ga gampang rusak",
        "what's the best and worst laptop",
    ],
)
def test_leaves_the_others_in_peace(text):
    assert not is_upset(text)


def test_says_so_beside_the_other_entities():
    brand = {"entity": "brand", "value": "Vacuro", "start": 0, "end": 6}
    message = Message({"text": "Vacuro is useless", "entities": [brand]})

    MoodDetector().process([message])

    assert message.get("entities") == [
        brand,
        {
            "entity": "mood", "value": "upset", "start": 0, "end": 17,
            "extractor": "MoodDetector",
        },
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["thanks a lot", '/complaint{"mood": "useless"}'])
def test_adds_nothing_to_calm_messages_and_buttons(text):
    message = Message({"text": text})

    MoodDetector().process([message])

    assert message.get("entities") is None
