"""Questions shoppers ask of the demo shop's products, and where each answer comes from."""
from pathlib import Path

import pytest

from actions.shop.answers.answer import Question
from actions.shop.answers.questions import answer_question
from actions.shop.loading import read_folder, validate

CATALOGUE = validate(read_folder(Path("data/shop"))).catalogue

# Product, question, kind of answer, how the answer begins.
ENGLISH = (
    ("PHONE-LITE", "does it come with a charger", "description", "Cable in the box"),
    ("PHONE-PLUS", "is there a charger in the box", "description", "Cable in the box"),
    ("CHARGE-20", "is the cable included", "description", "Cable sold separately"),
    ("POWERBANK-10", "can i take it on a plane", "description", "Allowed on planes"),
    ("FRYPAN-24", "can i use it on induction", "yes", "Works on induction: ✓"),
    ("ESPRESSO-1", "does it heat up quickly", "description", "Takes ground coffee, heats"),
    ("BATT-M10", "does it fit the M20", "description", "Original Lensara battery for"),
    ("PHONE-PRO", "is it good for gaming", "description", "The best camera we"),
    ("DISP-075", "can it handle bones", "description", "Two-stage grinding takes small"),
    ("TENT-3", "can it stand up to a storm", "description", "Light ripstop and aluminium"),
    ("HEAD-OVER", "does it work with glasses", "review", "Comfy even with glasses"),
    ("BLEND-STICK", "can i wash it in the dishwasher", "yes", "Dishwasher safe: ✓"),
    ("TOAST-2S", "is it made in germany", "unknown", ""),
    ("TENT-3", "who is the manufacturer", "unknown", ""),
    ("TOAST-2S", "does it have a crumb tray", "description", "A compact toaster for"),
    ("PHONE-PRO", "does it have a headphone jack", "unknown", ""),
    ("TOAST-2S", "how many browning levels", "description", "A compact toaster for"),
    ("SUN-2", "does it leave a white cast", "value", "No white cast: ✓"),
    ("BABYWASH-400", "does it sting the eyes", "description", "Mild for hair and"),
    ("MOIST-DRY", "is it vegan", "unknown", ""),
    ("SUN-2", "what is the expiry date", "unknown", ""),
    ("CAM-M20", "is it good for vlogging", "unknown", ""),
    ("CAM-M10", "does it come with a memory card", "unknown", ""),
    ("BIKE-ELEC1", "does it have a removable battery", "description", "Pedal-assist bike with a"),
    ("BIKE-MTB1", "is the saddle comfortable", "review", "The saddle is a"),
    ("BIKE-KIDS16", "can my kid ride it with training wheels",
     "description", "For children of about"),
    ("TOAST-4S", "does it toast bagels", "yes", "Bagel setting: ✓"),
    ("TOAST-2S", "does it have a defrost setting", "no", "Defrost: ✗"),
    ("TENT-2", "how many people fit in it", "value", "People: 4"),
    ("TENT-2", "does it sleep 6 people", "no", "People: 4"),
    ("BIKE-CITY1", "is it heavier than 10 kg", "yes", "Weight: 16.5 kg"),
    ("BIKE-CITY1", "how heavy is it", "value", "Weight: 16.5 kg"),
    ("BACKPACK-2", "does it fit a 15 inch laptop", "yes", "Laptop up to: 15.6 inch"),
    ("BACKPACK-1", "will a 17 inch laptop fit", "no", "Laptop up to: 14 inch"),
    ("EAR-2", "how long does the battery last", "value", "Battery life: 30 hours"),
    ("PHONE-LITE", "does the battery last longer than 300 minutes", "value", "Battery: 5,000 mAh"),
    ("KSCALE-1", "can it weigh 4000 g", "unknown", ""),
    ("BLEND-900", "is the jar glass", "description", "A heavy 1.5 litre"),
    ("BLEND-900", "does it hold 1500 ml", "yes", "Capacity: 1.5 L"),
    ("BLEND-500", "can it crush ice", "no", "Crushes ice: ✗"),
    ("LAP-A16", "how much ram does it have", "value", "Memory (RAM): 16 GB"),
    ("LAP-A16", "does it have at least 500 GB of storage", "yes", "Storage: 512 GB"),
    ("COFFEE-2", "what does it taste like", "value", "Taste: cocoa and caramel"),
    ("TEA-GINGER", "does it have caffeine", "no", "Caffeine: ✗"),
    ("STROLL-2", "can my newborn lie flat in it", "yes", "Reclines flat: ✓"),
    ("SLEEPBAG-2", "is it warm enough for the mountains", "review", "Warm enough at Ranu"),
    ("DASH-2", "does it record while parked", "yes", "Parking mode: ✓"),
    ("TEE-2", "what colours are there", "value", "Colour: black, blue, orange"),
    ("SERUM-VITC", "is it safe during pregnancy", "unknown", ""),
    ("DELIV-SAMEDAY", "do you deliver outside the city", "description", "Order before noon and"),
    ("MOUSE-2", "does it need batteries", "unknown", ""),
    ("GAS-CAN230", "how long does it burn", "value", "Burning time: 90 minutes"),
    ("STOVE-GAS", "how fast does it boil water", "description", "Boils half a litre"),
    ("WATCH-SLIM", "is the strap leather", "description", "A flat watch with"),
    ("SHOE-RUN1", "are they good for flat feet", "unknown", ""),
    ("DRESS-MIDI", "does it need ironing", "unknown", ""),
    ("DRESS-MIDI", "does it crease", "review", "The cut is lovely"),
    ("CAM-M10", "can it shoot in 8k", "unknown", ""),
    ("COFFEE-THERM", "can I set it to brew in the morning", "description", "Set the timer at"),
    ("COFFEE-GRIND", "can i choose how strong the coffee is",
     "description", "Twelve cups, timer, and"),
    ("ESPRESSO-3", "does it rinse itself", "description", "19 bar pump, rinses"),
    ("DISP-050", "can i connect my dishwasher to it", "description", "Handles chicken skin and"),
    ("VAC-S2", "can i take the battery out", "description", "Stronger suction, a HEPA"),
    ("VAC-MITE", "does it have uv light", "description", "Beats, warms and UV-lights"),
    ("POTS-5", "do the lids come with it", "description", "Lids for every pot"),
    ("PHONE-EASY", "can I install whatsapp on it", "unknown", ""),
    ("PHONE-TOUGH", "does it survive drops", "description", "For the field: survives"),
    ("PLAN-L", "does it work in singapore", "review", "Landed in Singapore and"),
    ("CASE-PRO", "can i still use wireless charging", "yes", "Wireless charging: ✓"),
    ("CHARGE-45", "how many ports", "value", "Ports: 2"),
    ("CAM-ACTION", "how deep can it dive", "description", "Dives to ten metres"),
    ("CAM-INSTANT", "how long does a photo take to develop",
     "description", "Press, wait ninety seconds"),
    ("CAM-COMPACT", "how much zoom does it have", "description", "Fits a pocket and"),
    ("CARD-128", "is it fast enough for 4k", "description", "Twice the room and"),
    ("SPK-MID", "does it float", "description", "Sounds full outdoors, floats"),
    ("SOUNDBAR-2", "does it connect to bluetooth", "yes", "Bluetooth: ✓"),
    ("HUB-7", "does it have hdmi", "description", "HDMI, card slots, network"),
    ("SPATULA-3", "will it scratch my pan", "description", "Soft edges that don't"),
    ("KSCALE-2", "can i rinse it under water", "description", "Holds more, and you"),
    ("BIKE-FOLD1", "does it fit in the trunk of a car", "description", "Folds small enough for"),
    ("NECK-2", "will it irritate sensitive skin", "value", "Hypoallergenic: ✓"),
    ("STROLL-3", "can i take it on board a plane", "description", "Folds with one hand"),
    ("TENT-3", "is it lighter than 4 kg", "yes", "Weight: 3.2 kg"),
    ("SUNSHADE-1", "what is it made of", "value", "Material: reflective foil"),
    ("BIKE-ROAD1", "what is the frame size", "unknown", ""),
    ("DASH-3", "does it need internet", "unknown", ""),
    ("WRAP-LUXE", "can you write a card for me", "description", "A rigid box, velvet"),
)
INDONESIAN = (
    ("PHONE-LITE", "apa dapat charger di kotaknya", "description", "Dapat kabel, tanpa charger"),
    ("POWERBANK-10", "boleh dibawa ke pesawat ga", "description", "Boleh dibawa naik pesawat"),
    ("FRYPAN-24", "bisa buat kompor induksi", "yes", "Bisa kompor induksi: ✓"),
    ("WIPES-80", "aman dipakai bayi ga", "unknown", ""),
    ("PHONE-TOUGH", "ada senternya ga", "description", "Buat kerja lapangan: tahan"),
    ("TOAST-2S", "buatan mana", "unknown", ""),
    ("BABYWASH-400", "perih di mata ga", "description", "Lembut buat rambut dan"),
    ("CAST-26", "bisa masuk oven", "yes", "Aman untuk oven: ✓"),
    ("CARMOUNT-1", "perlu skrup buat pasang", "unknown", ""),
    ("BIKE-CITY1", "beratnya berapa", "value", "Berat: 16,5 kg"),
    ("BIKE-CITY1", "lebih berat dari 20 kilo ga", "no", "Berat: 16,5 kg"),
    ("HELMET-B2", "ada lampu belakangnya ga", "yes", "Lampu belakang: ✓"),
    ("SPK-MID", "bisa dibawa berenang ga", "yes", "Tahan air: ✓"),
    ("HEAD-OVER", "enak dipakai kalau pakai kacamata ga", "review", "Nyaman walau pakai kacamata"),
    ("BIKE-ELEC1", "baterainya bisa dilepas ga", "description", "Sepeda dengan bantuan motor"),
    ("LOCK-B1", "panjangnya berapa", "value", "Ukuran: 120 cm"),
    ("MICELLAR-200", "bisa buat hapus makeup ga", "description", "Mengangkat makeup dan sunscreen"),
    ("TENT-2", "muat berapa orang", "value", "Jumlah orang: 4"),
    ("PHONE-PLUS", "bisa dua sim ga", "unknown", ""),
    ("CAM-M10", "ada wifi nya", "unknown", ""),
    ("STOVE-GAS", "berapa lama sampai mendidih", "description", "Setengah liter air mendidih"),
    ("BACKPACK-3", "muat laptop 15 inci ga", "yes", "Muat laptop sampai: 17 inch"),
    ("VAC-ROBO", "bisa balik ngecas sendiri ga", "description", "Memetakan ruangan, menyapu dan"),
    ("WIPES-80", "ada alkoholnya ga", "value", "Bebas alkohol: ✓"),
    ("COFFEE-1", "cocok dicampur susu ga", "description", "Racikan robusta harian yang"),
    ("TOTE-CANVAS", "kuat bawa 5 kg", "review", "Kuat bawa beras 5"),
)


@pytest.mark.parametrize(("sku", "question", "kind", "begins"), ENGLISH)
def test_an_english_question_is_answered_from_its_source(sku, question, kind, begins):
    assert _answered(sku, question, "en", begins) == (kind, begins)


@pytest.mark.parametrize(("sku", "question", "kind", "begins"), INDONESIAN)
def test_an_indonesian_question_is_answered_from_its_source(sku, question, kind, begins):
    assert _answered(sku, question, "id", begins) == (kind, begins)


def _answered(sku, question, language, begins):
    answer = answer_question(CATALOGUE.products[sku], Question(question), CATALOGUE, language)
    said = f"{answer.label}: {answer.value}" if answer.source == "attribute" else answer.value
    return answer.kind, said[: len(begins)]


@pytest.mark.parametrize(("sku", "question", "nearest"), [
    ("TENT-1", "is it waterproof", ("Water column", "1,000 mm")),
    ("CAM-M10", "can it shoot in 8k", ("Video resolution", "2 K")),
])
def test_beside_the_unknown_stands_what_is_nearest(sku, question, nearest):
    answer = answer_question(CATALOGUE.products[sku], Question(question), CATALOGUE, "en")

    assert (answer.kind, len(answer.known)) == ("unknown", 3)
    assert nearest in answer.known
