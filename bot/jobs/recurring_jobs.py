"""All that a running shop does by itself: one function each, and one line here."""
from datetime import timedelta

from actions.jobs.kind import Every, Kind
from bot.jobs.forgetting import forget_buyers, forget_decisions, forget_talks
from bot.jobs.learning import learn_from_answers, learn_from_orders

HOURLY = Every(timedelta(hours=1))
NIGHT = timedelta(hours=18)  # UTC: from one in the morning on in Jakarta


def nightly(minutes: int) -> Every:
    """One after the other, not all at once."""
    return Every(timedelta(days=1), NIGHT + timedelta(minutes=minutes))


KINDS = (
    Kind("learn_answers", "Learn from answers to offers", learn_from_answers, HOURLY, True),
    Kind("learn_orders", "Learn from orders what goes together", learn_from_orders,
         nightly(0), own_process=True),
    Kind("forget_decisions", "Forget what the engine thought", forget_decisions, nightly(30)),
    Kind("forget_talks", "Forget talks that are long over", forget_talks, nightly(40)),
    Kind("forget_buyers", "Forget who placed old orders", forget_buyers, nightly(50)),
)
