"""What else speaks for an offered product, beside the reason it was offered for."""
from typing import Mapping

from actions.saying.responses import AlsoResponse
from actions.selling.model import Candidate
from actions.selling.offer_made import Offer

# By the wording that it would have been offered with.
ALSO: Mapping[str, AlsoResponse] = {
    **dict.fromkeys(
        (
            "utter_offer_accessory", "utter_offer_accessory_learned", "utter_offer_service",
            "utter_offer_service_learned", "utter_offer_warranty",
            "utter_offer_warranty_learned", "utter_offer_sample", "utter_offer_sample_learned",
        ),
        "utter_also_goes_with",
    ),
    "utter_offer_bought_together": "utter_also_bought",
    "utter_offer_people_like_you": "utter_also_liked",
    "utter_offer_completes_set": "utter_also_completes",
    "utter_offer_plan_upgrade": "utter_also_owned",
    "utter_offer_free_delivery": "utter_also_free_delivery",
    "utter_offer_free_delivery_learned": "utter_also_free_delivery",
    "utter_offer_reward": "utter_also_reward",
    "utter_offer_reward_learned": "utter_also_reward",
    "utter_offer_todays_deal": "utter_also_sought",
    "utter_offer_todays_deal_clearance": "utter_also_reduced",
    "utter_offer_buy_again": "utter_also_due",
    "utter_offer_follow_up_learned": "utter_also_ordered",
    "utter_offer_follow_up_linked": "utter_also_ordered",
}
MOST_TOLD = 2
FITS = ("utter_also_goes_with", "utter_also_completes")


def told_also(offer: Offer) -> list[tuple[AlsoResponse, Candidate]]:
    """Each further reason once, the best first; none that was told already."""
    told: dict[AlsoResponse, Candidate] = {}
    for candidate in offer.also:
        response = ALSO.get(candidate.response)
        if response and candidate.facts and not _is_told(response, candidate, offer):
            told.setdefault(response, candidate)
    return list(told.items())[:MOST_TOLD]


def _is_told(response: AlsoResponse, candidate: Candidate, offer: Offer) -> bool:
    """The same reason, or the same said of the same thing in other words."""
    main = ALSO.get(offer.response)
    if response == main or offer.anchor is None or candidate.anchor != offer.anchor.sku:
        return response == main
    if response == "utter_also_bought":
        return bool(offer.facts and offer.facts.took)
    return response in FITS and main in FITS
