"""What the invented shoppers are like: every number that is assumed, and why.

Written before any tuning of the offer engine and without a look at its strategies or ranking.
Where people have published figures these were the guide; the rest is kept moderate.

Leaving. Baymard Institute's average of some fifty studies is 70 % of web carts abandoned, but in
its surveys four to six leavers in ten were "just browsing". Without those some 55 % remain; of
people who come to a chat to buy, and get answers, a little fewer: the steps below add up to
42 % without any offer. A cart dearer than planned is left a little more often.

What they come for is drawn from the history: what was bought other than in the wake of something
else, in categories of their own every second time where they are known.

Needs. The history shows what people find by themselves. What is useful to them is more: NPD's
study of phone accessories (2012) found that nearly half of those who bought a phone from a person
took an accessory at once and spent three times as much on it as those who bought online;
independent appliance shops sell protection plans on 25–40 % of sales when they ask (Consumer
Priority Service), in our history 12 % take one. Three times as many, of whom three in four say
yes: a linked companion is needed four times as often as it is bought (three in four at most).
The history then says what happens without an offer: a fifth of these needs is met in the same
visit, a twentieth in the fortnight after; only the rest is a gain. Things that merely happen to be
bought in the same days are no complements: needed less often than bought, mostly bought anyway.
A third of the shoppers need something that neither history nor links tell of. Consumables run
out by the customer's own rhythm, and more than half are then bought here in any case.

Yes. Averages are 1–5 % for cross-selling on web pages, 8–12 % right after a purchase (trade
press), a quarter to a half when a good sales person asks. Here one who needs the thing and has the
money says yes in half to nine in ten cases, fewer the dearer it is, before the choice is made and
after the order is placed; without a need one to three in a hundred do. Every third would be better
served by a better version where there is one. In UPS's Pulse of the Online Shopper (2014) 58 %
said they had added something to reach free delivery; people do less than they say: one in ten.

Annoyance. Goldstein, Suri, McAfee and others (Journal of Marketing Research, 2014) measured that
annoying messages make people give up sooner, and that they can cost more than they earn;
reactance (Brehm 1966; Edwards, Li and Lee 2002 on forced exposure) grows with repetition,
irrelevance and nearness of the goal. Here one offer out of place drives off hardly anybody, three
in a row every fifth, and during the payment far more.

Simplified: goods sold are refilled at once; one piece of each; persuasion by wording and evidence
is not modelled, nor goods returned, nor points; a sample pays only for itself; money is counted
in USD at the product's own USD price and cost; delivery earns nothing; what is left in a cart in
one visit is not there in the next, carts left earlier are drawn with the shopper instead.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Assumptions:
    """Shares and chances from 0 to 1, money in USD, annoyance in offers that are out of place."""

    # Who comes
    weeks: int = 8
    identified: float = 0.5
    indonesian_strangers: float = 0.85
    replenishers: float = 0.25  # of identified shoppers who have run out of something
    own_category: float = 0.5  # of identified: the main need is of a category bought before
    second_need: float = 0.25
    most_looks: int = 4
    left_cart: float = 0.15  # of identified shoppers
    came_for_left_cart: float = 0.3
    glad_of_left_cart: float = 0.4  # would finish it when reminded
    notices_left_cart: float = 0.6  # of the glad, at checkout, without being reminded

    # Leaving without an order, whatever is offered
    leaves_at_opening: float = 0.04
    leaves_after_look: float = 0.06
    finds_nothing: float = 0.07  # of each main need
    misses_wish: float = 0.25  # of those who wanted something better and were not shown it
    leaves_after_adding: float = 0.04
    leaves_after_cart: float = 0.05
    leaves_at_checkout: float = 0.11
    leaves_at_payment: float = 0.06
    overspending: float = 0.08  # more of them leave at checkout at twice the sum planned
    views_cart: float = 0.6
    chats_after_order: float = 0.5

    # Hidden needs
    companion_days: int = 14
    least_share: float = 0.02
    need_per_linked_share: float = 4.0
    need_per_other_share: float = 0.6
    least_linked_need: float = 0.2  # a link whose product nobody has bought yet
    most_need: float = 0.75
    linked_found_now: float = 0.2
    linked_found_later: float = 0.05
    other_found_now: float = 0.25
    other_found_later: float = 0.35
    rebuy_found_now: float = 0.3
    rebuy_found_later: float = 0.25
    runs_out: float = 0.6  # of consumables whose rhythm says so
    ran_out_long_ago: float = 0.2
    not_out_yet: float = 0.05
    follow_up_days: int = 120
    follow_up: float = 0.5  # of a linked need, for what was bought earlier
    odd_need: float = 0.33
    wants_better: float = 0.35
    wants_larger: float = 0.2
    wants_better_plan: float = 0.15

    # Money
    least_slack: float = 0.05  # of what they plan to spend
    most_slack: float = 0.5
    pocket: float = 15.0  # mean of what they could spend besides
    least_stretch: float = 0.6  # of the way to the better product, where one is wanted
    most_stretch: float = 1.6

    # Saying yes
    yes_at_least: float = 0.4
    yes_by_strength: float = 0.5
    knows_need: float = 0.85  # they were about to look for it
    price_pain: float = 0.5  # how much less at the end of the budget
    yes_before_choice: float = 0.7
    yes_after_order: float = 0.6
    yes_in_checkout: float = 0.3
    yes_to_swap_after_adding: float = 0.6
    changes_mind: float = 0.06  # to another product of the kind they look at
    impulse: float = 0.03  # something small they don't need
    impulse_share: float = 0.15  # small: of the cart
    impulse_dear: float = 0.01
    fills_up_to_free_delivery: float = 0.1

    # Annoyance
    patience: float = 10.0  # median
    patience_spread: float = 0.8  # of its logarithm
    welcome: float = 0.2  # needed, but not now
    too_dear: float = 0.5
    unneeded: float = 0.5  # within their interests
    out_of_place: float = 1.0
    thoughtless: float = 1.5  # owned, in the cart, declined before, or too late to swap
    straight_after_no: float = 1.5
    turn_after_turn: float = 1.5
    in_checkout: float = 3.0
    big_ticket: float = 150.0
    big_ticket_factor: float = 1.4
    says_no: float = 0.5  # the others ignore what they don't want
