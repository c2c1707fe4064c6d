"""Returns by chat: begun for what was bought here, else what the shop's policy says."""
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.telling_facts import tell_all_facts, tell_asked_fact
from actions.saying.telling_returns import ask_what_to_return, tell_return
from actions.shop.orders.returns import ask_to_return
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.asked_fact import AskedFact
from actions.turn.to_return import BUTTON, returnable
from actions.turn.turn import Turn

BEGIN = "ask_returns/begin"


class ActionAnswerReturns(ShopAction):
    """A return that is begun is noted once, and has a number; staff decides on it."""

    writes = True

    def name(self) -> str:
        return "action_answer_returns"

    def serve(self, turn: Turn) -> Reply:
        is_wanted = turn.topic == BEGIN and not AskedFact(turn.text).asks_whether  # "may i …"
        if is_wanted or turn.entity(BUTTON) is not None:
            return super().serve(turn)
        with self._front().visit(turn.shopper, writes=False) as visit:
            return tell_asked_fact(turn, visit) or tell_all_facts(turn, visit)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        reason = turn.text or str(turn.slots.get(slots.RETURN_REASON) or "")
        several = returnable(turn, visit)
        if len(several) > 1:
            return ask_what_to_return(several, visit).remember(return_reason=reason)
        [(order, line)] = several
        asked = ask_to_return(visit.db, visit.shopper, order, line, reason, visit.now)
        return tell_return(asked, order, line, visit).remember(return_reason=None)
