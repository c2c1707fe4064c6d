"""Signs of an annoyed, angry or disappointed shopper, in every language; precision first."""
import re

from actions.language import packs
from actions.language.normalise import STRETCHED, plain_word, visible
from actions.language.phrase_patterns import any_of, phrase_pattern
from actions.language.words import WORD

ANGER = phrase_pattern("mood.anger")  # enough alone, unless a negation stands right before
REPEATED = phrase_pattern("mood.repeated")
COMPLAINT = phrase_pattern("mood.complaints")  # they tell a mood with shouting marks or capitals
CROSS = phrase_pattern("mood.cross")  # asked crossly where something went wrong
HAPPY = phrase_pattern("mood.happy")
OTHERS = phrase_pattern("mood.others")  # anger that is about something else than the shop
NEGATED = re.compile(rf"\b(?:{any_of(packs.phrases('mood.negations'))})\b(?:\s\w+)?\s$")
NEGATING = packs.phrases("mood.negating")  # signs that begin so aren't taken back
JUDGING = phrase_pattern("mood.judging")  # of oneself they are no anger
ONESELF = re.compile(rf"\b(?:{any_of(packs.phrases('mood.oneself'))})(?: \w+){{0,2}} $")
UNABLE = re.compile(rf" (?:{any_of(packs.phrases('mood.unable'))})\b")
ANGRY_FACES = re.compile("[\U0001f620\U0001f621\U0001f624\U0001f92c\U0001f595\U0001f44e\U0001f4a2]")
SAD_FACES = re.compile("[\U0001f612\U0001f644\U0001f62d\U0001f622\U0001f61e\U0001f61f\U0001f641]")
SHOUTING = re.compile(r"[!?]{3,}|\?!+|!\?+|!!")
LEAST_CAPITALS = 10
CAPITAL_SHARE = 0.8


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
        not NEGATED.search(plain[: sign.start()]) or sign.group().startswith(NEGATING)
        for sign in ANGER.finditer(plain) if not _is_of_oneself(sign, plain)
    )


def _is_of_oneself(sign: "re.Match[str]", plain: str) -> bool:
    """ "I'm hopeless at drilling", "hopeless at drilling": who says so blames nobody else."""
    if not JUDGING.fullmatch(sign.group()):
        return False
    before, after = plain[: sign.start()], plain[sign.end() :]
    return bool(ONESELF.search(before)) or (not before.strip() and bool(UNABLE.match(after)))


def _is_shouted(raw: str) -> bool:
    letters = [letter for letter in raw if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= LEAST_CAPITALS and capitals >= CAPITAL_SHARE * len(letters)
