"""A typed answer to "which one?": it says what a button beside the question says."""
import json
import re
from typing import Any, Iterable, Mapping, Optional, Sequence

from actions.language.normalise import normalise
from actions.language.tokens import phrase
from actions.shop.catalogue.said_sizes import SIZE_WORDS, in_digits, size_key
from actions.shop.search.called import SaidWord, words_alone
from bot.nlu.intents.told_by_reading import acts_of_intents
from bot.nlu.parse_data import READING, Entity, Guess, ParseData

SIZE, COLOUR = "size", "colour"
BESIDE = frozenset(("language", "mood"))  # what any message may show
ASKING = frozenset(("ask", "ask_shop", "compare"))
AGREEING = ("affirm", "accept_offer")
LASTING = ("clear_cart",)  # a yes to these must be a sure one
SURE_YES = 0.95
NUMBER = re.compile(r"\W*(\d)\W*")
AGREEMENTS = frozenset(("yes", "accept", "chat", "add"))
PLACE = frozenset(("ordinal", "reference"))

Option = Mapping[str, Any]  # what its button says, the roots that it is called by, its size


def as_chosen(
    parsed: ParseData, question: Optional[Mapping[str, Any]], turn: int, is_typed: bool
) -> ParseData:
    """The message as the answer that its words name, where there is nothing else in it.

    Where words fit several sizes and colours of one thing ("M" of a shirt in two colours), it is
    that thing, so described. A question is open for the message after it alone.
    """
    if not is_typed or not question or turn - int(question["turn"]) != 1 or _asks(parsed):
        return parsed
    if question.get("what") == "yes":
        return _agreed(parsed, _said_by(question["options"][0]))
    options = question["options"]
    meant = _numbered(parsed["text"], options) or _at_place(parsed["entities"], options)
    if meant is None and not _spells_number(parsed["text"]):
        meant = _meant(_words_of(parsed["text"]), options)
    if meant is None:
        return parsed
    if any(name == "attribute_value" for name, _ in meant[1]) and parsed.get(READING):
        intent: Guess = {"name": meant[0], "confidence": 1.0}
        return {**parsed, "intent": intent, "intent_ranking": [intent]}
    return _as_said(parsed, meant)


def _as_said(parsed: ParseData, meant: "Said") -> ParseData:
    """Without what was read of it otherwise."""
    beside = [e for e in parsed["entities"] if e["entity"] in BESIDE]
    intent: Guess = {"name": meant[0], "confidence": 1.0}
    return {
        "text": parsed["text"], "intent": intent, "intent_ranking": [intent],
        "entities": [*beside, *(_entity(name, value) for name, value in meant[1])],
    }


def _asks(parsed: ParseData) -> bool:
    """A question of its own is no answer: "is the second in stock?"."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    return "?" in (parsed.get("text") or "") or any(w["act"] in ASKING for w in wishes)


def _agreed(parsed: ParseData, yes: "Said") -> ParseData:
    """A plain yes, perhaps with a number, says what the button says."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    objects = [each for wish in wishes for each in wish.get("objects", ())]
    told = {field for each in objects for field in each}
    act = acts_of_intents().get(yes[0])
    is_read = len(wishes) <= 1 and all(w["act"] in (*AGREEMENTS, act) for w in wishes)
    is_sure = parsed["intent"]["name"] in AGREEING and (
        yes[0] not in LASTING or parsed["intent"]["confidence"] >= SURE_YES
        or any(w["act"] == act for w in wishes)
    )
    if not (is_read and is_sure) or not told <= {"quantity", "pointing"}:
        return parsed
    numbers = [each["quantity"] for each in objects if "quantity" in each]
    own = [(name, value) for name, value in yes[1] if not (numbers and name == "quantity")]
    counted = [("quantity", numbers[0])] if numbers else []
    return _as_said(parsed, (yes[0], [*own, *counted]))


def _numbered(text: str, options: Sequence[Option]) -> Optional["Said"]:
    """ "2" is the second, where no size is called so."""
    number = NUMBER.fullmatch(text)
    if number is None or any(option["size"] for option in options):
        return None
    at = int(number[1]) - 1
    return _said_by(options[at]) if 0 <= at < len(options) else None


Said = tuple[str, list[tuple[str, Any]]]  # an intent, and its entities


def _at_place(entities: Iterable[Entity], options: Sequence[Option]) -> Optional[Said]:
    """"The second one", with nothing beside it."""
    said = [e for e in entities if e["entity"] not in BESIDE]
    places = [int(str(e["value"])) for e in said if e["entity"] == "ordinal"]
    if len(places) != 1 or any(e["entity"] not in PLACE for e in said):
        return None
    at = places[0] - 1 if places[0] > 0 else len(options) + places[0]
    return _said_by(options[at]) if 0 <= at < len(options) else None


def _meant(words: Sequence[SaidWord], options: Sequence[Option]) -> Optional[Said]:
    """None where a word names none of them, or the words tell none of them apart."""
    fitting = [o for o in options if all(_names(word, o) for word in words)]
    if not words or not fitting:
        return None
    if len(fitting) == 1:
        return _said_by(fitting[0])
    intent, entities = _said_by(fitting[0])
    shared = [e for e in entities if all(e in _said_by(o)[1] for o in fitting)]
    if len(fitting) == len(options) or not any(o["size"] for o in fitting) or not shared:
        return None
    sizes = {o["size"] for o in fitting}
    values = [
        ("attribute_value", {"attribute": SIZE if size_key(w.word) in sizes else COLOUR,
                             "value": w.word})
        for w in words
    ]
    return intent, [*shared, *values]


def _words_of(text: str) -> list[SaidWord]:
    return [word for word in words_alone(normalise(text)) if word.word not in SIZE_WORDS]


def _spells_number(text: str) -> bool:
    """ "Forty one, black": its words alone are other sizes."""
    words = phrase(text)
    return len(list(in_digits(words))) < len(words)


def _names(word: SaidWord, option: Option) -> bool:
    return word.is_in(frozenset(option["called"])) or (
        bool(option["size"]) and size_key(word.word) == option["size"]
    )


def _said_by(option: Option) -> Said:
    intent, brace, rest = str(option["says"]).removeprefix("/").partition("{")
    return intent, list(json.loads(brace + rest).items()) if brace else []


def _entity(name: str, value: Any) -> Entity:
    return {"entity": name, "value": value, "start": 0, "end": 0}
