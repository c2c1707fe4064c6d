"""Looking at one product: details, questions, stock, price; comparing several."""
from dataclasses import replace

from actions.handlers.browse import query_of, show_refined, show_results
from actions.handlers.ranked import asks_for_ranked, ranked_products
from actions.handlers.shop_action import ShopAction
from actions.saying import payloads
from actions.saying.comparing import as_text, marked, summary
from actions.saying.reply import Reply
from actions.saying.sheets import show_product
from actions.shop.answers.questions import Question, answer_question
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.comparison import differences
from actions.shop.search.naming import named_product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.asked_about import one_it_is_asked_of
from actions.turn.references import meant_product, meant_products
from actions.turn.turn import Turn

MOST_COMPARED = 3


class ActionShowProduct(ShopAction):
    """The sheet of the product meant; a description that fits none is searched for."""

    writes = False

    def name(self) -> str:
        return "action_show_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = meant_product(turn, visit.catalogue, index=visit.index) or _named(turn, visit)
        if product is None and turn.entities_of("reference"):
            product = meant_product(turn, visit.catalogue)
        if product is None and turn.entities_of("ordinal") and not _names_a_kind(turn):
            return _ask_which(turn, visit, "show_product")  # no list is as long as that
        if product is None:
            return show_results(query_of(turn, visit), visit)
        return show_product(product, visit)


class ActionAnswerProduct(ShopAction):
    """A question about a product, answered from what the shop knows or honestly not."""

    writes = False

    def name(self) -> str:
        return "action_answer_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = one_it_is_asked_of(turn, visit) or _product_asked_about(turn, visit)
        product = product or _best_find(turn, visit) or _named(turn, visit)
        if product is None:
            # A button can repeat a question about an attribute, but no words.
            attribute = turn.entity("attribute")
            if attribute is None:
                return _ask_which(turn, visit, "show_product")
            return _ask_which(turn, visit, "ask_product", attribute=attribute)
        return answer_about(product, turn, visit)


class ActionAnswerStock(ShopAction):
    """Whether the product meant can be had, and how many are left when few are."""

    writes = False

    def name(self) -> str:
        return "action_answer_stock"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = _product_asked_about(turn, visit)
        if product is None and _names_a_kind(turn):
            return show_results(query_of(turn, visit), visit)
        product = product or _named(turn, visit)
        if product is None:
            return _ask_which(turn, visit, "ask_stock")
        left = stock_of(visit.db, [product.sku]).get(product.sku)
        reply = Reply().say(
            f"utter_stock_{_stock_word(left)}",
            product_name=product.name(visit.language), left=left,
        )
        return reply.remember(focus=product.sku, just_added=None)


class ActionAnswerPrice(ShopAction):
    """The price of the product meant; a description that fits none is searched for."""

    writes = False

    def name(self) -> str:
        return "action_answer_price"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.entity("price_max") or turn.entity("price_min"):  # "what about under 50?"
            return show_refined(turn, visit)
        product = _product_asked_about(turn, visit) or _best_find(turn, visit)
        product = product or _named(turn, visit)
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

    writes = False

    def name(self) -> str:
        return "action_compare"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        is_ranked = asks_for_ranked(turn)
        meant = ranked_products(turn, visit) if is_ranked else self._compared(turn, visit)
        products = meant[:MOST_COMPARED]
        if len(products) < 2:
            return _choose_to_compare(turn, visit) if is_ranked else _ask_what_to_compare()
        rows = [marked(r) for r in differences(products, visit.catalogue, visit.language)]
        reply = Reply().say(
            "utter_comparison" if rows else "utter_comparison_alike",
            payloads.comparison(products, rows, visit),
            comparison=as_text(products, rows, visit),
        )
        found = summary(products, visit)
        if found is not None:
            response, facts = found
            reply.say(response, **facts)
        if len(meant) > len(products):
            reply.say("utter_compare_at_most", most=MOST_COMPARED)
        return reply.remember(listed=[p.sku for p in products])

    def _compared(self, turn: Turn, visit: Visit) -> list[Product]:
        meant = meant_products(turn, visit.catalogue)
        focus = visit.catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
        if len(meant) == 1 and focus and focus not in meant:
            return [*meant, focus]  # "compare it with the m20"
        if len(meant) >= 2:
            return meant
        listed = [visit.catalogue.products[s] for s in turn.slots.get(slots.LISTED) or []]
        others = [p for p in listed if p not in meant]
        if meant and not others:
            better = visit.catalogue.next_tier(meant[0].sku)
            return [*meant, better] if better else meant
        return [*meant, *others][: 2 if meant else MOST_COMPARED]


def answer_about(product: Product, turn: Turn, visit: Visit) -> Reply:
    """What is known of it for what this message asks."""
    answer = answer_question(product, _question(turn), visit.catalogue, visit.language)
    reply = Reply().say(
        f"utter_answer_{'nearest' if answer.known else answer.kind}",
        product_name=product.name(visit.language),
        attribute_label=answer.label,
        attribute_value=answer.value,
        answer_source=answer.source,
        known="\n".join(f"• {label}: {value}" for label, value in answer.known),
    )
    return reply.remember(focus=product.sku, just_added=None)


def _choose_to_compare(turn: Turn, visit: Visit) -> Reply:
    """What was found of that kind, where it isn't sure which are the best of it."""
    if _names_a_kind(turn):
        return show_results(replace(query_of(turn, visit), sort="relevance"), visit)
    return _ask_what_to_compare()


def _ask_what_to_compare() -> Reply:
    return Reply().say("utter_compare_what")


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


def _named(turn: Turn, visit: Visit) -> Product | None:
    """The product whose name the words fit, where no entity tells."""
    return named_product(query_of(turn, visit), visit.catalogue, visit.index)


def _ask_which(turn: Turn, visit: Visit, intent: str, **entities: str) -> Reply:
    """Which one is meant, with a button for each in the list shown."""
    listed = [visit.catalogue.products.get(sku) for sku in turn.slots.get(slots.LISTED) or []]
    choices = payloads.choices(
        payloads.titled(p.name(visit.language), intent, product=p.sku, **entities)
        for p in listed if p is not None
    )
    return Reply().say("utter_which_product", choices if choices["items"] else None)


def _question(turn: Turn) -> Question:
    """What is asked: an attribute by name, one of a value ("is it red?"), or in words alone."""
    value = turn.entity("attribute_value")
    return Question(
        turn.text,
        tuple(str(attribute) for attribute in turn.entities_of("attribute")),
        (value["attribute"], str(value["value"])) if value else None,
    )


def _stock_word(left: int | None) -> str:
    if left is None:
        return "unlimited"
    if left == 0:
        return "none"
    return "few" if left <= payloads.FEW_LEFT else "plenty"
