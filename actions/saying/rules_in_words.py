"""The rule behind a suggestion, by the strategy that made it."""
from typing import Mapping

from actions.saying.responses import OfferResponse

RULES_IN_WORDS: Mapping[str, OfferResponse] = {
    "accessory": "utter_why_rule_linked",
    "service": "utter_why_rule_linked",
    "warranty": "utter_why_rule_linked",
    "sample": "utter_why_rule_linked",
    "completes_set": "utter_why_rule_set",
    "bought_together": "utter_why_rule_bought",
    "people_like_you": "utter_why_rule_peers",
    "next_tier": "utter_why_rule_better",
    "plan_upgrade": "utter_why_rule_better",
    "larger_size": "utter_why_rule_larger",
    "bundle": "utter_why_rule_bundle",
    "free_delivery": "utter_why_rule_delivery",
    "reward": "utter_why_rule_points",
    "todays_deal": "utter_why_rule_deal",
    "buy_again": "utter_why_rule_again",
    "follow_up": "utter_why_rule_earlier",
    "thank_you": "utter_why_rule_thanks",
}
