"""Words of a search sentence that say nothing about the product wanted."""

STOP_WORDS = frozenset(
    """
    a an the and or of for to in on at by from with without is are be am was do does did have has
    had can could will would shall should may might must i im ive id me my we us our you u ur your
    it its this that these those there here what which who how when where why any some something
    anything thing things one ones please pls plz thanks hi hello hey ok okay
    show find search looking look want wanna need get give see buy buying got sell selling carry
    stock recommend suggest like under below over above less more than max maximum min minimum
    between about around up down cheap cheaper cheapest expensive price priced budget dollar dollars
    usd bucks idr rp rupiah best good nice new other another else all list product products item
    items shop store let lets not no yes just only very really too
    add put take remove delete drop make change keep swap instead also cart basket
    tambah tambahin tambahkan masukin masukkan hapus keluarin keluarkan buang ambil ganti jadi
    jadiin
    keranjang sekalian kurangi kurangin biar udah sudah mah gitu kayak sekarang
    ada apa saja aja yang yg untuk utk buat dengan dgn dan atau di ke dari pada dalam ini itu nya
    saya aku gue gw kami kita kamu anda kak min gan bang sis mas mbak bro mau pengen ingin cari
    nyari cariin carikan mencari lihat liat tampilkan tunjukkan kasih tolong dong donk deh sih ya
    yah nih tuh kok lah kah bisa boleh perlu butuh punya jual beli belikan produk barang jenis macam
    harga harganya murah termurah mahal bawah atas kurang lebih antara sampai sekitar juta jt ribu
    rb rupiah maksimal minimal bagus paling lagi juga lain lainnya semua gak ga nggak tidak bukan
    gimana gmn berapa brp apakah kalau kalo sama halo hai
    """.split()
)
