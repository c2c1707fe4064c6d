"""Names and addresses as shoppers type them: the bare detail comes out, or nothing."""
import pytest

from actions.shop.buying.delivery_details import clean_address, clean_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("my name is Ann Lee", "Ann Lee"),
        ("My full name is Ann Lee", "Ann Lee"),
        ("My name's Ann O'Brien", "Ann O'Brien"),
        ("the name is Ann Lee", "Ann Lee"),
        ("Name: Ann Lee", "Ann Lee"),
        ("Name:Ann Lee", "Ann Lee"),
        ("name isabel", "isabel"),
        ("Isabel", "Isabel"),
        ("I'm Ann", "Ann"),
        ("im ann lee", "ann lee"),
        ("I am Ann Lee", "Ann Lee"),
        ("It's Ann", "Ann"),
        ("it's for Ann Lee", "Ann Lee"),
        ("this is Ann Lee.", "Ann Lee"),
        ("call me Jean-Luc", "Jean-Luc"),
        ("put it under Ann Lee", "Ann Lee"),
        ("please put it under the name of Ann Lee", "Ann Lee"),
        ("use Ann Lee please", "Ann Lee"),
        ("under Ann Lee, thanks!", "Ann Lee"),
        ("Hi, I'm Ann Lee", "Ann Lee"),
        ("yes, Ann Lee", "Ann Lee"),
        ("ok my name is Ann Lee", "Ann Lee"),
        ("Martin Luther King III", "Martin Luther King III"),
        ("An Nguyen", "An Nguyen"),
        ("Oh Se-hun", "Oh Se-hun"),
        ("Namira Underwood", "Namira Underwood"),
        ("  Ann \t Lee\n", "Ann Lee"),
    ],
)
def test_english_names_come_out_bare(text, name):
    assert clean_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Budi Santoso", "Budi Santoso"),
        ("Sukarno", "Sukarno"),
        ("nama saya Siti Nurhaliza", "Siti Nurhaliza"),
        ("nama saya: Siti", "Siti"),
        ("nama lengkap saya Dewi Lestari", "Dewi Lestari"),
        ("nama lengkap: Budi Santoso", "Budi Santoso"),
        ("Nama: Budi Santoso", "Budi Santoso"),
        ("nama Budi Santoso", "Budi Santoso"),
        ("nama penerima: Pak Joko", "Pak Joko"),
        ("nama penerimanya Pak Joko", "Pak Joko"),
        ("namanya Budi", "Budi"),
        ("namaku Rina", "Rina"),
        ("nama ku Rina", "Rina"),
        ("atas nama Budi Santoso", "Budi Santoso"),
        ("pakai nama Budi", "Budi"),
        ("a.n. Budi", "Budi"),
        ("an. Budi Santoso", "Budi Santoso"),
        ("a/n Budi", "Budi"),
        ("saya Budi", "Budi"),
        ("Saya adalah Budi", "Budi"),
        ("aku Rina", "Rina"),
        ("panggil saya Budi", "Budi"),
        ("panggil aja Rina", "Rina"),
        ("Halo, nama saya Budi ya", "Budi"),
        ("Budi Santoso ya kak", "Budi Santoso"),
        ("Budi aja, makasih", "Budi"),
        ("Sayang Putri", "Sayang Putri"),
        ("Namaga Yahya", "Namaga Yahya"),
        ("Tri Aja Wijaya", "Tri Aja Wijaya"),
        ("Ni Luh Ayu S.", "Ni Luh Ayu S"),
    ],
)
def test_indonesian_names_come_out_bare(text, name):
    assert clean_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "A", "7", "12345", "...", "!!!", "😀😀", "0812 3456 7890", "Ann 081234",
        "Ann 123", "ann@example.com", "<b>Ann</b>", "{name}", "R2", "1 2", "?", "what?",
        "why do you need my name?", "my name is", "my name is 12345", "I'm", "call me", "yes",
        "ok", "Hi!", "ok please", "one two three four five six seven eight nine", "\x00\x07",
        "\u2060",
    ],
)
def test_what_is_no_english_name_is_refused(text):
    assert clean_name(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "nama saya", "nama", "nama saya 081234567", "atas nama", "a.n.", "saya", "aku", "panggil",
        "ya", "iya", "oke", "ya kak", "oke makasih", "kenapa perlu nama?", "namanya siapa?",
        "budi@contoh.id", "<script>", "081234567890", "nama saya B", "RT 005", "{nama}", "…", "-",
        "satu dua tiga empat lima enam tujuh delapan sembilan", "nama: 12", "a/n",
    ],
)
def test_what_is_no_indonesian_name_is_refused(text):
    assert clean_name(text) is None


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Al", True), ("A1", False), ("A1b", True), ("Ann 12", True), ("Ann 123", False),
        ("x" * 80, True), ("x" * 81, False), ("a b c d e f g h", True),
        ("a b c d e f g h i", False), ("my name is " + "x" * 80, True), ("李明", True),
    ],
)
def test_the_limits_of_a_name(text, is_name):
    assert (clean_name(text) is not None) == is_name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 Baker Street, London", "12 Baker Street, London"),
        ("my address is 12 Baker Street, London", "12 Baker Street, London"),
        ("My delivery address is: 12 Baker Street", "12 Baker Street"),
        ("our home address is 12 Baker Street", "12 Baker Street"),
        ("the address is 12 Baker Street.", "12 Baker Street"),
        ("address: 12 Baker Street", "12 Baker Street"),
        ("Address:12 Baker Street", "12 Baker Street"),
        ("send it to 12 Baker Street", "12 Baker Street"),
        ("Send to 12 Baker Street", "12 Baker Street"),
        ("please send it to 12 Baker Street, London", "12 Baker Street, London"),
        ("send this to 12 Baker Street", "12 Baker Street"),
        ("ship to 12 Baker Street", "12 Baker Street"),
        ("ship it to my address: 12 Baker Street", "12 Baker Street"),
        ("deliver to 5th Avenue 10, New York", "5th Avenue 10, New York"),
        ("deliver it to 5th Avenue", "5th Avenue"),
        ("I live at 12 Baker Street", "12 Baker Street"),
        ("it's 12 Baker Street", "12 Baker Street"),
        ("ok, send it to 12 Baker Street", "12 Baker Street"),
        ("oh hi, my address is 12 Baker Street", "12 Baker Street"),
        ("12 Baker Street, London, please", "12 Baker Street, London"),
        ("12 Baker Street\nLondon\nNW1 6XE", "12 Baker Street London NW1 6XE"),
        ("Flat 3, 12 Baker Street", "Flat 3, 12 Baker Street"),
        ("PO Box 1234, Springfield", "PO Box 1234, Springfield"),
        ("No. 5 Baker Street", "No. 5 Baker Street"),
        ("Sendai Town 4", "Sendai Town 4"),
        ("12  Baker\x00Street", "12 Baker Street"),
    ],
)
def test_english_addresses_come_out_bare(text, address):
    assert clean_address(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jl. Melati No. 5, Bandung", "Jl. Melati No. 5, Bandung"),
        ("Jl. Melati 5 RT 02/RW 03, Bandung 40123", "Jl. Melati 5 RT 02/RW 03, Bandung 40123"),
        ("Desa Sukamaju RT 02", "Desa Sukamaju RT 02"),
        ("Perum Griya Asri Blok B2/7, Depok", "Perum Griya Asri Blok B2/7, Depok"),
        ("Gang Kelinci", "Gang Kelinci"),
        ("No. 7 Jalan Mawar", "No. 7 Jalan Mawar"),
        ("alamat saya Jl. Melati 5, Bandung", "Jl. Melati 5, Bandung"),
        ("alamat saya di Jl. Melati 5", "Jl. Melati 5"),
        ("alamat saya adalah Jl. Melati 5", "Jl. Melati 5"),
        ("alamatnya Jl. Melati 5", "Jl. Melati 5"),
        ("alamatnya di Jl. Melati 5", "Jl. Melati 5"),
        ("alamatku di Jl. Melati 5", "Jl. Melati 5"),
        ("alamat rumah saya Jl. Melati 5", "Jl. Melati 5"),
        ("Alamat: Jl. Melati 5", "Jl. Melati 5"),
        ("Alamat:Jl. Melati 5", "Jl. Melati 5"),
        ("alamat lengkap saya: Jl. Melati 5", "Jl. Melati 5"),
        ("alamat pengiriman: Jl. Melati 5", "Jl. Melati 5"),
        ("kirim ke Jl. Melati 5", "Jl. Melati 5"),
        ("kirimkan ke Jl. Melati 5", "Jl. Melati 5"),
        ("kirimin aja ke Jl. Melati 5", "Jl. Melati 5"),
        ("dikirim ke Jl. Melati 5", "Jl. Melati 5"),
        ("tolong kirim ke Jl. Melati 5, Bandung", "Jl. Melati 5, Bandung"),
        ("kirim ke alamat saya: Jl. Melati 5", "Jl. Melati 5"),
        ("oke, alamat saya Jl. Melati 5", "Jl. Melati 5"),
        ("Jl. Melati 5, Bandung ya kak", "Jl. Melati 5, Bandung"),
        ("Jl. Melati 5, Bandung. Makasih!", "Jl. Melati 5, Bandung"),
        ("Alamanda Raya 5", "Alamanda Raya 5"),
    ],
)
def test_indonesian_addresses_come_out_bare(text, address):
    assert clean_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "London", "12345", "12 34 56 78", "a b c d e f g h", "....,,,,", "12 Baker",
        "my address is", "my address is London", "send it to London", "ship it to", "yes please",
        "ok thanks", "yes", "how much is delivery?", "where do you deliver?", "12345678",
        "https://example.com/a road", "<b>12 Baker Street</b>", "{street} {city}", "😀" * 9,
        "a@b.c", "address: 12", "\x00" * 20, "A1 B2 C3 D4",
    ],
)
def test_what_is_no_english_address_is_refused(text):
    assert clean_address(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "alamat saya", "alamat", "alamat: Bandung", "alamat saya di Bandung", "kirim ke Bandung",
        "kirim ke", "tolong kirim ke", "Bandung", "Jl. 5", "Jl", "RT 02/03", "40123", "ya kak",
        "ya", "oke makasih", "berapa ongkirnya ke Bandung?", "kirim ke mana saja?",
        "alamatnya di mana?",
        "<jalan melati>", "{alamat saya}", "081234567890", "https://contoh.id/jalan melati",
        "5, 6, 7, 8", "- - - - -", "kak kak", "di B 5 / 7",
    ],
)
def test_what_is_no_indonesian_address_is_refused(text):
    assert clean_address(text) is None


@pytest.mark.parametrize(
    ("text", "is_address"),
    [
        ("Jl Mawar", True), ("Jl Ambo", False), ("Jalan " + "x" * 294, True),
        ("Jalan " + "x" * 295, False), ("send it to Jalan " + "x" * 294, True),
    ],
)
def test_the_limits_of_an_address(text, is_address):
    assert (clean_address(text) is not None) == is_address


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ann\x00 Lee", "Ann Lee"), ("Ann\x1b[31m Lee", "Ann [31m Lee"), ("\u202eAnn", "Ann"),
        ("A\u200bnn", "Ann"), ("\ud800Ann", "Ann"),
    ],
)
def test_nothing_invisible_gets_onto_a_label(text, label):
    assert clean_name(text) == label


@pytest.mark.parametrize("text", [", " * 500, "ok, " * 250, "my name is " * 90, "ya," * 333])
def test_long_repetitions_are_no_detail(text):
    assert clean_name(text) is None
    assert clean_address(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("eh alamatnya salah, harusnya jl mawar no 7 bandung", "jl mawar no 7 bandung"),
        ("change the address to 15 Oak Ave, Springfield", "15 Oak Ave, Springfield"),
        ("wrong address, it should be 15 Oak Ave, Springfield", "15 Oak Ave, Springfield"),
        ("ganti alamat jadi Jl. Kenanga 9, Bandung", "Jl. Kenanga 9, Bandung"),
    ],
)
def test_takes_the_address_out_of_a_correction(text, address):
    assert clean_address(text) == address


@pytest.mark.parametrize(
    ("text", "name"),
    [("actually change my name to Jon Dough", "Jon Dough"), ("ganti namanya jadi Siti", "Siti"),
     ("change the address", None)],
)
def test_takes_the_name_out_of_a_correction(text, name):
    assert clean_name(text) == name
