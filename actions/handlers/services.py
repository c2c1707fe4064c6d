"""What the shop does for goods: they are put up, set up, wrapped, covered."""
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.telling_facts import tell_asked_fact
from actions.saying.telling_goods import tell_beside, tell_services
from actions.saying.telling_of import tell_done
from actions.shop.answers.beside import links_of
from actions.shop.visit import Visit
from actions.turn.goes_with import SERVICES, host_of, hosts_of, services_named
from actions.turn.turn import Turn


class ActionTellServices(ShopAction):
    """The services asked for, as the shop links them with the thing that is talked about; where
    none is named, all that there are for it; else what the merchant said of it."""

    writes = False

    def name(self) -> str:
        return "action_tell_services"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        named = services_named(turn, visit) if host_of(turn, visit) is None else []
        if named:
            return tell_services(named, visit)
        told = tell_done(turn, visit)
        if told is not None:
            return told
        fact = tell_asked_fact(turn, visit)
        if fact is not None:
            return fact
        host = next(hosts_of(turn, visit), None)
        if host is None:
            return Reply().say("utter_no_such_service")
        links = links_of(host, visit.catalogue, SERVICES)
        if links:
            return tell_beside(host, links, visit)
        name = host.name(visit.language)
        return Reply().say("utter_nothing_goes_with", anchor_name=name)
