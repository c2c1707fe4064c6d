"""Signs of an annoyed, angry or disappointed shopper in two languages; precision first."""
import re

from actions.language.normalise import STRETCHED, WORD, plain_word, visible

NOT = r"(?:not|isn't|wasn't|never|no|don't|without|tidak|bukan|jangan|belum|tanpa)"
# Enough alone, unless a negation stands right before.
ANGER = re.compile(
    r"\b(?:"
    # English
    r"ridiculous|unacceptable|outrageous|pathetic|appalling|disgusting|disgrace(?:ful)?|shameful|"
    r"useless|incompetent|infuriating|frustrat(?:ed|ing)|annoy(?:ed|ing)|disappoint(?:ed|ing)|"
    r"angry|furious|pissed|livid|fed up|sick of|tired of (?:waiting|asking|this|you|repeating)|"
    r"rip ?off|ripped off|scam(?:med|mers?)?|liars?|cheated|lied to|ruined|joke of a|"
    r"what a joke|is a joke|worst|terrible|horrible|awful|garbage service|rubbish service|"
    r"crap|crappy|bullshit|wtf|damn it|dammit|stupid|idiots?|dumb|moron|lousy|nonsense service|"
    r"waste of (?:my )?(?:time|money)|wasting my time|never (?:buying|ordering|shopping|again|"
    r"coming back)|will never (?:buy|order|shop)|had enough|lost (?:my )?patience|losing patience|"
    r"running out of patience|hate (?:this|your|you)|hopeless|not (?:happy|amused|impressed|"
    r"acceptable|good enough|helping|helpful)|unhappy|upset|let down|no ?one (?:answers|replies|"
    r"responds|helps|cares|is answering)|nobody (?:is )?(?:answers|replies|"
    r"responds|helps|cares|answering|replying|helping)|"
    r"you keep|how hard can it be|how difficult is it|how long do i have to|how many times (?:do|"
    r"must|have)|seriously\?|are you (?:kidding|serious|joking|deaf|blind|even listening)|"
    r"you(?:'re| are) not (?:listening|helping|understanding)|already told you|i just said|"
    r"i said (?:no|that|it)|stop (?:wasting|ignoring|bothering|annoying|pushing|sending me)|"
    r"ignoring me|being ignored|enough already|for god'?s sake|for fuck'?s sake|fuck(?:ing)?|"
    r"(?:this|it|service|shop|store|bot|you|you guys) sucks?|"
    r"shit(?:ty)?|do your job|complete mess|report you|sue you|demand (?:a|my)|"
    # Indonesian
    r"kecewa|mengecewakan|ngecewain|kesel|kesal|sebel|sebal|jengkel|dongkol|gondok|marah|emosi|"
    r"muak|bete|parah(?: banget)?|payah|nyebelin|menyebalkan|ngeselin|nyusahin|"
    r"apaan nih|masa gitu|penipu(?:an)?|nipu|ditipu|ketipu|kena tipu|"
    r"bohong|boong|php(?:in)?|tidak becus|becus|tidak profesional|tidak jelas|tidak guna|"
    r"tidak berguna|percuma|bego|goblok|tolol|bodoh|dodol|"
    r"(?:dasar|woi) anjing|^anjing|anjir|anjrit|bangsat|kampret|"
    r"brengsek|sialan|asu|jancok|cuk|tai|busuk|terburuk|buruk banget|jelek banget|"
    r"kapok|nyesel|menyesal|rugi (?:banget|saya|aku)|(?:capek|cape|"
    r"lelah) (?:banget )?(?:nunggu|menunggu|tunggu|nanya|tanya|deh|ngomong|"
    r"komplain|chat)|bosan nunggu|"
    r"tidak sabar|habis kesabaran|hilang kesabaran|sabar ada batas|tidak dibalas|tidak dijawab|"
    r"tidak ditanggapi|tidak direspon|tidak digubris|dicuekin|dikacangin|tidak ngerti juga|"
    r"tidak nyambung|tidak mau lagi belanja|tidak (?:akan|bakal) (?:belanja|beli|order|pesan)"
    r"(?: di sini)? lagi|lama banget|lama amat|lambat banget|keterlaluan|kurang ajar|"
    r"tidak masuk akal|lapor(?:in|kan)? (?:ke )?(?:polisi|yl?ki|bpkn)|viralin|bintang (?:1|satu)|"
    r"tidak puas|tidak bertanggung ?jawab|bikin (?:susah|repot|pusing|emosi|kesal|kesel)|"
    r"sudah dibilang|sudah saya bilang|sudah aku bilang|berkali kali|bolak balik"
    r")\b"
)
REPEATED = re.compile(
    r"\b(?:(?:third|fourth|fifth|tenth|hundredth|3rd|4th|5th|10th|\d+th) time|"
    r"(?:\d+|two|three|four|five|many|several|so many|hundred) ?(?:times|x) (?:already|now|and)|"
    r"(?:asked|told|called|emailed|messaged|written|wrote|contacted) (?:you |u )?"
    r"(?:\w+ )?(?:\d+|two|three|four|five|many|several|a dozen) times|again and again|"
    r"over and over|still (?:no |not |nothing|hasn't|haven't|waiting|broken|doesn't|isn't|don't)|"
    r"yet again|sudah \d+ ?(?:x|kali|hari|minggu|bulan) (?:\w+ ){0,3}?"
    r"(?:tidak|belum|nanya|tanya|chat|komplain|nunggu|tunggu|menunggu|lapor|hubungi|diulang)|"
    r"sudah (?:berapa|ber)\s?kali|kesekian kali|masih (?:juga )?belum|belum juga|tidak juga|"
    r"nunggu (?:\w+ )?(?:lama|seminggu|sebulan|berminggu|berhari)|"
    r"sudah (?:seminggu|sebulan|berhari hari|berminggu minggu|lama))\b"
)
# Things gone wrong; with shouting marks or capitals they tell a mood.
COMPLAINT = re.compile(
    r"\b(?:where(?:'s| is) (?:my|the)|broken?|broke|damaged|wrong|late|missing|lost|refund|"
    r"waiting|wait|answer|reply|respond|why|money back|cancel(?:led)?|charged|defect\w*|"
    r"cracked|not working|doesn't work|didn't|hasn't|haven't|never|human|listen|nothing|no one|"
    r"rusak|pecah|salah|hilang|mana|telat|lama|belum|kapan|tunggu|nunggu|balikin|kembalikan|"
    r"jawab|balas|dijawab|dibalas|woi|woy|hoi|batal\w*|penyok|cacat|kok|kenapa|uang|duit)\b"
)
# These ask crossly where something went wrong, and plainly elsewhere.
CROSS = re.compile(
    r"\b(?:gimana sih|kok gitu|apa sih maksud|how come|what the hell|ugh|duh|hadeh|haduh)\b"
)
HAPPY = re.compile(
    r"\b(?:wow|great|love|loved|awesome|amazing|perfect|thanks|thank|nice|cool|excellent|best|yay|"
    r"fantastic|wonderful|happy|glad|lol|haha\w*|mantap|mantul|keren|bagus|suka|puas|senang|seneng|"
    r"terimakasih|terima kasih|asik|asyik|top|recommended|hore|cakep|wkwk\w*)\b"
)
ANGRY_FACES = re.compile("[\U0001f620\U0001f621\U0001f624\U0001f92c\U0001f595\U0001f44e\U0001f4a2]")
SAD_FACES = re.compile("[\U0001f612\U0001f644\U0001f62d\U0001f622\U0001f61e\U0001f61f\U0001f641]")
SHOUTING = re.compile(r"[!?]{3,}|\?!+|!\?+|!!")
NEGATED = re.compile(rf"\b{NOT}\b(?:\s\w+)?\s$")
NO_MORE = re.compile(r"\b(?:no longer|tidak lagi)\b")
LEAST_CAPITALS = 10
CAPITAL_SHARE = 0.8
# Anger that is about something else than the shop.
OTHERS = re.compile(
    r"\b(?:best and worst|worst case|stupid question|dumb question|terrible at|awful at|"
    r"pertanyaan bodoh|tidak usah marah|tai chi|capek kerja|cape kerja|capek banget hari ini|"
    r"pegal|movie|film|recipe|resep|weather|cuaca|traffic|macet|my (?:boss|wife|husband|boyfriend|"
    r"girlfriend|ex|cat|dog)|pacarku|bosku|suamiku|istriku|bulu|biar tidak)\b"
)


def is_upset(text: str) -> bool:
    """Whether the writer shows anger, annoyance or disappointment with shop or assistant."""
    raw = visible(text)
    plain = _plain(raw)
    if ANGRY_FACES.search(raw):
        return True
    is_happy = bool(HAPPY.search(plain))
    if not OTHERS.search(plain) and (_is_angry(plain) or REPEATED.search(plain)):
        return True
    if CROSS.search(plain) and COMPLAINT.search(plain):
        return True
    if is_happy or not COMPLAINT.search(plain):
        return False
    return _is_shouted(raw) or bool(SHOUTING.search(raw) or SAD_FACES.search(raw))


def _plain(text: str) -> str:
    """Lower-case, written out, with the particles that carry the tone."""
    lower = STRETCHED.sub(r"\1", text.lower().replace("\u2019", "'"))
    return WORD.sub(lambda match: plain_word(match.group()), lower)


def _is_angry(plain: str) -> bool:
    """A word of anger that nothing takes back: "not disappointed", "ga kecewa"."""
    return any(
        not NEGATED.search(plain[: sign.start()]) or sign.group().startswith(("not", "tidak"))
        for sign in ANGER.finditer(plain)
    )


def _is_shouted(raw: str) -> bool:
    letters = [letter for letter in raw if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= LEAST_CAPITALS and capitals >= CAPITAL_SHARE * len(letters)
