"""Names of what is said: the responses of the domain, whose wording is each language's own."""
from typing import Literal, NewType, Union

AnswerResponse = Literal[
    "utter_nearest_price", "utter_nearest_price_above", "utter_nearest_price_between",
    "utter_nearest_values", "utter_nearest_brand", "utter_nearest_category",
    "utter_nearest_without", "utter_nearest_kind", "utter_nothing_beyond", "utter_sizes_made",
    "utter_sizes_made_some_gone", "utter_no_sizes_there", "utter_not_here", "utter_left_aside",
    "utter_not_here_and_aside", "utter_limits_read", "utter_nothing_else", "utter_choose_instead",
    "utter_unknown_words", "utter_nothing_found",
    "utter_answer_yes", "utter_answer_no", "utter_answer_value", "utter_answer_description",
    "utter_answer_review", "utter_answer_nearest", "utter_answer_unknown",
    "utter_comparison_alike", "utter_compared_both_gain", "utter_compared_dearer_gains",
    "utter_compared_cheaper_gains", "utter_compared_price", "utter_compared_same_price_both_gain",
    "utter_compared_same_price_one_gains", "utter_compared_same_price",
]
CartResponse = Literal[
    "utter_added", "utter_added_several", "utter_cart", "utter_cart_empty", "utter_removed",
    "utter_removed_last", "utter_remove_which", "utter_line_changed", "utter_quantity_of_which",
    "utter_swapped", "utter_swap_what", "utter_swap_for_what", "utter_undone",
    "utter_nothing_to_undo", "utter_cart_cleared", "utter_really_empty", "utter_choose_variant",
    "utter_really_add", "utter_really_so", "utter_how_many", "utter_whole_pieces",
    "utter_still_waits", "utter_still_asked",
    "utter_not_made_so", "utter_which_of_these", "utter_nearest_to_it", "utter_none_called_so",
    "utter_not_in_cart_so", "utter_few_left", "utter_sold_out", "utter_not_sold_here",
    "utter_too_many", "utter_not_in_cart",
]
CheckoutResponse = Literal[
    "utter_begin_checkout", "utter_ask_delivery_option", "utter_bad_name", "utter_bad_address",
    "utter_review", "utter_which_detail", "utter_order_placed", "utter_cart_changed",
    "utter_review_first", "utter_checkout_cancelled", "utter_nothing_to_cancel",
    "utter_checkout_stopped",
]
ClarifyResponse = Literal["utter_clarify", "utter_lost"]
PointsResponse = Literal[
    "utter_points", "utter_points_in_tier", "utter_points_in_top_tier",
    "utter_points_below_tiers", "utter_rewards", "utter_reward_within_reach", "utter_next_reward",
    "utter_points_of_whom", "utter_no_points_here", "utter_points_are_for",
    "utter_reward_at_checkout", "utter_reward_chosen", "utter_cart_below_reward",
    "utter_points_kept", "utter_no_points_in_use", "utter_reward_for_review",
    "utter_reward_in_review", "utter_reward_left_out", "utter_points_to_come", "utter_points_now",
    "utter_free_delivery",
]
OfferResponse = Literal[
    "utter_offer_declined", "utter_offer_gone", "utter_offer_already_taken",
    "utter_offer_changed", "utter_offer_falls_short", "utter_offer_several_choices",
    "utter_cart_resumed", "utter_offers_stopped", "utter_offers_resumed", "utter_suggestions",
    "utter_nothing_to_suggest",
]
OrderResponse = Literal[
    "utter_status_placed", "utter_status_paid", "utter_status_shipped", "utter_status_delivered",
    "utter_status_cancelled", "utter_status_returned", "utter_order_not_found",
    "utter_really_cancel_order", "utter_order_cancelled", "utter_order_not_cancellable",
    "utter_order_kept", "utter_no_order_yet",
]
ProductResponse = Literal[
    "utter_products_found", "utter_product_found", "utter_more_products", "utter_no_more",
    "utter_what_to_search", "utter_product", "utter_which_product", "utter_stock_plenty",
    "utter_stock_few", "utter_stock_none", "utter_stock_unlimited", "utter_price",
    "utter_comparison", "utter_compare_at_most", "utter_compare_what", "utter_product_sizes",
    "utter_product_sizes_some_gone",
]
ShopInfoResponse = Literal["utter_delivery_info"]
SocialResponse = Literal[
    "utter_fallback", "utter_affirm_nothing", "utter_started_over", "utter_handover",
]
# As the strategy that makes the offer names it.
OfferWording = NewType("OfferWording", str)
Response = Union[
    AnswerResponse, CartResponse, CheckoutResponse, ClarifyResponse, PointsResponse,
    OfferResponse, OrderResponse, ProductResponse, ShopInfoResponse, SocialResponse,
    OfferWording,
]

LABEL_PREFIX = "utter_label_"
ButtonLabel = Literal[
    "utter_label_none_of_these", "utter_label_add_to_cart", "utter_label_details",
    "utter_label_checkout", "utter_label_keep_shopping", "utter_label_place_order",
    "utter_label_change_address", "utter_label_change_delivery", "utter_label_cancel",
    "utter_label_take_this_one", "utter_label_add_it", "utter_label_no_thanks",
    "utter_label_yes_do", "utter_label_tell_me_more", "utter_label_go_on", "utter_label_use_points",
    "utter_label_keep_points", "utter_label_free_delivery",
]
# As the description of an intent names it.
IntentLabel = NewType("IntentLabel", str)
Label = Union[ButtonLabel, IntentLabel]


def intent_label(name: str) -> IntentLabel:
    """The label of an intent, by the short name that its description has."""
    return IntentLabel(LABEL_PREFIX + name)
