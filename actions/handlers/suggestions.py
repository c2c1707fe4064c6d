"""Suggestions asked for: a few of the best, each with its reason and its own button."""
from dataclasses import replace
from typing import Callable, Mapping, Optional, Sequence

from actions.composition import the_rules, the_shop_front
from actions.handlers.shop_action import ShopAction
from actions.saying.offer_payloads import say_offer
from actions.saying.reply import Reply
from actions.saying.responses import OfferResponse
from actions.saying.results import show_found
from actions.saying.telling_of import tell_wanted_beside
from actions.selling.different_kinds import KindOf
from actions.selling.model import Kind, Situation
from actions.selling.offer_made import Offer
from actions.selling.rules import Rules
from actions.selling.sell import suggest, why_nothing
from actions.selling.tables import LedgerEntry
from actions.shop.steps import Transaction
from actions.shop.visit import ShopFront, Visit
from actions.turn.further import suggested_before
from actions.turn.goes_with import kind_asked, wanted_for
from actions.turn.moment import observe_wish
from actions.turn.price_limits import limits_of
from actions.turn.turn import Turn
from actions.turn.wanted import describes_goods, search_of

MOST_NAMED = 3
WHY_NOTHING: Mapping[str, OfferResponse] = {
    "out_of_stock": "utter_suggested_sold_out", "in_cart": "utter_suggested_in_cart",
    "covered_by_cart": "utter_suggested_in_cart", "owned": "utter_suggested_owned",
}


class ActionSuggest(ShopAction):
    """What goes with it, what is better than it, or whatever fits, as it was asked for.

    Advice on goods that are described is a search for them.
    """

    writes = True

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_suggest"

    def serve(self, turn: Turn) -> Reply:
        with self._front().visit(turn.shopper, writes=False) as visit:
            beside = tell_wanted_beside(turn, visit)
            if beside is not None:
                return beside
            if describes_goods(turn):
                return _show_kind(turn, visit)
        # Looking takes no lock: the ledger opens a transaction of its own.
        with self._front().visit(turn.shopper, writes=False) as visit:
            before = suggested_before(turn, visit)
            situation, kind_of = _observe(turn, before, visit), _kinds_in(visit)
        kind, are_further, reply = turn.entity("wanted_kind"), bool(before), Reply()

        def tell(db: Transaction, offers: Sequence[Offer]) -> None:
            if offers:
                with self._front().visit(turn.shopper, writes=False) as visit:
                    said = _say_all(offers, turn, visit)
                    reply.and_then(self.once(turn, said, db, visit.now))

        offers = suggest(
            situation, self._rules(), self._front().database, kind,
            are_further=are_further, tell=tell, kind_of=kind_of,
        )
        return reply if offers else self._nothing(turn, situation, kind, are_further)

    def _nothing(
        self, turn: Turn, situation: Situation, kind: Optional[Kind], are_further: bool
    ) -> Reply:
        """Of a kind that was named, all that there is; else why there is nothing."""
        if are_further:
            return Reply().say("utter_nothing_to_suggest")
        if situation.asked_skus is not None:
            with self._front().visit(turn.shopper, writes=False) as visit:
                return _show_kind(turn, visit)
        against = why_nothing(situation, self._rules(), self._front().database, kind)
        return _say_why_nothing(against, situation)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("suggestions take transactions of their own: see serve")


def _observe(turn: Turn, before: Sequence[LedgerEntry], visit: Visit) -> Situation:
    """Further suggestions go with what those before did."""
    if before:
        anchor = next((e.anchor for e in before if e.anchor), None)
    else:
        meant = wanted_for(turn, visit)
        anchor = meant.sku if meant else None
    situation = _bounded(observe_wish(turn, anchor, visit), turn, visit)
    return replace(situation, asked_skus=_of_kind(turn, anchor, visit))


def _of_kind(turn: Turn, anchor: Optional[str], visit: Visit) -> Optional[frozenset[str]]:
    """What is of the kind that is asked for, beside the thing itself; None where none is named."""
    kind = kind_asked(turn)
    said = visit.index.said_kind(kind, visit.language) if kind else None
    if said is None or anchor in said.skus or turn.entity("wanted_kind") == "up_sell":
        return None
    return frozenset(said.skus)


def _show_kind(turn: Turn, visit: Visit) -> Reply:
    search = tuple(replace(query, is_of_kind=True) for query in search_of(turn, visit))
    return show_found(search, visit, turn.unread)


def _kinds_in(visit: Visit) -> KindOf:
    """What each thing is, by its title: two helmets are of one kind."""
    index, known, language = visit.index, visit.catalogue.products, visit.language

    def kind_of(sku: str) -> str:
        product = known.get(sku)
        said = index.said_kind(product.name(language), language) if product else None
        kinds = sorted(kind.id for kind in said.kinds) if said else []
        return kinds[0] if kinds else (product.family if product else None) or sku

    return kind_of


def _bounded(situation: Situation, turn: Turn, visit: Visit) -> Situation:
    """By the price that is asked for."""
    wish = turn.wish
    price = next((o.price for o in wish.objects if o.price), None) if wish else None
    low, high, _ = limits_of(price, wish.said if wish else "", visit)
    return replace(
        situation, asked_min=low.amount if low else None, asked_max=high.amount if high else None
    )


def _say_why_nothing(against: Mapping[str, tuple[str, ...]], situation: Situation) -> Reply:
    """What would have fitted, and why it is none: sold out, in the cart, owned already."""
    for reason, response in WHY_NOTHING.items():
        names = [
            situation.catalogue.products[sku].name(situation.language)
            for sku in against.get(reason, ())[:MOST_NAMED]
        ]
        if names:
            return Reply().say(response, products=", ".join(names))
    return Reply().say("utter_nothing_to_suggest")


def _say_all(offers: Sequence[Offer], turn: Turn, visit: Visit) -> Reply:
    """A lead and one message each; a plain yes can only be about a single one."""
    reply = Reply().say("utter_suggestions")
    for offer in offers:
        say_offer(reply, offer, visit, is_asked=True)
    is_single = len(offers) == 1
    return reply.remember(
        listed=[offer.product.sku for offer in offers],
        offer_id=offers[0].id if is_single else None,
        offer_open=is_single and turn.active_form is None,
        order_to_cancel=None,
    )
