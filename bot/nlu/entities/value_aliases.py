"""Everyday words for colours and materials, linked to the values of one catalogue."""
from typing import Mapping

from actions.language.tokens import phrase
from bot.nlu.entities.mention import Fact

Phrase = tuple[str, ...]

# One value a line, in both languages. A line counts as soon as the catalogue has one of its
# words as a value; colours and materials of no product stay unnamed.
SAME_VALUE = """
black | hitam | warna item | yang item | item hitam | jet black | blek
white | putih | warna puteh | puteh | wite
red | merah | merah cabe | abang
blue | biru | light blue | biru muda | sky blue
navy | biru dongker | dongker | navy blue | dark blue | biru tua | biru navy | biru gelap
green | hijau | dark green
yellow | kuning
orange | oranye | oren | jingga
brown | coklat | cokelat | warna kopi susu
pink | merah muda | merah jambu
purple | ungu | violet | lilac
grey | abu-abu | abu abu | abu 2 | abu
beige | krem | cream | warna kulit
maroon | merah marun | marun | burgundy | merah tua | dark red | merah maroon
olive | hijau zaitun | hijau army | army green | olive green
teal | hijau toska | toska | tosca | hijau tosca | turquoise
gold | emas | warna gold | golden | keemasan
silver | perak | warna silver | keperakan
rose gold | rosegold
clear | bening | transparent | transparan | see through | tembus pandang
leather | kulit asli | kulit | genuine leather | real leather
faux leather | kulit sintetis | vegan leather | kulit imitasi
cotton | katun | 100 % cotton
canvas | kanvas
stainless steel | stainless | stenlis | stenles | baja tahan karat | stainles
cast iron | besi cor
steel | baja
aluminium | aluminum | alumunium | almunium
ceramic | keramik
glass | kaca
silicone | silikon
plastic | plastik
bamboo | bambu
carbon fibre | serat karbon | carbon fiber | karbon
nylon | nilon
polyester | poliester
merino blend | merino | merino wool | wol merino
down | bulu angsa | goose down
curly hair | rambut keriting | rambut kriting | keriting | curly
dry hair | rambut kering
oily hair | rambut berminyak | greasy hair | rambut lepek
frizzy hair | rambut mengembang | rambut ngembang | frizz
hair with dandruff | rambut berketombe | rambut ketombean | dandruff | ketombe
coloured hair | rambut diwarnai | dyed hair | rambut dicat
dry skin | kulit kering | muka kering | wajah kering
oily skin | kulit berminyak | muka berminyak | wajah berminyak | greasy skin
sensitive skin | kulit sensitif | muka sensitif | wajah sensitif
dull skin | kulit kusam | muka kusam | wajah kusam
"""
# "buat kulit" is about skin, whatever bags are made of.
BODY = frozenset("buat untuk jenis tipe di rawat perawatan ke bikin masalah".split())
OF_BODY = frozenset("kulit".split())


def value_phrases(named: Mapping[Phrase, tuple[Fact, ...]]) -> dict[Phrase, tuple[Fact, ...]]:
    """Value by word, beside what is `named` already."""
    phrases: dict[Phrase, tuple[Fact, ...]] = {}
    for line in SAME_VALUE.strip().splitlines():
        words = [phrase(text) for text in line.split("|")]
        facts = next((facts for each in words if (facts := _value(named.get(each, ())))), ())
        for each in words if facts else ():
            if each not in named:
                phrases[each] = facts
    return phrases


def is_body(matched: Phrase, before: Phrase) -> bool:
    """Whether the word for a material stands for the body: "sabun buat kulit"."""
    return len(matched) == 1 and matched[0] in OF_BODY and bool(BODY & set(before[-1:]))


def _value(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.entity == "attribute_value")
