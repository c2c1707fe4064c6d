"""What an answer doesn't honour, in one sentence: what the shop hasn't got, what it can't go by."""
from typing import Iterable, Sequence

from actions.language.packs import pack_of
from actions.saying.emptied import named_constraint
from actions.saying.reply import Reply
from actions.shop.finding import Found
from actions.shop.search import SearchQuery
from actions.shop.visit import Visit

CANNOT_GO_BY = ("order", "trait")


def tell_left_out(
    reply: Reply, found: Found, visit: Visit, unread: Sequence[str] = (), but: Sequence[str] = ()
) -> Reply:
    """Before the products; nothing where all is honoured. `but` is told elsewhere in the answer."""
    told = [(name, words) for name, words in found.missing if words not in but]
    not_here = [words for name, words in told if name not in (*CANNOT_GO_BY, "price")]
    if len(found.served) > 1:
        not_here += _let_go(found, visit)
    aside = [
        _order_name(words, visit) if name == "order" else words
        for name, words in told if name in CANNOT_GO_BY
    ]
    aside += unread
    facts = {"not_here": _listed(not_here), "aside": _listed(aside)}
    if not_here and aside:
        reply.say("utter_not_here_and_aside", **facts)
    elif not_here or aside:
        reply.say("utter_not_here" if not_here else "utter_left_aside", **facts)
    limits = _limits_read(found, visit)
    return reply.say("utter_limits_read", limits=limits) if limits else reply


def _let_go(found: Found, visit: Visit) -> Iterable[str]:
    """Of several searches, what emptied one of them."""
    for query, result in found.served:
        yield from (named_constraint(name, query, visit) for name in result.let_go)


def _limits_read(found: Found, visit: Visit) -> str:
    """A limit that isn't what was said, so that it is said back."""
    read = (query for query, result in found.served if ("price", "") in result.missing)
    limited: SearchQuery | None = next(read, None)
    return named_constraint("price", limited, visit) if limited else ""


def _order_name(order: str, visit: Visit) -> str:
    return str(pack_of(visit.language).mapping("orders.called").get(order, order))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
