"""How a shopper of World B answers: mostly truly, sometimes not at all, now and then wrongly."""
from random import Random
from typing import Iterable, Optional

from actions.shop.catalogue.attributes import number_of
from tests.benchmarks.selling.policy import Moment, NeedAnswer, NeedQuestion
from tests.benchmarks.selling.world_b.mind import MindB


def answer(asked: NeedQuestion, moment: Moment, mind: MindB) -> NeedAnswer:
    """Costs patience; the same question is answered the same again, at a higher price."""
    mind.lose_patience(_cost(asked, mind), moment.stage, moment.turn)
    mind.asked.append(asked)
    assumed = mind.world.assumed
    rng = mind.shopper.chance.stream("answers", asked.about, asked.skus, asked.attribute)
    luck, truth = rng.random(), true_answer(asked, mind)
    if luck >= assumed.truthful:
        is_unsure = luck < assumed.truthful + assumed.unsure
        return None if is_unsure else _wrong(truth, asked, rng)
    if asked.about == "owns" and truth is True:
        mind.said_owned |= set(asked.skus) & mind.shopper.owned
    return truth


def true_answer(asked: NeedQuestion, mind: MindB) -> NeedAnswer:
    if asked.about == "owns":
        return bool({*mind.shopper.owned, *mind.cart, *mind.bought} & set(asked.skus))
    if asked.about == "need":
        wanted = {*mind.needs, *(main.sku for main in mind.pending)}
        wanted |= {sku for main in _open(mind) for sku in main.better}
        return tuple(sku for sku in asked.skus if sku in wanted)
    return _value(asked, mind)


def _open(mind: MindB) -> list:
    return [*mind.pending, *([mind.just_added] if mind.just_added else [])]


def _value(asked: NeedQuestion, mind: MindB) -> Optional[str]:
    """Of what would suit them best: of the thing they look at or, else, of a thing they need."""
    for sku in _had_in_mind(mind):
        said = _values(sku, asked.attribute, mind)
        found = [value for value in asked.values if value.casefold() in said]
        if found:
            return found[0]
        number = number_of(mind.world.seen.product(sku), asked.attribute)
        if number is not None:
            return _nearest(float(number), asked.values)
    return None


def _had_in_mind(mind: MindB) -> Iterable[str]:
    for main in _open(mind):
        yield from main.better or (main.sku,)
    yield from mind.needs


def _values(sku: str, attribute: str, mind: MindB) -> set[str]:
    texts = mind.world.seen.product(sku).attributes.get(attribute, {})
    return {text.casefold() for text in texts.values()}


def _nearest(number: float, values: tuple[str, ...]) -> Optional[str]:
    distances = []
    for value in values:
        try:
            distances.append((abs(float(value.replace(",", ".")) - number), value))
        except ValueError:
            continue
    return min(distances)[1] if distances else None


def _wrong(truth: NeedAnswer, asked: NeedQuestion, rng: Random) -> NeedAnswer:
    if asked.about == "owns":
        return not truth
    if asked.about == "need":
        return () if truth else tuple(rng.sample(asked.skus, min(1, len(asked.skus))))
    others = [value for value in asked.values if value != truth]
    return rng.choice(others) if others else None


def _cost(asked: NeedQuestion, mind: MindB) -> float:
    assumed = mind.world.assumed
    things = asked.skus if asked.about != "attribute" else ()
    cost = assumed.question + assumed.question_each * max(len(things) - 1, 0)
    cost *= assumed.question_again ** len(mind.asked)
    if any(_is_same(asked, before) for before in mind.asked):
        return cost + assumed.heedless
    categories = mind.world.twins.categories(frozenset(things))
    is_beside = bool(things) and not categories & mind.shopper.interests
    return cost + assumed.out_of_place if is_beside else cost


def _is_same(asked: NeedQuestion, before: NeedQuestion) -> bool:
    return asked.about == before.about and asked.attribute == before.attribute and (
        bool(set(asked.skus) & set(before.skus)) or asked.about == "attribute"
    )
