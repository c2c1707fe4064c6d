"""Chat spelling made plain: case, invisible characters, stretched letters, abbreviations."""
import re

# Word joiner and zero-width space: channels put them before text that must not be a command.
INVISIBLE = re.compile("[\u2060\u200b]")
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

# One word for one word, so that offsets stay simple; only what means the same in both languages.
ABBREVIATIONS = dict(
    pair.split("=")
    for pair in """
    u=you ur=your r=are pls=please plz=please plis=please thx=thanks tnx=thanks ty=thanks
    tysm=thanks thnks=thanks wanna=want gimme=give smth=something abt=about bc=because
    yh=yeah nvm=nevermind gd=good tmrw=tomorrow whats=what's wheres=where's im=i'm
    ill=i'll dont=don't doesnt=doesn't isnt=isn't gonna=going
    color=colour colors=colours gray=grey jewelry=jewellery jewelery=jewellery
    moisturizer=moisturiser moisturizers=moisturisers
    yg=yang yng=yang utk=untuk untk=untuk dgn=dengan dg=dengan dr=dari dlm=dalam
    gmn=gimana gmna=gimana bgmn=gimana bagaimana=gimana brp=berapa brapa=berapa bbrp=berapa
    ga=tidak gak=tidak nggak=tidak ngga=tidak gk=tidak engga=tidak enggak=tidak kagak=tidak
    ndak=tidak tdk=tidak kaga=tidak nda=tidak
    gausah=tidakusah gamau=tidakmau gajadi=tidakjadi
    aja=saja aj=saja doang=saja udah=sudah udh=sudah sdh=sudah blm=belum blom=belum
    bkn=bukan jgn=jangan jng=jangan lg=lagi lgi=lagi msh=masih jg=juga tp=tapi krn=karena
    karna=karena klo=kalau kalo=kalau kl=kalau aq=aku gw=aku gue=aku gua=aku sy=saya sya=saya
    km=kamu kmu=kamu lu=kamu bs=bisa bsa=bisa hrg=harga hrga=harga bhs=bahasa skrg=sekarang
    sm=sama ama=sama ato=atau atw=atau pake=pakai pny=punya dpt=dapat dapet=dapat
    liat=lihat nyari=cari nyariin=cari cariin=cari carikan=cari pengen=ingin pgn=ingin pingin=ingin
    mksh=terimakasih mksih=terimakasih makasih=terimakasih makasi=terimakasih trims=terimakasih
    trmksh=terimakasih tq=terimakasih tengkyu=terimakasih
    byr=bayar kmrn=kemarin bsk=besok dmn=dimana bgt=banget bener=benar bnr=benar bner=benar
    tau=tahu taun=tahun thn=tahun bln=bulan jt=juta rb=ribu sampe=sampai nyampe=sampai smp=sampai
    cepet=cepat ijo=hijau pesen=pesan nomer=nomor nmr=nomor merek=merk samain=sama ttg=tentang
    anter=antar bikin=buat knp=kenapa knapa=kenapa ongkos=biaya
    """.split()
)


# Said for the tone; they carry a message only when nothing else is in it.
PARTICLES = frozenset(
    """kak kakak min gan sis bro mas mbak dong donk deh sih nih ya yah kok lho loh tuh pls
    please""".split()
)


def normalise(text: str) -> str:
    """The sentence as the classifiers see it; digits and punctuation stay."""
    plain = STRETCHED.sub(r"\1", visible(text).lower().replace("\u2019", "'"))
    words = WORD.sub(lambda match: plain_word(match.group()), plain).split()
    telling = [word for word in words if word.strip("?!.,") not in PARTICLES]
    return " ".join(telling or words)


def visible(text: str) -> str:
    """Text without invisible characters."""
    return INVISIBLE.sub("", text)


def plain_word(word: str) -> str:
    """One lower-case word, written out."""
    return ABBREVIATIONS.get(word, word)


def is_button(text: str) -> bool:
    """Whether this is the payload of a button, which names its intent and entities itself."""
    return text.lstrip().startswith("/")
