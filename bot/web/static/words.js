// The page's own wording in both languages; what the shop says comes from the server.

const ENGLISH = {
  language_name: "English",
  skip_to_message: "Skip to the message box",
  assistant: "Shop assistant",
  switch_language: "Ganti ke bahasa Indonesia",
  new_conversation: "New conversation",
  conversation: "Conversation",
  you: "You",
  shop: "Shop",
  your_message: "Your message",
  composer_hint: "Ask about a product…",
  send: "Send",
  to_latest: "Go to the latest message",
  writing: "The shop is writing…",
  welcome_title: "What are you looking for today?",
  welcome_named: "Welcome, {name}. What are you looking for today?",
  welcome_text: "Tell me in your own words. I can find it, compare it, and take you to checkout.",
  started_afresh: "This is a new conversation.",
  go_back: "Back to the previous one",
  offline_banner: "You’re offline. What you send goes out once you’re connected again.",
  count: "{count} of {limit} characters",
  count_over: "{count} of {limit} characters. Shorten it a little to send it.",
  scroll_items: "Products",
  rating: "Rated {rating} of 5 by {count} shoppers",
  rating_plain: "Rated {rating} of 5",
  facts: "Details",
  shopper_says: "What a shopper says",
  comparison: "Comparison",
  compared: "Compared",
  price: "Price",
  was_price: "before:",
  offer_cross_sell: "Goes well with it",
  offer_up_sell: "A step up",
  offer_occasion: "A thought for you",
  offer_asked: "Since you asked",
  offer_bundle: "Better together",
  offer_larger_size: "More for less",
  offer_free_delivery: "Towards free delivery",
  offer_reward: "Towards your reward",
  offer_todays_deal: "Today’s pick",
  offer_buy_again: "Running low?",
  offer_finish_cart: "Still in your cart",
  offer_thank_you: "With our thanks",
  saved: "You save {saved}",
  apart: "bought apart:",
  only_left: "Only {count} left",
  price_difference: "{difference} compared with your choice",
  your_cart: "Your cart",
  cart_empty: "Your cart is empty.",
  sold_out: "Sold out",
  quantity: "{count} × {price}",
  subtotal: "Subtotal",
  delivery: "Delivery",
  points_used: "{points} points used",
  total: "Total",
  review: "Check your order",
  name: "Name",
  address: "Address",
  receipt: "Order placed",
  order_number: "Order number",
  status: "Status",
  pay: "Pay {total}",
  new_tab: "Opens the payment page in a new tab",
  order_news: "Order {number}: {status}",
  your_account: "Your account",
  signed_in: "You’re signed in",
  signed_in_as: "Signed in as {name}",
  sign_out: "Sign out",
  signed_out: "You’re signed out. This is a new conversation, as a guest.",
  a_few_seconds: "a few seconds",
  order_statuses: {
    placed: "Waiting for payment", paid: "Paid", shipped: "On its way",
    delivered: "Delivered", cancelled: "Cancelled", returned: "Returned",
  },
  retry: "Try again",
  errors: {
    try_again: "Something went wrong on our side. Your message is safe: try again.",
    unreachable: "The shop can’t be reached right now. Check your connection, then try again.",
    offline: "Not sent: you’re offline. It goes out by itself once you’re connected.",
    too_many: "That was a lot at once. Wait {wait}, then try again.",
    too_long: "That message is too long ({count} of {limit} characters). "
      + "It’s back in the box: shorten it and send it again.",
    unknown_button: "That button is no longer valid. Tell me in words what you would like.",
    bad_request: "That couldn’t be sent. Please write it in another way.",
    empty: "There was nothing to send. Write a message first.",
    sign_in_ended: "Your sign-in has ended, so you’re shopping as a guest. "
      + "Open the chat from your account again to sign in.",
    bad_customer_token: "We couldn’t recognise your account, so you’re shopping as a guest. "
      + "Open the chat from your account again to sign in.",
  },
  examples: [
    "Four slice toaster under $60",
    "A waterproof camera for travelling",
    "Compare your two best blenders",
    "Where is my order?",
  ],
};

const INDONESIAN = {
  language_name: "Bahasa Indonesia",
  skip_to_message: "Langsung ke kotak pesan",
  assistant: "Asisten toko",
  switch_language: "Switch to English",
  new_conversation: "Obrolan baru",
  conversation: "Obrolan",
  you: "Anda",
  shop: "Toko",
  your_message: "Pesan Anda",
  composer_hint: "Tanyakan produk…",
  send: "Kirim",
  to_latest: "Ke pesan terbaru",
  writing: "Toko sedang menulis…",
  welcome_title: "Sedang mencari apa hari ini?",
  welcome_named: "Selamat datang, {name}. Sedang mencari apa hari ini?",
  welcome_text: "Ceritakan saja. Saya bantu carikan, bandingkan, sampai ke pembayaran.",
  started_afresh: "Ini obrolan baru.",
  go_back: "Kembali ke obrolan sebelumnya",
  offline_banner: "Anda sedang offline. Pesan akan terkirim setelah tersambung lagi.",
  count: "{count} dari {limit} karakter",
  count_over: "{count} dari {limit} karakter. Persingkat sedikit agar bisa dikirim.",
  scroll_items: "Produk",
  rating: "Nilai {rating} dari 5 menurut {count} pembeli",
  rating_plain: "Nilai {rating} dari 5",
  facts: "Rincian",
  shopper_says: "Kata pembeli",
  comparison: "Perbandingan",
  compared: "Dibandingkan",
  price: "Harga",
  was_price: "sebelumnya:",
  offer_cross_sell: "Cocok dipasangkan",
  offer_up_sell: "Setingkat lebih baik",
  offer_occasion: "Barangkali cocok",
  offer_asked: "Karena Anda bertanya",
  offer_bundle: "Lebih hemat sepaket",
  offer_larger_size: "Isi lebih, harga hemat",
  offer_free_delivery: "Menuju gratis ongkir",
  offer_reward: "Menuju hadiah Anda",
  offer_todays_deal: "Pilihan hari ini",
  offer_buy_again: "Sudah mau habis?",
  offer_finish_cart: "Masih di keranjang",
  offer_thank_you: "Terima kasih dari kami",
  saved: "Hemat {saved}",
  apart: "kalau satuan:",
  only_left: "Tinggal {count}",
  price_difference: "{difference} dibanding pilihan Anda",
  your_cart: "Keranjang Anda",
  cart_empty: "Keranjang Anda masih kosong.",
  sold_out: "Habis",
  quantity: "{count} × {price}",
  subtotal: "Subtotal",
  delivery: "Pengiriman",
  points_used: "{points} poin dipakai",
  total: "Total",
  review: "Periksa pesanan Anda",
  name: "Nama",
  address: "Alamat",
  receipt: "Pesanan dibuat",
  order_number: "Nomor pesanan",
  status: "Status",
  pay: "Bayar {total}",
  new_tab: "Halaman pembayaran terbuka di tab baru",
  order_news: "Pesanan {number}: {status}",
  your_account: "Akun Anda",
  signed_in: "Anda sudah masuk",
  signed_in_as: "Masuk sebagai {name}",
  sign_out: "Keluar",
  signed_out: "Anda sudah keluar. Ini obrolan baru, sebagai tamu.",
  a_few_seconds: "beberapa detik",
  order_statuses: {
    placed: "Menunggu pembayaran", paid: "Lunas", shipped: "Dalam perjalanan",
    delivered: "Sudah sampai", cancelled: "Dibatalkan", returned: "Dikembalikan",
  },
  retry: "Coba lagi",
  errors: {
    try_again: "Ada gangguan di pihak kami. Pesan Anda aman: coba lagi.",
    unreachable: "Toko belum bisa dihubungi. Periksa koneksi Anda, lalu coba lagi.",
    offline: "Belum terkirim: Anda sedang offline. Pesan terkirim sendiri setelah tersambung.",
    too_many: "Terlalu banyak pesan sekaligus. Tunggu {wait}, lalu coba lagi.",
    too_long: "Pesan terlalu panjang ({count} dari {limit} karakter). "
      + "Teksnya kembali ke kotak pesan: persingkat, lalu kirim lagi.",
    unknown_button: "Tombol itu sudah tidak berlaku. Tulis saja apa yang Anda inginkan.",
    bad_request: "Pesan itu tidak bisa dikirim. Coba tulis dengan cara lain.",
    empty: "Belum ada yang dikirim. Tulis pesan dulu.",
    sign_in_ended: "Masa masuk Anda sudah berakhir, jadi Anda berbelanja sebagai tamu. "
      + "Buka lagi obrolan ini dari akun Anda untuk masuk.",
    bad_customer_token: "Akun Anda tidak dikenali, jadi Anda berbelanja sebagai tamu. "
      + "Buka lagi obrolan ini dari akun Anda untuk masuk.",
  },
  examples: [
    "Sepeda di bawah 3 juta",
    "Sampo untuk rambut kering",
    "Bandingkan dua blender terbaik",
    "Di mana pesanan saya?",
  ],
};

const LANGUAGES = { en: ENGLISH, id: INDONESIAN };

export function wordsOf(language) {
  return LANGUAGES[language] ?? ENGLISH;
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function formatNumber(value, language) {
  return new Intl.NumberFormat(language).format(value);
}

/** "30 seconds", or "2 minutes" when it is long. */
export function formatWait(seconds, language) {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" })
    .format(value);
}

/** Word every element under `root` that names its word, as text, label, title or placeholder. */
export function wordThePage(root, language) {
  const words = wordsOf(language);
  const each = (attribute, write) => {
    for (const node of root.querySelectorAll(`[${attribute}]`)) {
      write(node, words[node.getAttribute(attribute)]);
    }
  };
  each("data-word", (node, word) => { node.textContent = word; });
  each("data-word-label", (node, word) => node.setAttribute("aria-label", word));
  each("data-word-title", (node, word) => {
    node.setAttribute("aria-label", word);
    node.title = word;
  });
  each("data-word-placeholder", (node, word) => { node.placeholder = word; });
}
