"""Names of what is said: the responses of the domain, whose wording is each language's own."""
from typing import Literal, NewType, Union

AnswerResponse = Literal[
    "utter_nearest_price", "utter_nearest_price_above", "utter_nearest_price_between",
    "utter_nearest_values", "utter_nearest_brand", "utter_nearest_category",
    "utter_nearest_without", "utter_nearest_kind", "utter_nothing_beyond", "utter_sizes_made",
    "utter_sizes_made_some_gone", "utter_no_sizes_there", "utter_not_here", "utter_left_aside",
    "utter_not_here_and_aside", "utter_limits_read", "utter_nothing_else", "utter_choose_instead",
    "utter_unknown_words", "utter_nothing_found", "utter_none_reduced", "utter_none_reduced_so",
    "utter_nothing_reduced",
    "utter_answer_yes", "utter_answer_no", "utter_answer_value", "utter_answer_description",
    "utter_answer_review", "utter_answer_nearest", "utter_answer_unknown",
    "utter_comparison_alike", "utter_compared_both_gain", "utter_compared_dearer_gains",
    "utter_compared_cheaper_gains", "utter_compared_price", "utter_compared_same_price_both_gain",
    "utter_compared_same_price_one_gains", "utter_compared_same_price",
    "utter_of_each", "utter_among_most", "utter_among_most_alike", "utter_among_have",
    "utter_among_none",
    "utter_among_elsewhere", "utter_among_unknown", "utter_goes_with", "utter_nothing_goes_with",
    "utter_no_such_service", "utter_services", "utter_reviews", "utter_reviews_stars",
    "utter_reviews_words", "utter_reviews_none", "utter_in_the_box", "utter_box_has",
    "utter_box_not_told",
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
    "utter_added_at_review", "utter_added_several_at_review", "utter_removed_at_review",
    "utter_line_changed_at_review", "utter_swapped_at_review", "utter_undone_at_review",
]
CheckoutResponse = Literal[
    "utter_begin_checkout", "utter_ask_delivery_option", "utter_bad_name", "utter_bad_address",
    "utter_review", "utter_which_detail", "utter_order_placed", "utter_cart_changed",
    "utter_review_first", "utter_checkout_cancelled", "utter_nothing_to_cancel",
    "utter_checkout_stopped", "utter_ask_checkout_name", "utter_ask_checkout_address",
    "utter_ask_address_and_phone", "utter_ask_address_and_email", "utter_ask_address_and_contact",
    "utter_ask_address_and_both", "utter_ask_checkout_phone", "utter_ask_checkout_email",
    "utter_ask_checkout_contact", "utter_ask_rest_of_address", "utter_bad_contact",
    "utter_review_collected", "utter_tell_detail", "utter_details_kept",
]
ClarifyResponse = Literal[
    "utter_clarify", "utter_lost", "utter_other_way", "utter_out_of_scope",
]
PointsResponse = Literal[
    "utter_points", "utter_points_in_tier", "utter_points_in_top_tier",
    "utter_points_below_tiers", "utter_rewards", "utter_reward_within_reach", "utter_next_reward",
    "utter_points_of_whom", "utter_no_points_here", "utter_points_are_for",
    "utter_reward_at_checkout", "utter_reward_chosen", "utter_cart_below_reward",
    "utter_points_kept", "utter_no_points_in_use", "utter_reward_for_review",
    "utter_reward_in_review", "utter_reward_left_out", "utter_points_to_come", "utter_points_now",
    "utter_tier_reached", "utter_tier_passed", "utter_tier_not_yet",
    "utter_free_delivery", "utter_free_delivery_missing", "utter_free_delivery_reached",
    "utter_no_free_delivery", "utter_makes_it_free", "utter_programme",
]
OfferResponse = Literal[
    "utter_offer_declined", "utter_offer_gone", "utter_offer_already_taken",
    "utter_ask_need", "utter_need_noted",
    "utter_offer_changed", "utter_offer_set_changed", "utter_offer_set",
    "utter_offer_falls_short", "utter_offer_several_choices",
    "utter_cart_resumed", "utter_offers_stopped", "utter_offers_resumed", "utter_suggestions",
    "utter_nothing_to_suggest", "utter_suggested_sold_out", "utter_suggested_in_cart",
    "utter_suggested_owned",
    "utter_why_reason", "utter_why_gains", "utter_why_bought", "utter_why_reduced",
    "utter_why_liked",
    "utter_why_rule_linked", "utter_why_rule_set", "utter_why_rule_bought",
    "utter_why_rule_peers", "utter_why_rule_better", "utter_why_rule_larger",
    "utter_why_rule_bundle", "utter_why_rule_delivery", "utter_why_rule_points",
    "utter_why_rule_deal", "utter_why_rule_again", "utter_why_rule_earlier",
    "utter_why_rule_thanks",
]
AlsoResponse = Literal[
    "utter_also_goes_with", "utter_also_bought", "utter_also_liked", "utter_also_completes",
    "utter_also_owned", "utter_also_free_delivery", "utter_also_reward", "utter_also_sought",
    "utter_also_reduced", "utter_also_due", "utter_also_ordered",
]
OrderResponse = Literal[
    "utter_status_placed", "utter_status_paid", "utter_status_shipped", "utter_status_delivered",
    "utter_status_cancelled", "utter_status_returned", "utter_order_not_found",
    "utter_really_cancel_order", "utter_order_cancelled", "utter_order_not_cancellable",
    "utter_order_kept", "utter_no_order_yet", "utter_order_contents", "utter_still_cancellable",
    "utter_return_which", "utter_return_which_line", "utter_return_noted",
    "utter_return_noted_late", "utter_return_there",
    "utter_return_closed", "utter_return_unpaid", "utter_not_returnable",
]
ProductResponse = Literal[
    "utter_products_found", "utter_product_found", "utter_more_products", "utter_no_more",
    "utter_what_to_search", "utter_product", "utter_which_product", "utter_stock_plenty",
    "utter_stock_few", "utter_stock_none", "utter_stock_unlimited", "utter_price",
    "utter_price_reduced", "utter_compare_lacks", "utter_reduced_found", "utter_kinds",
    "utter_kinds_and_more", "utter_first_pick", "utter_first_pick_rated", "utter_where_to_begin",
    "utter_prices",
    "utter_comparison", "utter_compare_at_most", "utter_compare_what", "utter_product_sizes",
    "utter_product_sizes_some_gone", "utter_stock_noted", "utter_back_in_stock",
]
ShopInfoResponse = Literal[
    "utter_delivery_info", "utter_ways", "utter_way_never_free", "utter_fact_unknown",
    "utter_way", "utter_way_a_day", "utter_way_free", "utter_fact_contact_ways",
    "utter_programme_earning", "utter_programme_first_tier", "utter_programme_tier",
    "utter_programme_tier_more", "utter_programme_reward",
    "utter_example", "utter_is_reduced", "utter_is_not_reduced",
]
# As the description of an intent names it.
FactResponse = NewType("FactResponse", str)
SocialResponse = Literal[
    "utter_fallback", "utter_affirm_nothing", "utter_started_over", "utter_handover",
    "utter_handover_call_back", "utter_handover_when", "utter_handover_ways", "utter_ask_contact",
    "utter_contact_noted", "utter_bad_contact",
]
# As the strategy that makes the offer names it.
OfferWording = NewType("OfferWording", str)
Response = Union[
    AnswerResponse, CartResponse, CheckoutResponse, ClarifyResponse, PointsResponse,
    OfferResponse, AlsoResponse, OrderResponse, ProductResponse, ShopInfoResponse, SocialResponse,
    FactResponse, OfferWording,
]

LABEL_PREFIX = "utter_label_"
ButtonLabel = Literal[
    "utter_label_none_of_these", "utter_label_add_to_cart", "utter_label_details",
    "utter_label_checkout", "utter_label_keep_shopping", "utter_label_place_order",
    "utter_label_change_address", "utter_label_change_delivery", "utter_label_cancel",
    "utter_label_take_this_one", "utter_label_add_it", "utter_label_add_all",
    "utter_label_no_thanks", "utter_label_yes_do", "utter_label_tell_me_more",
    "utter_label_go_on", "utter_label_use_points", "utter_label_keep_points",
    "utter_label_free_delivery",
]
# As the description of an intent names it.
IntentLabel = NewType("IntentLabel", str)
Label = Union[ButtonLabel, IntentLabel]


def intent_label(name: str) -> IntentLabel:
    """The label of an intent, by the short name that its description has."""
    return IntentLabel(LABEL_PREFIX + name)
