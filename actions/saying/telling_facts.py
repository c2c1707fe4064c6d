"""Answers of the shop's facts: the one asked for, or all that an intent is about."""
from datetime import date
from typing import Iterable, Optional

from actions.saying.fact_texts import NOT_ASKED, fact_text
from actions.saying.reply import Reply
from actions.saying.responses import FactResponse
from actions.saying.sentences import sentence
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.facts import FACTS, WEEK, Fact
from actions.shop.visit import Visit
from actions.turn.asked_fact import AskedFact
from actions.turn.intents import ToldFacts, intents
from actions.turn.turn import Turn

UNTOLD = Fact()
CONTACT = "contact"  # stands beside the facts, where calls for a person look it up too


def tell_asked_fact(turn: Turn, visit: Visit, today: Optional[date] = None) -> Optional[Reply]:
    """What the topic of the message is about; None where it has none that is a fact. `today` is
    the shop's own day, for what depends on it."""
    name = turn.topic.partition("/")[2]
    if name not in (*FACTS, CONTACT):
        return None
    told = _of(turn)
    weekday = WEEK[today.weekday()] if today else ""
    whole = turn.metadata.whole_text or ""
    text = _text(name, visit, AskedFact(turn.text, weekday, whole))
    beside = told.besides if name == told.names[0] else ""
    if not text:
        return _tell_unknown(told, beside, visit)
    return _tell(told, [text, _sentence(beside, visit)])


def tell_all_facts(turn: Turn, visit: Visit) -> Reply:
    """A line for each that the merchant gave; of "is there parking" none of them tells."""
    told = _of(turn)
    if told.untold and AskedFact(turn.text).asks:
        return _tell_unknown(told, told.besides, visit)
    texts = [text for text in (_text(name, visit) for name in told.names) if text]
    if not texts:
        return _tell_unknown(told, told.besides, visit)
    return _tell(told, [*texts, _sentence(told.besides, visit)])


def _of(turn: Turn) -> ToldFacts:
    return next(each.facts for each in intents() if each.name == turn.intent and each.facts)


def _text(name: str, visit: Visit, asked: AskedFact = NOT_ASKED) -> str:
    if name == CONTACT:
        return _contact(visit)
    fact = visit.catalogue.profile.facts.get(name, UNTOLD)
    return fact_text(name, fact, visit.language, visit.shopper.currency, asked)


def _contact(visit: Visit) -> str:
    """How people of the shop are reached, and when they answer; empty where nothing is told."""
    ways, language = visit.catalogue.profile.contact, visit.language
    if not ways.shown:
        return ""
    answers, shown = in_language(ways.answers, language), " · ".join(ways.shown)
    said = [sentence("utter_fact_contact_ways", language, ways=shown)]
    if answers:
        said.append(sentence("utter_handover_when", language, answers=answers))
    return " ".join(said)


def _sentence(name: str, visit: Visit) -> str:
    return sentence(name, visit.language) if name else ""


def _tell(told: ToldFacts, lines: Iterable[str]) -> Reply:
    return Reply().say(FactResponse(told.response), facts="\n".join(filter(None, lines)))


def _tell_unknown(told: ToldFacts, beside: str, visit: Visit) -> Reply:
    """Nothing is claimed; what is true of every shop is told beside it."""
    reply = Reply().say("utter_fact_unknown")
    return reply.and_then(_tell(told, [_sentence(beside, visit)])) if beside else reply
