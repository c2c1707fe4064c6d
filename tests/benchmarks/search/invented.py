"""An invented catalogue of any size, named the way real ones are; the same for the same seed."""
import random
from decimal import Decimal

from actions.shop.catalogue.catalogue import (
    Attribute,
    Catalogue,
    Category,
    Product,
    Profile,
    Variant,
    build_catalogue,
)
from tests.benchmarks.search.judged import with_typo

SEED = 20240410
BRANDS = 400
DESCRIBED = 5  # one in so many has a description
SYLLABLES = (
    "al be cor da el fin gra ho in ka lu mo nor os pra quin ri sol ta ul ven wes yo zen".split()
)
# kind: its things in English and Indonesian
KINDS = {
    "Shoes": (
        "boots=sepatu bot, sneakers=sepatu kets, sandals=sandal, loafers=pantofel, "
        "slippers=sandal rumah"
    ),
    "Tops": (
        "t-shirt=kaos, shirt=kemeja, hoodie=hoodie, sweater=baju hangat, blouse=blus, "
        "tank top=singlet"
    ),
    "Bottoms": (
        "jeans=celana jeans, shorts=celana pendek, leggings=legging, skirt=rok, "
        "trousers=celana panjang"
    ),
    "Outerwear": (
        "jacket=jaket, raincoat=jas hujan, vest=rompi, coat=mantel, parka=parka"
    ),
    "Bags": (
        "backpack=ransel, tote bag=tas jinjing, suitcase=koper, wallet=dompet, "
        "messenger bag=tas selempang"
    ),
    "Seating": (
        "armchair=kursi malas, sofa=sofa, bar stool=kursi bar, bench=bangku, "
        "office chair=kursi kantor"
    ),
    "Tables": (
        "desk=meja kerja, coffee table=meja tamu, dining table=meja makan, "
        "nightstand=meja samping"
    ),
    "Storage": (
        "bookcase=rak buku, wardrobe=lemari baju, cabinet=lemari, shoe rack=rak sepatu, "
        "drawer unit=laci"
    ),
    "Lighting": (
        "floor lamp=lampu lantai, desk lamp=lampu meja, chandelier=lampu gantung, "
        "wall sconce=lampu dinding"
    ),
    "Textiles": (
        "rug=karpet, curtain=gorden, blanket=selimut, pillow=bantal, towel=handuk, "
        "duvet cover=sarung selimut"
    ),
    "Cookware": (
        "frying pan=wajan, pot=panci, kettle=ceret, baking tray=loyang, wok=wajan cekung, "
        "steamer=kukusan"
    ),
    "Appliances": (
        "blender=blender, toaster=pemanggang roti, vacuum cleaner=penyedot debu, "
        "fan=kipas angin, iron=setrika"
    ),
    "Tableware": (
        "mug=cangkir, plate set=set piring, cutlery=alat makan, bowl=mangkuk, "
        "water bottle=botol minum"
    ),
    "Phones": (
        "phone case=casing hp, charger=pengisi daya, cable=kabel, power bank=power bank, "
        "screen protector=pelindung layar"
    ),
    "Audio": (
        "headphones=headphone, earbuds=earbud, speaker=pengeras suara, soundbar=soundbar, "
        "microphone=mikrofon"
    ),
    "Beauty": (
        "face cream=krim wajah, shampoo=sampo, lipstick=lipstik, sunscreen=tabir surya, "
        "perfume=parfum"
    ),
    "Camping": (
        "tent=tenda, sleeping bag=kantong tidur, camping stove=kompor kemah, "
        "flashlight=senter, hammock=tempat tidur gantung"
    ),
    "Fitness": (
        "yoga mat=matras yoga, dumbbell=barbel, jump rope=lompat tali, "
        "resistance band=karet olahraga, kettlebell=kettlebell"
    ),
    "Toys": (
        "doll=boneka, puzzle=puzzle, toy car=mobil mainan, building blocks=balok susun, "
        "kite=layang-layang"
    ),
    "Pets": (
        "dog bed=kasur anjing, cat tree=rumah kucing, leash=tali anjing, "
        "pet bowl=mangkuk hewan, aquarium=akuarium"
    ),
}
COLOURS = (
    "black=hitam white=putih red=merah blue=biru green=hijau yellow=kuning grey=abu-abu "
    "pink=merah-muda purple=ungu orange=oranye brown=cokelat beige=krem "
    "navy=biru-tua gold=emas silver=perak"
)
MATERIALS = (
    "cotton=katun leather=kulit wood=kayu steel=baja plastic=plastik wool=wol bamboo=bambu "
    "glass=kaca ceramic=keramik nylon=nilon velvet=beludru rattan=rotan canvas=kanvas "
    "silicone=silikon linen=linen"
)
MANNERS = (
    "waterproof folding lightweight modern rustic compact adjustable portable vintage kids women's "
    "men's outdoor ergonomic wireless heavy-duty slim reversible quilted striped floral minimalist "
    "classic organic handmade breathable insulated stackable washable non-slip"
).split()
FEATURES = (
    "Easy to clean and quick to dry.",
    "Fits small rooms and tight corners.",
    "Comes with a two year warranty.",
    "Made for every day, at home and on the road.",
    "Soft on the skin and gentle on the planet.",
    "Holds up in rain, wind and rough hands.",
    "A gift that people keep.",
    "No tools needed to put it together.",
    "Stays cool in summer and warm in winter.",
    "Reinforced seams and a lifetime of use.",
)


def invented_catalogue(products: int, seed: int = SEED) -> Catalogue:
    chance = random.Random(seed)
    brands = [_brand(chance) for _ in range(BRANDS)]
    return build_catalogue(
        f"invented-{products}",
        Profile("Invented", {"en": "USD", "id": "IDR"}, ()),
        [_product(number, chance, brands) for number in range(products)],
        [Category(kind.lower(), {"en": kind}, {}) for kind in KINDS],
        [Attribute(name, "text", "", {"en": name}, {}) for name in ("colour", "material")],
    )


def invented_searches(count: int, seed: int = SEED) -> list[str]:
    """What shoppers of it might type, in both languages, one in four with a slip."""
    chance = random.Random(f"searches {seed}")
    found = []
    for number in range(count):
        text = _asked(chance)
        found.append(with_typo(text, number) if number % 4 == 0 else text)
    return found


def _asked(chance: random.Random) -> str:
    english, indonesian = chance.choice(_things(chance.choice(list(KINDS))))
    colour, material = chance.choice(_pairs(COLOURS)), chance.choice(_pairs(MATERIALS))
    return chance.choice((
        f"{colour[0]} {english}", f"{chance.choice(MANNERS)} {material[0]} {english}",
        f"{english} for {chance.choice(MANNERS)} use", f"{indonesian} {colour[1]}",
        f"cari {indonesian} {material[1]} dong kak",
        f"show me a {chance.choice(MANNERS)} {english}",
    ))


def _product(number: int, chance: random.Random, brands: list[str]) -> Product:
    kind = chance.choice(list(KINDS))
    english, indonesian = chance.choice(_things(kind))
    colour, material = chance.choice(_pairs(COLOURS)), chance.choice(_pairs(MATERIALS))
    brand, manner = chance.choice(brands), chance.choice(MANNERS)
    syllables = "".join(chance.choice(SYLLABLES) for _ in range(2))
    model = f"{syllables.capitalize()} {chance.randrange(10, 990)}"
    usd = Decimal(chance.randrange(300, 60_000)) / 100
    sku = f"P{number:06}"
    return Product(
        sku=sku, kind="product", category=kind.lower(), brand=brand,
        names={
            "en": f"{brand} {model} {manner} {material[0]} {english}",
            "id": f"{brand} {model} {indonesian} {material[1]}",
        },
        descriptions={"en": chance.choice(FEATURES) if number % DESCRIBED == 0 else ""},
        prices={"USD": usd, "IDR": usd * 16000}, costs={},
        attributes={"material": {"en": material[0], "id": material[1]}},
        rating=chance.randrange(20, 50) / 10, rating_count=chance.randrange(0, 900),
        variants=(Variant(f"{sku}-A", sku, "", {"en": colour[0], "id": colour[1]}),),
    )


def _things(kind: str) -> list[tuple[str, str]]:
    return _split(KINDS[kind].split(", "))


def _pairs(words: str) -> list[tuple[str, str]]:
    return _split(words.split())


def _split(pairs: list[str]) -> list[tuple[str, str]]:
    return [(english, indonesian) for english, _, indonesian in (p.partition("=") for p in pairs)]


def _brand(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
