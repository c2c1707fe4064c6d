"""How a shopper takes an offer: what it is to them, yes or no, and what a yes does."""
from dataclasses import dataclass
from functools import partial
from typing import Callable, Optional

from tests.benchmarks.selling.mind import Mind
from tests.benchmarks.selling.policy import CHECKING_OUT, Answer, Moment, OfferMade

ALTERNATIVE_PRICES = 0.6, 1.3  # of what they had in mind


@dataclass(frozen=True)
class Verdict:
    """The chance of a yes with what it does, and the nuisance of having been asked otherwise."""

    nuisance: float
    chance: float = 0.0
    on_yes: Callable[[], None] = lambda: None


def respond(made: OfferMade, moment: Moment, mind: Mind) -> Answer:
    """The same thing asked a second time meets the same mind."""
    assumed, chance = mind.world.assumed, mind.shopper.chance
    verdict = judge(made, moment, mind)
    is_busy = moment.stage in CHECKING_OUT
    likely = verdict.chance * (assumed.yes_in_checkout if is_busy else 1)
    if chance.happens(likely, "yes", made.sku, made.resumes):
        verdict.on_yes()
        mind.react(made.sku, "accepted", 0, moment.turn)
        return "accepted"
    answer: Answer = "declined" if chance.happens(assumed.says_no, "no", made.sku) else "ignored"
    nuisance = verdict.nuisance * (assumed.in_checkout if is_busy else 1)
    mind.react(made.sku, answer, nuisance, moment.turn)
    return answer


def judge(made: OfferMade, moment: Moment, mind: Mind) -> Verdict:
    assumed, sku = mind.world.assumed, made.sku
    if made.resumes:
        return _finish(mind)
    if sku in (*mind.cart, *mind.declined, *mind.said_no):
        return Verdict(assumed.thoughtless)
    for find in (_bundle, _very_thing, _better, _need):
        verdict = find(made, moment, mind)
        if verdict is not None:
            return verdict
    if sku in mind.owned and mind.world.product(sku).rebuy_days is None:
        return Verdict(assumed.thoughtless)
    return _alternative(made, mind) or _unneeded(made, moment, mind)


def _finish(mind: Mind) -> Verdict:
    """A reminder of the cart left behind: once, and only if it means something to them."""
    assumed, left = mind.world.assumed, mind.shopper.left_cart
    if left is None or mind.resumed or not mind.cart:
        return Verdict(assumed.thoughtless)

    def resume() -> None:
        mind.resumed = True

    likely = {"came_for": 1.0, "glad": assumed.knows_need, "lost": 0.0}[left.feeling]
    return Verdict(assumed.unneeded if left.feeling == "lost" else assumed.welcome, likely, resume)


def _bundle(made: OfferMade, moment: Moment, mind: Mind) -> Optional[Verdict]:
    """Worth it when two or more of its parts were wanted anyway and cost no less apart."""
    parts = mind.world.parts(made.sku)
    if not parts:
        return None
    chosen = mind.just_added.sku if mind.just_added else ""
    planned = [sku for sku in parts if mind.is_pending(sku) or sku == chosen]
    needed = [mind.needs[sku].strength for sku in parts if sku in mind.needs]
    apart = sum(map(mind.world.price, (*planned, *(parts & mind.needs.keys()))))
    extra = mind.world.price(made.sku) - sum(map(mind.world.price, planned))
    if len(planned) + len(needed) < 2 or apart < mind.world.price(made.sku):
        return None

    def take() -> None:
        for main in [main for main in mind.pending if main.sku in parts]:
            mind.choose(main, made.sku)
        if chosen in parts:
            mind.swap(chosen, made.sku)
        for sku in parts:
            mind.needs.pop(sku, None)

    return _wanted(mind, extra, max(needed, default=1.0), take)


def _very_thing(made: OfferMade, moment: Moment, mind: Mind) -> Optional[Verdict]:
    """Just what they came for."""
    main = next((main for main in mind.pending if main.sku == made.sku), None)
    if main is None:
        return None
    assumed = mind.world.assumed
    return Verdict(assumed.welcome, assumed.knows_need, partial(mind.choose, main, main.sku))


def _better(made: OfferMade, moment: Moment, mind: Mind) -> Optional[Verdict]:
    """Instead of what they want: before it is chosen, or when it has just been added."""
    assumed, sku = mind.world.assumed, made.sku
    chosen = mind.just_added
    if chosen is not None and chosen.sku in mind.cart and sku in chosen.better:
        extra = mind.world.price(sku) - mind.world.price(chosen.sku)
        swap = partial(mind.swap, chosen.sku, sku)
        return _wanted(mind, extra, chosen.better[sku], swap, assumed.yes_to_swap_after_adding)
    main = next((main for main in mind.pending if sku in main.better), None)
    if main is not None:
        extra = mind.world.price(sku) - mind.world.price(main.sku)
        return _wanted(mind, extra, main.better[sku], partial(mind.choose, main, sku))
    if made.replaces is None:
        return None
    is_late = made.replaces in mind.cart and (chosen is None or chosen.sku != made.replaces)
    return Verdict(assumed.thoughtless if is_late else assumed.unneeded)


def _need(made: OfferMade, moment: Moment, mind: Mind) -> Optional[Verdict]:
    need = mind.needs.get(made.sku)
    if need is None:
        return None
    assumed = mind.world.assumed
    factor = assumed.yes_before_choice if mind.is_pending(need.anchor) else 1.0
    if moment.stage == "after_purchase":
        factor *= assumed.yes_after_order
    take = partial(mind.take, made.sku)
    strength = None if need.found == "now" else need.strength
    return _wanted(mind, mind.world.price(made.sku), strength, take, factor)


def _wanted(
    mind: Mind, extra: float, strength: Optional[float], on_yes: Callable[[], None],
    factor: float = 1.0,
) -> Verdict:
    """Wanted, if there is money for it; `strength` is None where they thought of it themselves."""
    assumed, left = mind.world.assumed, mind.left()
    if extra > max(left, 0):
        return Verdict(assumed.too_dear)
    willing = assumed.knows_need
    if strength is not None:
        willing = assumed.yes_at_least + assumed.yes_by_strength * strength
    pain = 1 - assumed.price_pain * max(extra, 0) / max(left, 0.01)
    return Verdict(assumed.welcome, willing * pain * factor, on_yes)


def _alternative(made: OfferMade, mind: Mind) -> Optional[Verdict]:
    """Another product of the kind they are looking at."""
    main = mind.looking_for
    if main is None or main not in mind.pending:
        return None
    world, assumed = mind.world, mind.world.assumed
    low, high = (share * world.price(main.sku) for share in ALTERNATIVE_PRICES)
    if world.product(made.sku).category != world.product(main.sku).category:
        return None
    price, most = world.price(made.sku), world.price(main.sku) + mind.left()
    is_near = low <= price <= min(high, most)
    likely = assumed.changes_mind if is_near else 0.0
    return Verdict(assumed.unneeded, likely, partial(mind.choose, main, made.sku))


def _unneeded(made: OfferMade, moment: Moment, mind: Mind) -> Verdict:
    """Somebody may buy it all the same."""
    world, assumed = mind.world, mind.world.assumed
    price = world.price(made.sku)
    is_near = world.product(made.sku).category in mind.shopper.interests
    nuisance = assumed.unneeded if is_near else assumed.out_of_place
    if price > mind.left():
        return Verdict(max(nuisance, assumed.too_dear))
    cart = sum(map(world.price, mind.cart))
    likely = assumed.impulse if is_near and price <= assumed.impulse_share * cart else (
        assumed.impulse_dear
    )
    if is_near and _makes_delivery_free(made.sku, moment, mind):
        likely = max(likely, assumed.fills_up_to_free_delivery)
    return Verdict(nuisance, likely, partial(mind.take, made.sku))


def _makes_delivery_free(sku: str, moment: Moment, mind: Mind) -> bool:
    currency = moment.cart_total.currency
    free_from = mind.world.free_delivery_from(currency)
    price = mind.world.product(sku).price(currency)
    if free_from is None or price is None or not mind.cart:
        return False
    return moment.cart_total.amount < free_from <= moment.cart_total.amount + price.amount
