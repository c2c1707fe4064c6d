"""Phrases whose words look like an entity and are none: "that's all", "this week", "make it"."""
from actions.language.tokens import phrase

THAT = """
    all | it | great | fine | good | ok | okay | cool | perfect | nice | awesome | right |
    correct |
    wrong | true | bad | amazing | enough | everything | not | will be all | would be all | is
    all |
    is it | is fine | is great | sound good | work | time | day | way | order | address | number |
    email | too | is not | is not what | is wrong | is correct | is right | is what i | is why |
    is enough | is everything | said | being said | would be great | would be nice | help
"""
THIS = """
    week | weekend | month | morning | evening | afternoon | year | time | shop | store | chat |
    bot | app | order | address | number | website | site | company | place | conversation |
    problem | issue | message | language | service | is the | is ridiculous | is unacceptable |
    is so | is taking | is my | is not | is a joke | is very | is really | is terrible | is
    awful |
    is getting | is wrong | is how | is why | is bullshit | is crazy | is insane | way | work
"""
IT = """
    it take | make it | is it possible | is it ok | is it okay | is it true | it arrive |
    it to arrive | it been | will it arrive | has it | where is it | when will it | it get here |
    it be here | it be delivered | forget it | leave it | call it | got it | it is ok | it ok |
    it is fine | it fine | it is late | it late | it say | it rain | worth it | stop it | cut it |
    it is been | it still | it is still | it matter | help it | that is it | let do it | do it |
    it not fair | it hurt | is it open | it mean | it is me | it me | it open | about time | it
    over
"""
INI = """
    hari | minggu | bulan | tahun | saat | kali | malam | siang | pagi | sore | toko | chat |
    bot |
    pesanan | order | orderan | alamat | nomor | email | selama | belakangan | barusan | detik |
    aplikasi | web | website | situs | akun | masalah | layanan | kondisi
"""
OTHERWISE = """
    itu saja | segitu saja | itu dulu | sudah itu | cukup itu | itu benar | bukan itu maksud |
    apa itu maksud | setelah itu | sebelum itu | karena itu | selain itu | kalau itu maksud |
    minggu itu | hari itu | waktu itu | kemarin itu | sama itu | these day | those day |
    make that | bayar di tempat | world cup | hour open | opening hour | open hour | at home |
    di rumah | today | right now | hari sama | last time | both way |
    how are you | what time | jam berapa | pukul berapa | what day | hari apa | sejak kapan |
    how long have | how long has | one second | one moment | one minute | a minute | a moment |
    hold on | sebentar | tunggu sebentar | how many time | berapa kali | sakit hati | kali ya |
    on the box | the weather | love it | at the weekend | weekend | sabtu | sunday | saturday |
    kena tipu | my phone number | phone number | nomor hp | nomor telepon | no hp | no telepon |
    hp saya | hp aku | my phone | by phone | buy phone | phone call | nomor wa | hp ku |
    tas belanja | service center | service centre | customer service | customer care |
    good service | bad service | worst service | terrible service | your service | the service |
    pelayanan | layanan pelanggan | layanan cs | parah layanan | one day | on earth | air mail |
    credit card | debit card | gift card | kartu kredit | kartu debit | paket saya | paket aku |
    paket ku | paketku | paket belum | paket sampai | paket mana | paket datang | paket tidak |
    plan to | planning to | terms of service | ad service | free gift
"""


def idle_phrases() -> frozenset[tuple[str, ...]]:
    """Each in the words of the matchers; they keep their words from naming anything."""
    texts = [f"that {end.strip()}" for end in THAT.split("|")]
    texts += [f"this {end.strip()}" for end in THIS.split("|")]
    texts += [f"{start.strip()} ini" for start in INI.split("|")]
    texts += [*IT.split("|"), *OTHERWISE.split("|")]
    return frozenset(phrase(text) for text in texts)
