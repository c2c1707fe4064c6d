"""The rules that follow from the description of intents: plain answers, and the checkout's asides.

Each is a rule as Rasa's files have it. What a rule needs beyond one intent stands in data/rules.
"""
from typing import Iterable, Iterator, Mapping

from actions.turn.intents import Intent

Step = Mapping[str, object]
Rule = Mapping[str, object]

OFFER = "action_offer"
FORM = "checkout_form"
CHECK_CART = "action_check_cart"
CART_STATE = "cart_state"
IN_CHECKOUT: Step = {"active_loop": FORM}
GO_ON: tuple[Step, ...] = ({"action": FORM}, IN_CHECKOUT)
END: tuple[Step, ...] = ({"action": "action_deactivate_loop"}, {"active_loop": None})


def rules_of(intents: Iterable[Intent]) -> list[Rule]:
    """How each intent is answered outside the checkout and during it."""
    return [rule for intent in intents for rule in (*_answers(intent), *_asides(intent))]


def _answers(intent: Intent) -> Iterator[Rule]:
    if intent.answer:
        offer = [{"action": OFFER}] if intent.offer_after else []
        yield {"rule": f"Answer: {intent.name}", "steps": [*_answered(intent), *offer]}


def _asides(intent: Intent) -> Iterator[Rule]:
    """What becomes of an intent while the checkout asks; then it goes on where it was."""
    said, answered = _said(intent), _answered(intent)
    if intent.during_checkout == "answered":
        yield _aside(f"Aside during checkout: {intent.name}", *answered, *GO_ON)
    elif intent.during_checkout == "asks_again":
        yield _aside(f"Back to the question: {intent.name}", said, *GO_ON)
    elif intent.during_checkout == "ends":
        yield _aside(f"End of the checkout: {intent.name}", *answered, *END)
    elif intent.during_checkout == "goods_left":
        for state, left, then in (("filled", "goods", GO_ON), ("empty", "nothing", END)):
            name = f"Aside during checkout: {intent.name}, {left} left"
            yield _aside(name, *answered, {"action": CHECK_CART}, _set({CART_STATE: state}), *then)


def _answered(intent: Intent) -> list[Step]:
    steps = [_said(intent), *({"action": action} for action in intent.answer)]
    return [*steps, _set(intent.leaves)] if intent.leaves else steps


def _said(intent: Intent) -> Step:
    return {"intent": intent.name}


def _set(slots: Mapping[str, object]) -> Step:
    return {"slot_was_set": [{name: value} for name, value in slots.items()]}


def _aside(name: str, *steps: Step) -> Rule:
    return {"rule": name, "condition": [IN_CHECKOUT], "steps": list(steps)}
