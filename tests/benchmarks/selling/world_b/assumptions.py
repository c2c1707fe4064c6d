"""World B, every number that is assumed and why; written without a look at the offer engine.

Two halves. A hash of the customer puts each into one half of the history. The shop that a seller
sells in holds the customers and purchases of the first half alone. What shoppers need is drawn
from the purchases of the second: nobody can have learned it by heart, only what people are like.

Links. In the demo's history nearly all that goes together is linked, which no real shop's
catalogue can say: merchants link what they think of. So a hash of the two products takes half of
the companions' links (accessory, service, warranty, set) out of the shop before a seller sees it.
Need doesn't know of it: a companion is what the second half bought, with something no dearer
than it, clearly more often than chance, linked or not. Samples stay: they are given, not found.

Who comes. Half are customers of the first half, each once; each has a twin in the second, the
likest of some that were drawn, by the categories they buy. The others are strangers to the shop,
though a twin's earlier purchases are theirs: things they own and the shop can't know. What they
come for is an order of the twin in the last year.

Needs. What the twin bought along with it, they think of themselves (same day: now; in the days
after: later): no offer gains by it. What a few others bought who once bought the same, they could
use too and don't think of. Six others: what a tenth takes in silence, 47 % need, and of these seven
in ten say yes at the best time. Extended warranties are taken by a tenth on the web and by 25–40 %
where somebody asks (Consumer Priority Service), and a buyer of a phone took accessories from a
person in half of the cases (NPD 2012). Things they have bought from us in the
last months call for what others bought next. Consumables have run out where the gap of another
buyer of the same thing has passed; half remember by themselves; after three gaps they have it from
somewhere else. A fifth need something that nothing tells of.

Owned. People have things from elsewhere: every fourth durable companion is in the house already,
whether others would need it or not. Only they know.

Better. Others of the second half bought a higher version of the same family: as often as they
did, and every second time only (habit), it would suit this shopper better than what they look at.

Yes. A good sales person gets a quarter to a half. One who needs the very thing and can pay says
yes in half to nine in ten cases at the best time, right after the choice. Before the choice half
as often; with something dear still open, when all thought goes to it, three in ten; in the
checkout, where Baymard finds that distraction costs orders, hardly; after the order somewhat more
than half as often (post-purchase offers are accepted at 8–12 %, unaddressed). Another version of
the thing needed will do for one in three. What they don't need is taken now and then when small:
impulse. A price as high as all that is in the cart halves the wish; beyond the money there is no.

Questions. Asked, people mostly say how it is. In surveys some 5 % of answers are wrong on facts
as plain as these and about as many skip or don't know. A question is lighter to take than an offer
that misses, yet not free: chat surveys lose people by every further question (each costs half as
much again as the one before; one about several things at once costs more than a yes or no).

Nerves. Each interruption that ends in no costs patience: little when it was at least useful, more
when needless, most when it shows that nobody listened (owned, refused before, in the cart), times
more near the payment and straight after another. When it is used up, they leave. Three needless
offers in a row drive off every sixteenth, five more than every fourth (annoying messages make
people leave sooner: Goldstein and others 2014).

Leaving otherwise. Of people who come to buy and are answered, some four in ten go without an order.

Put right once, before any seller but those of this package and the plain baselines had been played
in it: with three others, 15 USD in the pocket and a median patience of seven, somebody who knew
every chance and offered what was worth most got a yes one time in seven and lost more orders than
that brought, which no shop with sales people knows.

Simplified: one piece of each, no returns, points or wording; money in USD at the product's own
USD price and cost; nobody comes twice; what is sold is refilled.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class AssumptionsB:
    """Shares and chances from 0 to 1, money in USD, costs of patience in needless offers."""

    # Halves and links
    linked: float = 0.5  # of the companions' links of the catalogue stay in the shop

    # Who comes
    weeks: int = 8
    identified: float = 0.5
    indonesian_strangers: float = 0.85
    twins_drawn: int = 20  # of which the likest is taken
    order_days: int = 365  # how old the twin's order may be
    most_mains: int = 2
    most_looks: int = 3

    # Needs
    companion_days: int = 14
    clearly: float = 0.01  # a chance of so many together is less than this
    least_together: int = 3
    others: int = 6
    next_days: int = 120
    followed: int = 3  # the latest purchases that call for something next
    others_next: int = 1
    remembers_rebuy: float = 0.5
    gaps_until_elsewhere: float = 3.0
    odd_need: float = 0.2
    owns_elsewhere: float = 0.25  # of each durable companion
    open_to_better: float = 0.5

    # Money
    least_slack: float = 0.1  # of what they plan to spend
    most_slack: float = 0.6
    pocket: float = 25.0  # mean of what they could spend besides

    # Saying yes
    least_wish: float = 0.5
    most_wish: float = 0.9
    price_pain: float = 0.5  # less, at a price as high as what they came for
    before_choice: float = 0.5
    big_ticket: float = 150.0
    big_ticket_open: float = 0.3
    in_checkout: float = 0.2
    after_order: float = 0.6
    another_version: float = 0.35
    takes_what_they_look_at: float = 0.8
    impulse: float = 0.03  # small, of a category in sight
    impulse_share: float = 0.2  # small: of what they came for
    impulse_else: float = 0.005

    # Questions
    truthful: float = 0.88
    unsure: float = 0.07  # the rest is wrong
    question: float = 0.3
    question_each: float = 0.05  # more for each thing asked about beyond the first
    question_again: float = 1.5  # each further one costs so many times the one before

    # Nerves
    patience: float = 10.0  # median
    patience_spread: float = 0.6  # of its logarithm
    useful: float = 0.3  # needed, but not now or not at this price
    needless: float = 1.0
    out_of_place: float = 1.4  # of no category in sight
    heedless: float = 2.0  # owned, in the cart, or refused before
    known_owned: float = 1.0  # more of it, where they have just said that they own it
    straight_after: float = 1.5
    near_payment: float = 2.5
    says_no: float = 0.5  # the others ignore what they don't want

    # Leaving without an order, whatever is offered
    leaves_at_opening: float = 0.03
    leaves_after_look: float = 0.05
    finds_nothing: float = 0.08  # of each thing they come for
    leaves_after_cart: float = 0.06
    leaves_at_checkout: float = 0.1
    leaves_at_payment: float = 0.05
    views_cart: float = 0.6
