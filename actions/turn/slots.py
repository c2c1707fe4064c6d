"""Names of the slots that actions read and set; a test checks them against the domain."""

LANGUAGE = "language"
LISTED = "listed"  # SKUs of the list shown last, in its order
SEARCH = "search"  # the running search, so that it can be refined
SHOWN = "shown"  # how many of the running search's products were shown
FOCUS = "focus"  # SKU of the product being talked about
JUST_ADDED = "just_added"
SEEN_AT = "seen_at"  # the turn at which the focus and the list came into sight
OFFER_ID = "offer_id"
OFFER_OPEN = "offer_open"
OPEN_QUESTION = "open_question"  # what the cart's answer asked: its turn, and each answer
CART_CHANGE = "cart_change"  # the lines before and after the last change
CART_STATE = "cart_state"  # filled | empty
CHECKOUT_NAME = "checkout_name"
CHECKOUT_ADDRESS = "checkout_address"
CHECKOUT_DELIVERY = "checkout_delivery"
CHECKOUT_CONFIRMED = "checkout_confirmed"
REVIEWED_CART = "reviewed_cart"
ORDER_OUTCOME = "order_outcome"  # placed | changed | refused
ORDER_TO_CANCEL = "order_to_cancel"
ASKED_AT_TURN = "asked_at_turn"  # when the question about ORDER_TO_CANCEL was asked
UPSET = "upset"
UPSET_AT_TURN = "upset_at_turn"  # of the newest upset message
SORRY_AT_TURN = "sorry_at_turn"  # when regret was told last
UNCLEAR_AT_TURN = "unclear_at_turn"  # of the newest message that was not understood
REQUESTED_SLOT = "requested_slot"
