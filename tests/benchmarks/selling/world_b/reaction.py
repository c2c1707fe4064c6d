"""How a shopper of World B takes an offer: the chance of a yes, and what a no costs."""
from dataclasses import dataclass
from functools import partial
from typing import Callable, Optional

from tests.benchmarks.selling.policy import CHECKING_OUT, Answer, Moment, OfferMade
from tests.benchmarks.selling.world_b.mind import MindB

CHOOSING = "opening", "browsing", "deciding"


@dataclass(frozen=True)
class VerdictB:
    """`cost` in patience, if it comes to a no; `extra` in USD, what a yes adds to the plan."""

    cost: float
    chance: float = 0.0
    extra: float = 0.0
    on_yes: Callable[[], None] = lambda: None


def respond(made: OfferMade, moment: Moment, mind: MindB) -> Answer:
    """The same thing offered a second time meets the same mind."""
    verdict, chance = judge(made, moment, mind), mind.shopper.chance
    if chance.happens(verdict.chance, "yes, B", made.sku):
        verdict.on_yes()
        mind.extra += max(verdict.extra, 0)
        return "accepted"
    mind.lose_patience(verdict.cost, moment.stage, moment.turn)
    mind.refused_in_turn = moment.turn
    mind.refused.append(made.sku)
    says_no = chance.happens(mind.world.assumed.says_no, "no, B", made.sku)
    return "declined" if says_no else "ignored"


def judge(made: OfferMade, moment: Moment, mind: MindB) -> VerdictB:
    if _is_heedless(made, mind):
        said = mind.world.assumed.known_owned if made.sku in mind.said_owned else 0
        return VerdictB(mind.world.assumed.heedless + said)
    for find in (_came_for, _better, _bundle, _need, _another_version):
        verdict = find(made, moment, mind)
        if verdict is not None:
            return verdict
    return _not_needed(made, moment, mind)


def _is_heedless(made: OfferMade, mind: MindB) -> bool:
    """Refused, there already, or in the place of what is decided for good."""
    has = (*mind.cart, *mind.bought, *mind.refused, *mind.shopper.owned)
    chosen = mind.chosen.get(mind.just_added.sku) if mind.just_added else None
    is_late = made.replaces in mind.cart and made.replaces != chosen
    return made.resumes or is_late or made.sku in has


def _came_for(made: OfferMade, moment: Moment, mind: MindB) -> Optional[VerdictB]:
    main = next((main for main in mind.pending if main.sku == made.sku), None)
    if main is None:
        return None
    assumed = mind.world.assumed
    take = partial(mind.choose, main, main.sku)
    return VerdictB(assumed.useful, assumed.takes_what_they_look_at, 0, take)


def _better(made: OfferMade, moment: Moment, mind: MindB) -> Optional[VerdictB]:
    """Its time is while they look, or when the other has just been added."""
    price, sku = mind.world.seen.price, made.sku
    main = next((main for main in mind.pending if sku in main.better), None)
    if main is not None:
        take: Callable[[], None] = partial(mind.choose, main, sku)
        return _wanted(mind, price(sku) - price(main.sku), main.better[sku], take)
    main = mind.just_added
    if main is not None and main.sku in mind.chosen and sku in main.better:
        take = partial(mind.swap, main, sku)
        return _wanted(mind, price(sku) - price(main.sku), main.better[sku], take)
    return None


def _bundle(made: OfferMade, moment: Moment, mind: MindB) -> Optional[VerdictB]:
    """Worth it for two or more things that are wanted anyway and cost no less apart."""
    parts, price = mind.world.seen.parts(made.sku), mind.world.seen.price
    mains = [main for main in mind.pending if main.sku in parts]
    needed = [mind.needs[sku] for sku in sorted(parts) if sku in mind.needs]
    planned = sum(price(main.sku) for main in mains)
    apart = planned + sum(price(need.sku) for need in needed)
    if len(mains) + len(needed) < 2 or apart < price(made.sku):
        return None

    def take() -> None:
        for main in mains:
            mind.choose(main, made.sku)
        mind.take(made.sku)
        for need in needed:
            mind.needs.pop(need.sku, None)

    wish = max((need.strength for need in needed), default=mind.world.assumed.most_wish)
    return _wanted(mind, price(made.sku) - planned, wish * _timing(moment, mind), take)


def _need(made: OfferMade, moment: Moment, mind: MindB) -> Optional[VerdictB]:
    need = mind.needs.get(made.sku)
    if need is None:
        return None
    extra = 0 if need.found == "now" else mind.world.seen.price(made.sku)
    wish = need.strength * _timing(moment, mind)
    return _wanted(mind, extra, wish, partial(mind.take, made.sku))


def _another_version(made: OfferMade, moment: Moment, mind: MindB) -> Optional[VerdictB]:
    """Of a thing needed, though not the one they have in mind."""
    family = mind.world.family(made.sku)
    need = next((n for n in mind.needs.values() if mind.world.family(n.sku) == family), None)
    if not family or need is None:
        return None

    def take() -> None:
        mind.needs.pop(need.sku, None)
        mind.take(made.sku)

    wish = need.strength * mind.world.assumed.another_version * _timing(moment, mind)
    return _wanted(mind, mind.world.seen.price(made.sku), wish, take)


def _not_needed(made: OfferMade, moment: Moment, mind: MindB) -> VerdictB:
    """Small things are taken now and then; another of the kind they look at takes its place."""
    assumed, seen, sku = mind.world.assumed, mind.world.seen, made.sku
    category = seen.product(sku).category
    is_near = category in mind.shopper.interests
    main = next((m for m in mind.pending if seen.product(m.sku).category == category), None)
    extra = seen.price(sku) - (seen.price(main.sku) if main else 0)
    cost = assumed.needless if is_near else assumed.out_of_place
    if extra > mind.money_left():
        return VerdictB(cost)
    is_small = extra <= assumed.impulse_share * mind.basis()
    likely = assumed.impulse if is_near and is_small else assumed.impulse_else
    take: Callable[[], None] = partial(mind.choose, main, sku) if main else partial(mind.take, sku)
    return VerdictB(cost, likely * _timing(moment, mind), extra, take)


def _wanted(mind: MindB, extra: float, wish: float, take: Callable[[], None]) -> VerdictB:
    assumed = mind.world.assumed
    if extra > mind.money_left():
        return VerdictB(assumed.useful)
    dear = min(1.0, max(extra, 0) / max(mind.basis(), 0.01))
    return VerdictB(assumed.useful, wish * (1 - assumed.price_pain * dear), extra, take)


def _timing(moment: Moment, mind: MindB) -> float:
    assumed = mind.world.assumed
    if moment.stage in CHECKING_OUT:
        return assumed.in_checkout
    if moment.stage == "after_purchase":
        return assumed.after_order
    open_prices = [mind.world.seen.price(main.sku) for main in mind.pending]
    if open_prices and max(open_prices) >= assumed.big_ticket:
        return assumed.big_ticket_open
    return assumed.before_choice if open_prices and moment.stage in CHOOSING else 1.0
