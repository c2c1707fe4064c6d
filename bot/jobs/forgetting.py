"""Forgetting in time: what nobody needs any more, and whom it was about."""
import calendar
from datetime import datetime, timedelta

from actions.selling import forgetting_visitors as selling
from actions.shop.orders import anonymising as orders
from actions.shop.steps import forget_steps
from bot.channels.web.signed_tokens import SESSION_SECONDS
from bot.jobs.work import Work
from bot.memory import retention as talks

DECISIONS_KEPT = timedelta(days=30)
STEPS_KEPT = timedelta(days=2)


def forget_decisions(work: Work) -> None:
    """And what messages did, once nobody tries them again."""
    selling.forget_decisions(work.database, work.now - DECISIONS_KEPT, work.go_on)
    forget_steps(work.database, work.now - STEPS_KEPT, work.go_on)


def forget_talks(work: Work) -> None:
    """Conversations, and what guests left in the shop by them; with "off", nothing is."""
    days = work.settings.keep_talks_days
    if days is None:
        return
    before, memory = work.now - timedelta(days=days), work.memory()
    talks.forget_talks(memory, _seconds(before), work.go_on)
    over = work.now - timedelta(seconds=SESSION_SECONDS)
    talks.forget_sign_outs(memory, _seconds(min(before, over)))
    selling.forget_visits(work.database, before, work.now, work.go_on)


def forget_buyers(work: Work) -> None:
    """With "off", orders stay somebody's."""
    years = work.settings.keep_orders_years
    if years is not None:
        before = orders.years_before(work.now, years)
        orders.forget_buyers(work.database, before, work.go_on)


def _seconds(at: datetime) -> float:
    """Since 1970, as the conversation memory counts; shops count in UTC."""
    return calendar.timegm(at.timetuple())
