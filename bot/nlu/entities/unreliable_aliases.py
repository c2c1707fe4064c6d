"""Words listed for an attribute that mostly mean something else."""

# Everyday words that ask for an attribute only in a question about a product.
WEAK = frozenset(
    """hold box fit message note soft light note card message size time cut age long drop
    fall crash sick doctor hospital rain wet swim fade shake touch data people person
    minute day month year gas motor power location parking speed setting call video
    film stone region form smell delay lost stolen theft flood claim allergy allergic
    sensitive ice oven memory length short space disk internet country travel abroad
    overseas drop dropped broken plug hour cup cable cord port tight loose cold warm
    fast age leak service period contract valid count last cover track tracking
    insured luggage noise taste warranty guarantee guaranteed garansi jaminan
    bergaransi jaminannya orang menit jam hari bulan tahun gigi suara telepon bicara
    hilang telat jatuh sakit dokter gelap parkir lokasi washing machine
    hujan kartu pesan minggu negara
    listrik es batu isi jumlah panjang lebar tinggi ukuran model potongan kontrak
    durasi bau rasa asal bentuk maling banjir klaim alergi cas layar memori kantong
    saku pas muat cocok tekanan mesin cuci kabel colokan bocor daerah kecepatan dingin
    hangat ringan lampu rumah ganti koper bagasi screen suhu usia umur""".split()
)
