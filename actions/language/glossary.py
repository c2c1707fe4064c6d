"""What Indonesian shop words are in English, for catalogues that are written in English only."""
from functools import lru_cache
from typing import Mapping, Sequence

from actions.language.roots import indonesian_root

LONGEST_PHRASE = 3
# Words of one meaning before the "=", separated by commas; everyday spellings with them.
GLOSSARY = """
baju, pakaian, busana = clothes; baju atasan, atasan = top; kaos, kaus, oblong = t-shirt tee
kemeja = shirt; celana = pants; celana pendek, kolor = shorts; celana panjang = long pants
celana dalam, cd, sempak = underwear; celana jeans = jeans; celana ketat = leggings tights
celana olahraga, celana training = sweatpants track pants; celana kain, celana bahan = trousers
rok = skirt; gaun = dress; jaket = jacket; mantel = coat; rompi = vest; jas = suit jacket
jas hujan = raincoat rain jacket; baju hangat = sweater; baju renang = swimsuit
baju tidur, piyama, daster = pajamas nightwear; baju olahraga = sportswear workout clothes
baju bayi = baby clothes; baju anak = kids clothes; kaos kaki, kaus kaki = socks
kaos dalam, singlet = tank top; tanpa lengan, buntung, kutung = sleeveless
lengan pendek = short sleeve; lengan panjang = long sleeve; lengan = sleeve; kerah = collar
tudung, kupluk, berkupluk, kerudung kepala = hood; topi = hat cap
kerudung, jilbab, hijab = hijab scarf; syal = scarf; sarung tangan = gloves
ikat pinggang, sabuk, gesper = belt; dasi = tie; sepatu = shoes
sepatu olahraga, sepatu kets = sneakers trainers; sepatu lari = running shoes
sepatu gunung = hiking boots; sepatu bot = boots; sandal, sendal = sandals slippers; tas = bag
tas ransel, ransel, tas punggung, tas gendong = backpack; tas selempang = messenger crossbody bag
tas jinjing, tas tangan = handbag tote; tas pinggang = waist bag; tas belanja = shopping bag tote
tas olahraga, tas gym = gym duffle bag; tas laptop = laptop bag; koper = suitcase luggage
dompet = wallet; jam = clock watch; jam tangan, arloji = watch; jam dinding = wall clock
jam digital = digital watch; jam weker = alarm clock; kacamata = glasses
kacamata hitam = sunglasses; kacamata renang = swimming goggles; perhiasan = jewellery
kalung = necklace; gelang = bracelet; cincin = ring; anting, giwang = earrings; payung = umbrella
botol = bottle; botol minum, tempat minum, tumbler = water bottle; gelas, cangkir = cup glass mug
piring = plate; mangkuk, mangkok = bowl; sendok = spoon; garpu = fork; pisau = knife
talenan = cutting board; panci = pot; wajan, penggorengan = frying pan; teflon = non-stick pan
kukusan = steamer; ceret, teko = kettle teapot; kompor = stove; kulkas, lemari es = fridge
pemanggang = toaster grill; penanak nasi, magic com = rice cooker; pengaduk = mixer whisk
saringan = strainer filter; oven = oven; dapur = kitchen; alat dapur = kitchen tools
alat masak = cookware; alat makan = cutlery; tempat makan, kotak makan, bekal = lunch box
taplak = tablecloth; meja = table; meja makan = dining table
meja kerja, meja tulis, meja belajar = desk; meja tamu = coffee table; kursi = chair
kursi makan = dining chair; kursi kantor, kursi kerja = office chair; bangku = bench stool
sofa = sofa couch; lemari = cabinet cupboard; lemari baju, lemari pakaian = wardrobe
laci = drawer; rak = shelf rack; rak buku = bookcase; rak sepatu = shoe rack; rak tv = tv stand
ranjang, dipan = bed frame; tempat tidur = bed; kasur = mattress; bantal = pillow cushion
guling = bolster; seprai, sprei = bed sheet; selimut = blanket; gorden, tirai = curtain
karpet, permadani = rug carpet; keset = doormat; cermin, kaca = mirror; lampu = lamp light
lampu meja = table lamp; lampu tidur = night lamp; lampu gantung = pendant light chandelier
lampu lantai = floor lamp; senter = flashlight torch; lilin = candle; hiasan = decoration
pajangan = ornament decor; bingkai = frame; vas = vase; bunga = flower; tanaman = plant
pot = pot planter; taman, kebun = garden outdoor; kamar = room; kamar tidur = bedroom
kamar mandi = bathroom; ruang tamu = living room; ruang makan = dining room; handuk = towel
sabun = soap; sampo = shampoo; sikat gigi = toothbrush; odol, pasta gigi = toothpaste
sisir = comb; deterjen = detergent; pel = mop; sapu = broom; ember = bucket
tempat sampah = trash can; setrika = iron; mesin cuci = washing machine
mesin jahit = sewing machine; mesin kopi = coffee machine; penyedot debu, vakum = vacuum cleaner
kipas, kipas angin = fan; pendingin ruangan = air conditioner
pelembap, pelembab = moisturizer humidifier; hp, ponsel, telepon, telpon = phone; layar = screen
layar hp = phone screen; casing, sarung hp = case cover
pengisi daya, casan, cas, charger = charger; kabel = cable; colokan, stopkontak = plug socket
baterai, batre = battery; komputer = computer; papan ketik = keyboard; tetikus = mouse
pelantang, pengeras suara = speaker; kamera = camera; televisi = tv television
earphone, headset = earphones headset; nirkabel, tanpa kabel, wireless = wireless cordless
olahraga = sports workout exercise; alat olahraga = fitness equipment; alat = tool equipment
angkat beban = weight lifting; beban = weight; barbel = dumbbell barbell; matras = mat
matras yoga = yoga mat; tali = rope strap; tali skipping, lompat tali = jump rope
karet = rubber band; karet olahraga = resistance band; bola = ball; sepak bola = football soccer
bulu tangkis = badminton; renang, berenang = swimming; lari, berlari, joging = running
jalan = walking; jalan kaki = walking; mendaki, naik gunung = hiking; gunung = mountain hiking
kemah, berkemah, kemping = camping; tenda = tent; kantong tidur = sleeping bag
memancing, mancing = fishing; sepeda = bike bicycle; bersepeda, gowes = cycling
sepeda lipat = folding bike; helm = helmet; latihan = training workout
senam = gymnastics aerobics; tinju = boxing; bela diri = martial arts; meditasi = meditation
peregangan = stretching; otot = muscle; otot pegal = sore muscles; mobil = car; motor = motorcycle
ban = tire; perjalanan = travel; bepergian, jalan-jalan, liburan = travel vacation; pantai = beach
kantor = office work; kerja = work; sekolah = school; kuliah = college; rumah = home house
kos = dorm; mainan = toy; boneka = doll; buku = book; pensil = pencil; pulpen = pen
kertas = paper; kado, hadiah = gift present; pesta = party; bayi = baby; bayi baru lahir = newborn
anak, bocah = kids child; anak laki, anak cowok = boys; anak perempuan, anak cewek = girls
pria, cowok, cowo, laki-laki, lelaki = men; wanita, cewek, cewe, perempuan = women; ibu = mother
ayah, bapak = father; pacar = boyfriend girlfriend; suami = husband; istri = wife
hewan, peliharaan = pet; anjing = dog; kucing = cat; ikan = fish; makanan = food; minuman = drink
kopi = coffee; teh = tea; susu = milk; gula = sugar; cokelat, coklat = chocolate brown
air = water; roti = bread; kue = cake; beras = rice; mi, mie = noodles; daging = meat
ayam = chicken; telur = egg; buah = fruit; sayur = vegetable; camilan, cemilan = snack
madu = honey; minyak = oil; bumbu = spice; jus = juice; garam = salt; kacang = nuts
kulit = leather skin; kulit wajah = face skin; wajah, muka = face; rambut = hair; kuku = nail
bibir = lips; mata = eyes; gigi = teeth; kepala = head; tangan = hand; kaki = foot leg
leher = neck; pinggang = waist; punggung = back; dada = chest; badan, tubuh = body; perut = belly
leher bulat = crew neck; pinggang tinggi = high waist; jerawat = acne; kering = dry
berminyak = oily; lembap = moist; wangi = fragrance scented; tabir surya = sunscreen
lipstik = lipstick; bedak = powder; parfum, minyak wangi = perfume; alat cukur = shaver razor
pembersih = cleanser cleaner; merah = red; biru = blue; hijau = green; kuning = yellow
hitam = black; putih = white; abu, abu-abu = gray grey; ungu = purple; oranye, jingga = orange
merah muda, pink = pink; emas = gold; perak = silver; biru tua = navy; krem = beige cream
bening, transparan = clear; motif = pattern; polos = plain solid
belang, garis, bergaris, garis-garis = striped; kotak-kotak = plaid; bunga-bunga = floral
warna-warni = colorful; gelap = dark; terang, cerah = bright; katun = cotton; wol = wool
sutra = silk; kayu = wood wooden; kayu jati = teak; besi = iron metal; baja = steel
baja tahan karat = stainless steel; kain = fabric cloth; plastik = plastic; bambu = bamboo
rotan = rattan; batu = stone; keramik = ceramic; marmer = marble; beludru = velvet
bulu = fur feather; bahan = material; parasut = parachute; jaring = mesh; denim = denim
kanvas = canvas; bulat = round; persegi, kotak = square box; panjang = long; pendek = short
tinggi = tall high; rendah = low; lebar = wide; sempit = narrow; tebal = thick
tipis = thin lightweight; besar, gede = large big; kecil, mungil = small
ringan, enteng = lightweight; berat = heavy; kuat, kokoh = strong sturdy
awet, tahan lama = durable; lembut, halus = soft; keras = hard firm; nyaman = comfortable
adem, sejuk = cool; hangat, anget = warm; panas = hot; dingin = cold; kedinginan = cold
kepanasan = hot; gerah = hot; keringat, keringetan, berkeringat = sweat
menyerap keringat, serap keringat, nyerap keringat = moisture wicking; cepat kering = quick dry
anti air, tahan air, waterproof, kedap air = waterproof
tahan angin, anti angin, penahan angin = windproof; angin = wind; hujan = rain
musim dingin = winter; musim panas = summer; cuaca = weather; salju = snow
sinar matahari, matahari = sun; anti slip, anti licin = non slip; anti lengket = non stick
antiperspiran = antiperspirant; berbulu = fleece furry; melar, elastis, lentur = stretch elastic
longgar, gombrong, kedodoran = loose oversized; ketat, pas badan, ngepas = tight fitted
lipat, dilipat = folding foldable; bolak-balik, dua sisi = reversible; saku, kantong = pocket
resleting, ritsleting = zip zipper; kancing = button; tali pinggang = belt; roda = wheels
tutup = lid cover; penutup = cover; gagang = handle; murah = cheap; mahal = expensive
ramah lingkungan = eco friendly; daur ulang = recycled; organik = organic; alami = natural
mewah = luxury; unik = unique; otomatis = automatic; isi ulang = refill rechargeable
pengganti = replacement; cadangan = spare; sekali pakai = disposable; bekas = used
rakitan = assembled; tidur = sleep; masak, memasak = cooking; minum = drinking; makan = eating
belajar = study; menyimpan, penyimpanan, simpan = storage; membersihkan, bersih = clean cleaning
pemula = beginner; sehari-hari, harian = everyday daily; santai = casual; resmi = formal
lucu = cute; keren = cool; modis = stylish; akhir pekan = weekend; kebugaran = fitness
berlatih = training; di luar ruangan, luar ruangan = outdoor; dalam ruangan = indoor
malam = night; pagi = morning; muat = fits; pelindung = protector guard; pengaman = safety
kunci = lock; gembok = padlock; paket = package bundle; perlengkapan = gear accessories
untuk, buat, bagi = for; dengan, pakai = with; tanpa = without; dan = and; habis = after
aksesoris, aksesori = accessories; tambahan = extra; dengan tudung = hooded; bertudung = hooded
tahan panas = heat resistant; pengukur = measuring meter; timbangan = scale; obat = medicine
vitamin = vitamin
"""


def translated(words: Sequence[str]) -> list[tuple[str, str]]:
    """Words in their order, each with its English, or "" where none is known; longest first."""
    known, at, found = _glossary(), 0, []
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            english = known.get(phrase, "")
            if not english and length == 1:
                english = known.get(indonesian_root(phrase), "")
            if english or length == 1:
                found.append((phrase, english))
                at += length
                break
    return found


@lru_cache(maxsize=1)
def glossary_words() -> frozenset[str]:
    """The Indonesian ones."""
    return frozenset(word for phrase in _glossary() for word in phrase.split())


def english_of_glossary() -> frozenset[str]:
    return frozenset(word for english in _glossary().values() for word in english.split())


@lru_cache(maxsize=1)
def _glossary() -> Mapping[str, str]:
    entries = (entry.partition("=") for entry in GLOSSARY.replace("\n", ";").split(";"))
    return {
        phrase.strip().replace("-", " "): english.strip()
        for phrases, _, english in entries if english
        for phrase in phrases.split(",")
    }
