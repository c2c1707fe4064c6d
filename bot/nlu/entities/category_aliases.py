"""Everyday words for kinds of goods, linked to the categories of one catalogue."""
from collections import Counter, defaultdict
from itertools import islice
from typing import Collection, Iterable, Iterator, Mapping, Optional

from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue, Product
from bot.nlu.entities.mention import Fact

Phrase = tuple[str, ...]

# One kind a line, in both languages. A line names a category as soon as the catalogue uses one
# of its words for the things of that category; kinds the shop doesn't have stay unnamed.
SAME_KIND = """
t-shirt | tshirt | tee | kaos | kaus | shirt | kemeja | polo | blouse | blus | top | atasan
jacket | jaket | raincoat | coat | parka | windbreaker | hoodie | sweater | jas hujan
dress | gaun | terusan | skirt | rok
trousers | pants | celana | jeans | chino | legging | shorts | celana pendek
sock | kaos kaki | kaus kaki
shoe | sepatu | sneaker | boot | loafer | pantofel | running shoes
sandal | sendal | slipper | heel | flip flop
necklace | kalung | pendant | liontin
earring | anting | anting anting | stud | giwang
bracelet | gelang | bangle
watch | jam tangan | wristwatch | arloji
backpack | rucksack | ransel | tas ransel | tas punggung | daypack
handbag | clutch | tote | tote bag | tas tangan | tas pesta | purse
waist bag | tas pinggang | fanny pack | belt bag | waistbag
tent | tenda | dome
sleeping bag | sleepingbag | kantong tidur
camping stove | stove | kompor | kompor portable
camping lamp | lantern | lentera | lampu camping
sleeping mat | matras | sleeping pad
stroller | pram | pushchair | buggy | kereta bayi | dorongan bayi
nappy | diaper | popok | pampers
baby wipe | wipe | tisu basah | wet wipe
baby bottle | botol susu | feeding bottle | dot
baby carrier | gendongan | gendongan bayi
baby wash | sabun bayi | sabun mandi bayi | baby soap
shampoo | sampo
conditioner | kondisioner
hair serum | frizz serum | hair oil | serum rambut | vitamin rambut
sunscreen | sunblock | sun cream | suncream | sun block | tabir surya | sunscreen wajah
moisturiser | pelembap | pelembab | face cream | day cream | krim wajah
cleanser | face wash | facial wash | sabun muka | sabun wajah | facewash | pembersih wajah
micellar water | micellar | makeup remover | pembersih makeup
helmet | helm | bike helmet | helm sepeda
bike lock | gembok | u-lock | kunci sepeda | padlock
bike light | bicycle light | lampu sepeda
bike pump | pump | pompa | pompa sepeda | pompa ban
mountain bike | sepeda gunung | mtb | city bike | sepeda kota | folding bike | sepeda lipat
road bike | sepeda balap | electric bike | e-bike | ebike | sepeda listrik | kids bike | sepeda anak
dash cam | dashcam | dashboard camera | kamera mobil | kamera dasbor
car vacuum | vacuum mobil
phone mount | phone holder | car mount | holder hp | holder mobil
car freshener | air freshener | pengharum | parfum mobil | pewangi mobil
floor mat | car mat | karpet mobil | karpet
sunshade | sun shade | penutup kaca mobil
tripod | monopod
memory card | sd card | kartu memori | micro sd | microsd | memori card
charger | adaptor | adapter | chargeran | carger | casan | wall charger
phone case | casing | case hp | kesing | softcase | phone cover | hardcase
screen protector | antigores | anti gores | tempered glass | screen guard
power bank | powerbank | power bang
earbud | earphone | airpod | tws | headset | handsfree
headphone | headphones
speaker | spiker | loudspeaker | sound system
soundbar | sound bar
phone | hp | handphone | hape | smartphone | cellphone | ponsel | mobile phone | android
laptop | notebook | leptop | lappy
mouse | mouse wireless | maus
usb hub | hub
camera | kamera | mirrorless | dslr | cam
toaster | pemanggang roti | pemanggang
sandwich maker | pemanggang sandwich
coffee maker | mesin kopi | coffee machine | coffeemaker | espresso machine | mesin espresso
coffee grinder | penggiling kopi | gilingan kopi
blender | juicer | pembuat jus | hand blender
vacuum | vacuum cleaner | penyedot debu | hoover | vakum
garbage disposal | penghancur sampah | food waste disposer
frying pan | wajan | skillet | wok | fry pan | frypan | penggorengan | pan
pot | panci | saucepan | pot set | set panci
steamer | kukusan | dandang
kitchen scale | timbangan | timbangan dapur
spatula | sutil | sodet
descaler | pembersih kerak
coffee | kopi | ground coffee | kopi bubuk | biji kopi
tea | teh | teh celup | teabag
insurance | asuransi
travel insurance | asuransi perjalanan
extended warranty | garansi tambahan | perpanjangan garansi
sim card | kartu perdana | simcard | kartu sim
data plan | paket data | kuota | paket internet
gift wrap | gift wrapping | bungkus kado | kertas kado
"""
# Heads of names that say nothing alone, or something else more often.
NO_KIND = frozenset(
    """set paket kit pair pack box machine mesin maker alat mini robot gas jam wash wrap switch
    stand brew upgrade care tutup tablet water air film card kartu bundle isi bag case mop rack
    lid top dot dome cam hub android""".split()
)
LEAST_SHARED = 3  # products whose names end alike, for a word the lines above don't know
LEAST_SHARE = 0.9
MOST_READ = 10_000
CLOSED_BY = frozenset("for with and untuk buat dengan dan of in +".split())


def kind_phrases(
    catalogue: Catalogue, named: Mapping[Phrase, tuple[Fact, ...]], taken: Collection[str]
) -> dict[Phrase, tuple[Fact, ...]]:
    """Category by word, beside what is `named` already; `taken` words mean something else."""
    heads = _heads(catalogue, taken)
    mentions = _mentions(catalogue)
    phrases: dict[Phrase, tuple[Fact, ...]] = {}
    for line in SAME_KIND.strip().splitlines():
        words = [phrase(text) for text in line.split("|")]
        category = _category(words, named, heads) or _category(words, {}, mentions)
        for each in words if category else ():
            if _is_free(each, named, taken):
                phrases[each] = (Fact("category", category),)
    for head, owners in heads.items():
        if len(head) == 1 and owners.total() >= LEAST_SHARED and _is_free(head, named, taken):
            category, most = owners.most_common(1)[0]
            if most >= LEAST_SHARE * owners.total():
                phrases.setdefault(head, (Fact("category", category),))
    return phrases


def _sample(catalogue: Catalogue) -> Iterator[Product]:
    """Evenly from all products: kinds of goods repeat, and large catalogues take long."""
    step = len(catalogue.products) // MOST_READ + 1
    return islice(catalogue.products.values(), 0, None, step)


def _heads(catalogue: Catalogue, units: Collection[str]) -> dict[Phrase, Counter[str]]:
    """How many products of each category have this noun, or two words that end in it."""
    heads: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for product in _sample(catalogue):
        if product.kind == "product":
            for head in _heads_of(product, units):
                heads[head][product.category] += 1
    return heads


def _mentions(catalogue: Catalogue) -> dict[Phrase, Counter[str]]:
    """How many products of each category have this word, or two, before "for" in their names."""
    mentions: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for product in _sample(catalogue):
        if product.kind == "product":
            for run in {run for text in product.names.values() for run in _short_runs(text)}:
                mentions[run][product.category] += 1
    return mentions


def _short_runs(text: str) -> Iterator[Phrase]:
    name = phrase(text)
    end = next((i for i, word in enumerate(name) if i and word in CLOSED_BY), len(name))
    for at in range(end):
        yield name[at : at + 1]
        yield name[at : min(at + 2, end)]


def _heads_of(product: Product, units: Collection[str]) -> set[Phrase]:
    """A noun both languages have is one only if it stands as the head in both."""
    names = {language: phrase(text) for language, text in product.names.items()}
    found: set[Phrase] = set()
    for language, text in product.names.items():
        name = _trimmed(phrase(text.split(",")[0]), units)
        if not name:
            continue
        head = name[0] if language == "id" else name[-1]
        pair = name[:2] if language == "id" else name[-2:]
        others = [other for other in names if other != language]
        if all(head not in names[o] or head == _end(names[o], o, units) for o in others):
            found.add((head,))
        if len(pair) == 2 and not any(set(pair) <= set(names[other]) for other in others):
            found.add(pair)
    return found


def _end(name: Phrase, language: str, units: Collection[str]) -> Optional[str]:
    trimmed = _trimmed(name, units)
    return (trimmed[0] if language == "id" else trimmed[-1]) if trimmed else None


def _trimmed(name: Phrase, units: Collection[str]) -> Phrase:
    """Without what follows a preposition, and without the measure at its end."""
    end = next((i for i, word in enumerate(name) if i and word in CLOSED_BY), len(name))
    number = next((i for i, w in enumerate(name[:end]) if i and w[0].isdigit()), None)
    if number is not None and all(word in units for word in name[number + 1 : end]):
        end = number
    return name[:end]


def _category(
    words: Iterable[Phrase],
    named: Mapping[Phrase, tuple[Fact, ...]],
    heads: Mapping[Phrase, Counter[str]],
) -> Optional[str]:
    """The category these words are used for most."""
    votes: Counter[str] = Counter()
    for each in words:
        votes.update(heads.get(each, ()))
        for fact in named.get(each, ()):
            if fact.entity == "category":
                votes[fact.value] += LEAST_SHARED
    return votes.most_common(1)[0][0] if votes else None


def _is_free(
    words: Phrase, named: Mapping[Phrase, tuple[Fact, ...]], taken: Collection[str]
) -> bool:
    if words in named:
        return False
    alone = words[0] if len(words) == 1 else ""
    return not alone or not (
        alone in NO_KIND or alone in taken or alone in STOP_WORDS or not alone.isalpha()
        or len(alone) < 3
    )  # fmt: skip
