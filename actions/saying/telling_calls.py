"""A call for a person as it is told: noted, and what the shop itself says of the answer."""
from actions.saying.reply import Reply
from actions.saying.responses import SocialResponse
from actions.shop.catalogue.catalogue import in_language
from actions.shop.handovers import Call
from actions.shop.visit import Visit
from actions.turn.open_question import OpenQuestion


def tell_call(call: Call, visit: Visit) -> Reply:
    """The call, and what there is to expect; where the caller is reached is asked for once."""
    ways = visit.catalogue.profile.contact
    reply = Reply().say("utter_handover", ticket=call.number)
    if ways.call_back and call.contact:
        reply.say("utter_handover_call_back", contact=call.contact)
    _tell_when(reply, visit)
    if ways.shown:
        reply.say("utter_handover_ways", ways=" · ".join(ways.shown))
    if ways.call_back and call.is_new and not call.contact:
        return reply.and_then(ask_contact("utter_ask_contact", visit))
    return reply


def tell_contact_noted(call: Call, visit: Visit) -> Reply:
    noted = Reply().say("utter_contact_noted", contact=call.contact, ticket=call.number)
    return _tell_when(noted, visit)


def ask_contact(response: SocialResponse, visit: Visit) -> Reply:
    question = OpenQuestion(visit.shopper.turn, "contact")
    return Reply().say(response).remember(open_question=question.dump())


def _tell_when(reply: Reply, visit: Visit) -> Reply:
    answers = in_language(visit.catalogue.profile.contact.answers, visit.language)
    return reply.say("utter_handover_when", answers=answers) if answers else reply
