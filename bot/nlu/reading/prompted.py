"""Messages beside what was asked: which of those that mean the same anyway are taught so, and how
sure an answer must be to be one.

Without the former the reader would take all that stands beside a question for its answer.
"""
from dataclasses import replace
from hashlib import sha256
from typing import Iterable, Mapping, Optional

from actions.reading.reading import PROMPTS, Act, Prompt
from bot.nlu.reading.marked_examples import Example

# Of their own, never an answer: "add a red one" beside an offer may well be one.
OF_THEIR_OWN: frozenset[Act] = frozenset((
    "find", "show", "ask", "compare", "remove", "change", "swap", "undo", "view_cart",
    "empty_cart", "order_status", "ask_shop", "suggest", "points", "person", "complain", "notify",
    "language", "offers_off", "offers_on",
))  # fmt: skip
ONE_IN = 10
# By the prompt, answers and the chance from which one is taken for what it is: a wrong yes costs
# more than a wrong no.
YES: frozenset[Act] = frozenset(("yes", "accept"))
NO: frozenset[Act] = frozenset(("no", "refuse"))
# What chooses something, one way or the other.
TAKING: frozenset[Act] = YES | {"add", "swap", "change"}
CHOICES = TAKING | NO
LEAST_CHOICE = 0.9
# What begins something else.
ELSE: frozenset[Act] = frozenset((
    "checkout", "view_cart", "undo", "order_status", "points", "use_points", "keep_points",
    "person", "empty_cart", "offers_off", "offers_on", "ask_shop", "notify", "restart", "language",
))  # fmt: skip
SURE_ALONE = 0.8
LEAST_SURE = dict.fromkeys(("offer", "sure", "review"), ((YES, 0.9), (NO, 0.93)))
LEAST_WORDS = 4


def beside_prompts(examples: Iterable[Example]) -> list[Example]:
    """All examples, one in ten of these beside a question, the same ones every time."""
    return [_beside(example) if _is_own(example) else example for example in examples]


def settled(
    chances: Mapping[Act, float], alone: Mapping[Act, float], prompt: Optional[Prompt],
    is_described: bool,
) -> Mapping[Act, float]:  # fmt: skip
    """The chances of acts, with a yes or a no only where it is sure; else nothing was decided.

    Where something is described, what that is says which of the two it is: "the cheap one". What
    surely begins something else beside nothing, as "ok let's order" does, is no answer to an offer.
    """
    if prompt not in LEAST_SURE:
        return chances
    best = max(chances, key=lambda act: chances[act])
    own = max(alone, key=lambda act: alone[act])
    if prompt == "offer" and own in ELSE and alone[own] >= SURE_ALONE:
        return alone
    if best in YES and sum(chances.get(act, 0.0) for act in TAKING) >= LEAST_CHOICE:
        return _as_taken(chances, LEAST_SURE[prompt][0][1])
    if is_described and sum(chances.get(act, 0.0) for act in CHOICES) >= LEAST_CHOICE:
        return chances
    for answers, least in LEAST_SURE[prompt]:
        if best in answers and sum(chances.get(each, 0.0) for each in answers) < least:
            if own in TAKING - YES and alone[own] >= SURE_ALONE:
                return alone  # "put it in the cart"
            unsure = {act for each, _ in LEAST_SURE[prompt] for act in each}
            left = {act: chance for act, chance in chances.items() if act not in unsure}
            return {**left, "chat": 1 - sum(left.values()) + left.get("chat", 0.0)}
    return chances


def _as_taken(chances: Mapping[Act, float], least: float) -> Mapping[Act, float]:
    """What takes something for sure, be it that offered or not: where it is unsure which, it is a
    wish of its own, and what it is about tells."""
    if sum(chances.get(act, 0.0) for act in YES) >= least:
        return chances
    left = {act: chance for act, chance in chances.items() if act not in YES}
    return {**left, "add": 1 - sum(left.values()) + left.get("add", 0.0)}


def _is_own(example: Example) -> bool:
    is_long = len(example.tokens) >= LEAST_WORDS
    return not example.prompt and is_long and OF_THEIR_OWN.issuperset(example.acts)


def _beside(example: Example) -> Example:
    number = int(sha256(example.text.encode()).hexdigest(), 16)
    if number % ONE_IN:
        return example
    return replace(example, prompt=PROMPTS[number // ONE_IN % len(PROMPTS)])
