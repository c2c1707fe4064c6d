"""Changes of the cart that were wished for with too little certainty to be made unasked."""
import re
from dataclasses import replace
from typing import Mapping

from actions.reading.reading import AT_SEEN, Act, Description, Wish
from actions.shop.buying.cart import Which
from actions.turn import slots
from actions.turn.intents import names_of
from actions.turn.meant import in_words
from actions.turn.open_question import open_question
from actions.turn.openings import asks
from actions.turn.turn import Turn

# Chosen on messages that were not trained with, asking being a tenth as dear as a wrong cart.
LEAST_CHANCE, LEAST_READ = 0.7, 0.55
SURE = 0.9  # that it is the change, where nothing is described
MOST_PIECES = 12  # of one thing, that are put in unasked
ONE, SEVERAL = 1, 2
BARE_NUMBER = re.compile(r"\W*\d+\W*")
REALLY = "really:"  # begins the question of a button that makes a change that was asked about
EMPTYING, ADDING = "clear_cart", ("add", "accept")
# Acts that come to the same.
ALIKE: tuple[frozenset[Act], ...] = (
    frozenset(("add", "accept", "yes")), frozenset(("change", "swap", "no")),
    frozenset(("remove", "empty_cart")), frozenset(("undo",)),
)
EVERY_CHANGE = frozenset().union(*ALIKE)
LOOKING: frozenset[Act] = frozenset(("find",))
COUNTING = frozenset(("quantity", "mode", "pointing"))
ANOTHER = frozenset(("same", "other"))
NAMING = frozenset(("product", "category", "brand", "attribute_value"))


def is_a_guess(turn: Turn) -> bool:
    """Whether it is asked first: a question, a number alone, what may well mean something else."""
    if not turn.is_typed or turn.is_answer or turn.wish is None:
        return False
    if turn.is_guess:
        return True
    chance = chance_of(_acts_of(turn.wish) | _not_counted(turn.wish), turn)
    is_told = not BARE_NUMBER.fullmatch(turn.text) and not asks(turn.text)
    is_named = all(each.code for each in turn.wish.objects) and bool(turn.wish.objects)
    is_bare = all(map(_only_counts, turn.wish.objects)) and chance >= SURE  # nothing to part
    is_read = turn.chance >= LEAST_READ or is_named or is_bare
    is_told = is_told and is_read and not _is_many(turn.wish)
    is_told = is_told and not _loses_number(turn.wish, turn) and not _is_kept(turn.wish, turn)
    is_told = is_told and not _loses_pointing(turn.wish, turn)
    is_told = is_told and not _points_back(turn.wish, turn)
    return not is_told or (bool(turn.likely) and chance < LEAST_CHANCE)


def alike(act: Act) -> frozenset[Act]:
    """The acts that come to the same as this one."""
    return next((acts for acts in ALIKE if act in acts), frozenset((act,)))


def chance_of(acts: frozenset[Act], turn: Turn) -> float:
    """That the message has an intent with one of these acts."""
    names = names_of(lambda intent: intent.act in acts)
    return sum(guess.chance for guess in turn.likely if guess.intent in names)


def says_again(
    turn: Turn, changes: Mapping[Which, int], before: Mapping[Which, int]
) -> bool:
    """ "3, right": so many were there already; "6 socks", where there are two, may be so many more,
    or so many in all. Who wants more of what is there says so."""
    wish = turn.wish
    if not turn.is_typed or turn.is_answer or wish is None or wish.act != "add":
        return False
    if any(each.mode or each.pointing in ANOTHER for each in wish.objects):
        return False
    if len(wish.objects) == 1 and _only_counts(wish.objects[0]):
        number = wish.objects[0].quantity
        return all(
            before.get(which) == (number if isinstance(number, int) else count)
            for which, count in changes.items()
        )
    return bool(wish.objects) and all(before.get(which) for which in changes)


def points_elsewhere(
    turn: Turn, changes: Mapping[Which, int], seen: frozenset[str]
) -> bool:
    """ "This and the gift wrap", read as one thing: what is pointed at stands in sight, and what
    would come in doesn't."""
    wish = turn.wish
    if not turn.is_typed or turn.is_answer or wish is None:
        return False
    pointed = sum(each.pointing in AT_SEEN and bool(in_words(each)) for each in wish.objects)
    is_strange = any(n > 0 and sku not in seen for (sku, _), n in changes.items())
    return is_strange and pointed > sum(sku in seen for sku, _ in changes)


def is_the_rest(turn: Turn, changes: Mapping[Which, int]) -> bool:
    """ "Everything but the jam": several things go that nobody named."""
    wish, gone = turn.wish, [which for which, count in changes.items() if count < 0]
    if not turn.is_typed or turn.is_answer or wish is None or len(gone) < SEVERAL:
        return False
    return any(each.is_refused for each in wish.objects)


def _acts_of(wish: Wish) -> frozenset[Act]:
    """How many more or fewer is told by a change as well as by adding and removing."""
    is_counted = bool(wish.objects) and all(
        each.mode in ("more", "fewer") or _only_counts(each) for each in wish.objects
    )
    return EVERY_CHANGE if is_counted else alike(wish.act)


def _not_counted(wish: Wish) -> frozenset[Act]:
    """ "Running socks, 2 please": nobody looks for so many, where pieces are read for sure."""
    numbers = [each.quantity for each in wish.objects if in_words(each)]
    is_counted = wish.act == "add" and any(isinstance(number, int) for number in numbers)
    return LOOKING if is_counted else frozenset()


def _only_counts(said: Description) -> bool:
    return COUNTING.issuperset(said.as_json())


def _is_many(wish: Wish) -> bool:
    """ "20 is 20": so many are rarely meant."""
    numbers = [each.quantity for each in wish.objects if isinstance(each.quantity, int)]
    return wish.act in ADDING and max(numbers, default=0) > MOST_PIECES


def _is_kept(wish: Wish, turn: Turn) -> bool:
    """ "Not the jug", where the whole cart was to be emptied, may well keep it."""
    question = open_question(turn)
    return question is not None and question.intent == EMPTYING and wish.act == "remove"


def _loses_number(wish: Wish, turn: Turn) -> bool:
    """Whether a number was said of pieces, and the wish holds none at all."""
    if any(each.quantity is not None or each.pointing == "both" for each in wish.objects):
        return False
    held = " ".join(str(value) for each in wish.objects for value in each.as_json().values())
    least = ONE if wish.act == "add" else 0  # it is one piece anyway
    return any(
        isinstance(number, int) and number > least and str(number) not in held
        for number in turn.entities_of("quantity")
    )


def _points_back(wish: Wish, turn: Turn) -> bool:
    """ "Rather the 8 gb one, put that in": what the message named before isn't known here."""
    is_pointing = any(each.pointing and _only_counts(each) for each in wish.objects)
    return turn.metadata.goes_on and is_pointing


def _loses_pointing(wish: Wish, turn: Turn) -> bool:
    """ "Put it in, and a reader": what is pointed at before anything is named is in no object."""
    if not wish.objects or not all(map(in_words, wish.objects)):
        return False
    if any(each.pointing for each in wish.objects):
        return False
    named = [e.start for e in turn.entities if e.name in NAMING and e.start is not None]
    pointed = [e.start for e in turn.entities if e.name == "reference" and e.start is not None]
    return bool(named and pointed) and min(pointed) < min(named)


def asked_before(turn: Turn) -> Turn:
    """The turn with the wish that a yes is to; nothing of it where that was asked long ago."""
    question = str(turn.entity("question") or "")
    if not question.startswith(REALLY):
        return turn
    kept = turn.slots.get(slots.OPEN_QUESTION) or {}
    is_it = f"{REALLY}{kept.get('turn')}" == question and bool(kept.get("wish"))
    wish = Wish.parse_obj(kept["wish"]) if is_it else Wish(act="chat")
    number = turn.entity("quantity")
    if number is not None and len(wish.objects) == 1:
        counted = wish.objects[0].copy(update={"quantity": int(number)})
        wish = wish.copy(update={"objects": (counted,)})
    return replace(turn, wish=wish, is_answer=True)
