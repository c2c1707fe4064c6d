"""Looking at one product: details, questions, stock, price; comparing several."""
from actions.handlers import payloads, slots
from actions.handlers.base import Reply, ShopAction
from actions.handlers.browse import query_of, show_results
from actions.handlers.references import meant_product, meant_products
from actions.handlers.turn import Turn
from actions.shop.catalogue import Product
from actions.shop.comparison import differences
from actions.shop.front import Visit
from actions.shop.questions import answer_question
from actions.shop.stock import stock_of

MOST_COMPARED = 3


class ActionShowProduct(ShopAction):
    """The sheet of the product meant; a description that fits none is searched for."""

    def name(self) -> str:
        return "action_show_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = meant_product(turn, visit.catalogue)
        if product is None:
            return show_results(query_of(turn, visit), visit)
        reply = Reply().say(
            "utter_product", payloads.product_sheet(product, visit),
            product_name=product.name(visit.language),
            price=payloads.price_text(product, visit),
            description=product.descriptions.get(visit.language, ""),
        )
        return reply.remember(focus=product.sku, just_added=None)


class ActionAnswerProduct(ShopAction):
    """A question on one attribute, answered from the catalogue or honestly not."""

    def name(self) -> str:
        return "action_answer_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = _product_asked_about(turn, visit) or _best_find(turn, visit)
        if product is None:
            return Reply().say("utter_which_product")
        answer = answer_question(product, _attribute(turn), visit.catalogue, visit.language)
        reply = Reply().say(
            f"utter_answer_{answer.kind}",
            product_name=product.name(visit.language),
            attribute_label=answer.label,
            attribute_value=answer.value,
        )
        return reply.remember(focus=product.sku, just_added=None)


class ActionAnswerStock(ShopAction):
    """Whether the product meant can be had, and how many are left when few are."""

    def name(self) -> str:
        return "action_answer_stock"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = _product_asked_about(turn, visit)
        if product is None and _names_a_kind(turn):
            return show_results(query_of(turn, visit), visit)
        if product is None:
            return Reply().say("utter_which_product")
        left = stock_of(visit.db, [product.sku]).get(product.sku)
        reply = Reply().say(
            f"utter_stock_{_stock_word(left)}",
            product_name=product.name(visit.language), left=left,
        )
        return reply.remember(focus=product.sku, just_added=None)


class ActionAnswerPrice(ShopAction):
    """The price of the product meant; a description that fits none is searched for."""

    def name(self) -> str:
        return "action_answer_price"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = _product_asked_about(turn, visit) or _best_find(turn, visit)
        if product is None:
            return show_results(query_of(turn, visit), visit)
        reply = Reply().say(
            "utter_price",
            product_name=product.name(visit.language),
            price=payloads.price_text(product, visit),
        )
        return reply.remember(focus=product.sku, just_added=None)


class ActionCompare(ShopAction):
    """Two or three products side by side; without names, the first of the list shown."""

    def name(self) -> str:
        return "action_compare"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        products = self._compared(turn, visit)
        if len(products) < 2:
            return Reply().say("utter_compare_what")
        rows = differences(products, visit.catalogue, visit.language)
        reply = Reply().say(
            "utter_comparison", payloads.comparison(products, rows, visit),
            comparison=_as_text(products, rows, visit),
        )
        return reply.remember(listed=[p.sku for p in products])

    def _compared(self, turn: Turn, visit: Visit) -> list[Product]:
        meant = meant_products(turn, visit.catalogue)[:MOST_COMPARED]
        if len(meant) >= 2:
            return meant
        listed = [visit.catalogue.products[s] for s in turn.slots.get(slots.LISTED) or []]
        others = [p for p in listed if p not in meant]
        if meant and not others:
            better = visit.catalogue.next_tier(meant[0].sku)
            return [*meant, better] if better else meant
        return [*meant, *others][: 2 if meant else MOST_COMPARED]


def _product_asked_about(turn: Turn, visit: Visit) -> Product | None:
    """The product meant, or the only one in the list shown."""
    product = meant_product(turn, visit.catalogue)
    if product is not None:
        return product
    listed = turn.slots.get(slots.LISTED) or []
    return visit.catalogue.products.get(listed[0]) if len(listed) == 1 else None


def _best_find(turn: Turn, visit: Visit) -> Product | None:
    if not _names_a_kind(turn):
        return None
    return next(iter(visit.index.search(query_of(turn, visit)).products), None)


def _names_a_kind(turn: Turn) -> bool:
    return bool(turn.entities_of("category") or turn.entities_of("brand"))


def _attribute(turn: Turn) -> str | None:
    """What is asked: an attribute by name, else the attribute of a value ("is it red?")."""
    value = turn.entity("attribute_value")
    return turn.entity("attribute") or (value["attribute"] if value else None)


def _stock_word(left: int | None) -> str:
    if left is None:
        return "unlimited"
    if left == 0:
        return "none"
    return "few" if left <= payloads.FEW_LEFT else "plenty"


def _as_text(products: list[Product], rows: list[dict], visit: Visit) -> str:
    header = " | ".join(p.name(visit.language) for p in products)
    prices = " | ".join(payloads.price_text(p, visit) for p in products)
    lines = [f"{row['label']}: {' | '.join(row['values'])}" for row in rows]
    return "\n".join([header, prices, *lines])
