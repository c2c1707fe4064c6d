"""Every wording of an offer, by strategy and variant, with the facts it may tell."""

ALWAYS = frozenset({"product_name", "price", "proof"})
LEARNED = "anchor_name took among"

FACTS = {
    "accessory": "anchor_name reason",
    "accessory_learned": f"{LEARNED} reason",
    "service": "anchor_name reason",
    "service_learned": f"{LEARNED} reason",
    "warranty": "anchor_name reason",
    "warranty_learned": f"{LEARNED} reason",
    "sample": "anchor_name reason",
    "sample_learned": f"{LEARNED} reason",
    "bought_together": LEARNED,
    "people_like_you": "took among",
    "completes_set": "anchor_name reason in_cart",
    "completes_set_together": "in_cart others total items",
    "next_tier": "anchor_name gains price_difference",
    "larger_size":
        "anchor_name unit unit_price anchor_unit_price saved_percent gains price_difference",
    "plan_upgrade": "anchor_name owned gains price_difference",
    "bundle": "anchor_name parts apart saved price_difference",
    "free_delivery": "anchor_name missing free_from saved reason",
    "free_delivery_learned": f"{LEARNED} missing free_from saved",
    "reward": "anchor_name points reward_name worth reason",
    "reward_learned": f"{LEARNED} points reward_name worth",
    "reward_tier": "anchor_name points reward_name multiplier reason",
    "reward_tier_learned": f"{LEARNED} points reward_name multiplier",
    "todays_deal": "sold days",
    "todays_deal_clearance": "was_price",
    "todays_deal_unsold": "was_price days",
    "todays_deal_dated": "was_price until",
    "buy_again": "quantity days_since gap_days",
    "follow_up_learned": f"{LEARNED} days_since bought",
    "follow_up_linked": "anchor_name days_since bought reason",
    "finish_cart": "count total",
    "thank_you": "orders",
    "thank_you_tier": "orders tier_name",
    "needed": "",
}
WORDINGS = {name: ALWAYS | frozenset(facts.split()) for name, facts in FACTS.items()}
