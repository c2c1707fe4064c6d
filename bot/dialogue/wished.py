"""What was read with certainty counts, where the intent is less sure of something else."""
from typing import Any, Mapping, Optional, Sequence

from actions.turn.intents import intents
from bot.nlu.parse_data import CHANCES, READING, REQUESTS, Guess, ParseData, Ranking

# Wishes of which each is one intent's own.
ACTS = frozenset(("add", "change", "remove", "swap", "undo", "checkout", "view_cart"))
OF_ACT = {str(intent.act): intent.name for intent in intents() if intent.act in ACTS}
FALLBACK = "nlu_fallback"
READ = 0.7  # certain enough to be served, and asked about where the cart would change
# So that it is done, too: by the reader, and by the intents that have it among the likely ones.
READ_SURELY, LIKELY = 0.85, 0.3
ASKING = frozenset(("checkout", "view_cart"))  # change no cart


def as_wished(parsed: ParseData, asked_slot: Optional[str]) -> ParseData:
    """Each wish by its own intent; in a form other things decide."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    if asked_slot or not wishes:
        return parsed
    if len(wishes) == 1:
        chance = float((parsed.get(CHANCES) or (0.0,))[0])
        ranking = _ranked(wishes[0], chance, parsed["intent"], parsed.get("intent_ranking") or ())
        return {**parsed, "intent": ranking[0], "intent_ranking": ranking} if ranking else parsed
    return {**parsed, REQUESTS: [_of_part(each) for each in parsed.get(REQUESTS) or ()]}


def _of_part(request: Any) -> Any:
    ranking, wish = request["intent_ranking"], request["wish"]
    better = _ranked(wish, float(request.get("chance", 0.0)), ranking[0], ranking)
    return {**request, "intent_ranking": better} if better else request


def _ranked(
    wish: Mapping[str, Any], chance: float, best: Guess, ranking: Ranking
) -> Optional[Sequence[Guess]]:
    """With the wish's own intent first; None where it is, or the best is surer."""
    own = OF_ACT.get(wish["act"])
    is_surer = best["name"] != FALLBACK and best["confidence"] > chance
    if own is None or best["name"] == own or chance < READ or is_surer:
        return None
    known = next((each["confidence"] for each in ranking if each["name"] == own), 0.0)
    is_sure = wish["act"] in ASKING or (chance >= READ_SURELY and known >= LIKELY)
    guess: Guess = {"name": own, "confidence": chance if is_sure else known}
    return [guess, *(each for each in ranking if each["name"] != own)]
