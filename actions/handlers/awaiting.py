"""Goods that are waited for: noted when they are sold out, told when they are there again."""
from actions.handlers.shop_action import ShopAction
from actions.saying.answers import ask_which, tell_stock, tell_variant
from actions.saying.plain_texts import variant_title
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.shop.buying.stock import stock_of, stock_of_variants
from actions.shop.buying.stock_wishes import forget_wishes, fulfilled, note_wish, wishes_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.asked_about import could_be_asked, product_asked_about, variant_asked
from actions.turn.meant_variants import variants_meant
from actions.turn.open_question import open_question
from actions.turn.turn import Turn

TELL_ME = "ask_stock/tell_me"
TO_BE_TOLD = "notify"  # the question that buttons answer which ask what is waited for


def is_to_be_told(turn: Turn) -> bool:
    """Whether the shopper wants to hear of it later: "tell me when it is back"."""
    is_wished = turn.wish is not None and turn.wish.act == "notify"
    return is_wished or turn.topic == TELL_ME or turn.entity("question") == TO_BE_TOLD


class ActionNoteStockWish(ShopAction):
    """Note once what is sold out and waited for; what is there is said to be."""

    writes = True

    def name(self) -> str:
        return "action_note_stock_wish"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = product_asked_about(turn, visit)
        if product is None:
            could_be = could_be_asked(turn, visit)
            return ask_which(could_be, visit, "ask_stock", question=TO_BE_TOLD)
        said = variant_asked(turn, product, visit)
        if said is None:
            if stock_of(visit.db, [product.sku]).get(product.sku) != 0:
                return tell_stock(product, visit)
            return _noted(product, [""], visit)
        choice = variants_meant(product, said, visit)
        left = stock_of_variants(visit.db, [product.sku])
        if choice.lacking or any(left.get(variant.id) != 0 for variant in choice.variants):
            return tell_variant(product, said, open_question(turn), visit)
        return _noted(product, [variant.id for variant in choice.variants], visit)


class ActionTellBackInStock(ShopAction):
    """Tell once what was waited for and is there again; silent while nothing is."""

    writes = True

    def name(self) -> str:
        return "action_tell_back_in_stock"

    def serve(self, turn: Turn) -> Reply:
        # Mostly nothing is back: looking takes no lock.
        with self._front().visit(turn.shopper, writes=False) as visit:
            is_waiting = wishes_of(visit.db, visit.shopper.visitor)
            is_back = any(fulfilled(visit.db, visit.catalogue, is_waiting))
        if is_back:
            return super().serve(turn)
        return Reply().remember(awaits=bool(is_waiting))

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        reply, visitor = Reply(), visit.shopper.visitor
        noted = wishes_of(visit.db, visitor)
        back = list(fulfilled(visit.db, visit.catalogue, noted))
        for product, variant in back:
            name = variant_title(product, variant, visit.language)
            reply.say("utter_back_in_stock", cards([product], visit), product_name=name)
        told = [(product.sku, variant) for product, variant in back]
        forget_wishes(visit.db, visitor, told)
        return reply.remember(awaits=len(told) < len(noted))


def _noted(product: Product, variants: list[str], visit: Visit) -> Reply:
    for variant in variants:
        note_wish(visit.db, visit.shopper, (product.sku, variant), visit.now)
    names = [variant_title(product, variant, visit.language) for variant in variants]
    reply = Reply().say("utter_stock_noted", product_name=", ".join(names))
    return reply.remember(awaits=True, focus=product.sku, just_added=None)
