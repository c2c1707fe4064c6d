"""Answers about one product: to a question, its price, what is left; and asking which one."""
from typing import Mapping, Optional, Sequence

from actions.reading.reading import Description
from actions.saying.asking import ask_variant
from actions.saying.choosing import choices
from actions.saying.making_buttons import EntityValue, titled
from actions.saying.plain_texts import price_text, variant_title
from actions.saying.reply import Fact, Reply
from actions.saying.responses import AnswerResponse, ProductResponse
from actions.shop.answers.answer import Answer
from actions.shop.buying.stock import FEW_LEFT, stock_of, stock_of_variants
from actions.shop.catalogue.catalogue import Product, in_language
from actions.shop.money import format_money
from actions.shop.visit import Visit
from actions.turn.meant_variants import Choice, variants_meant
from actions.turn.open_question import OpenQuestion

# By the kind of answer that the shop has.
ANSWERS: Mapping[str, AnswerResponse] = {
    "yes": "utter_answer_yes",
    "no": "utter_answer_no",
    "value": "utter_answer_value",
    "description": "utter_answer_description",
    "review": "utter_answer_review",
    "unknown": "utter_answer_unknown",
}


def say_answer(answer: Answer, product: Product, visit: Visit) -> Reply:
    """What is known of it for what is asked."""
    reply = Reply().say(
        "utter_answer_nearest" if answer.known else ANSWERS[answer.kind],
        product_name=product.name(visit.language),
        attribute_label=answer.label,
        attribute_value=answer.value,
        answer_source=answer.source,
        known="\n".join(f"• {label}: {value}" for label, value in answer.known),
    )
    if answer.kind == "unknown":
        reply.remember(unanswered_at_turn=visit.shopper.turn)
    return reply.remember(focus=product.sku, just_added=None)


def tell_stock(product: Product, visit: Visit) -> Reply:
    """Whether it can be had, and how many are left when few are."""
    left = stock_of(visit.db, [product.sku]).get(product.sku)
    facts: dict[str, Fact] = {} if left is None else {"left": left}
    reply = Reply().say(_stock_response(left), product_name=product.name(visit.language), **facts)
    return reply.remember(focus=product.sku, just_added=None)


def tell_variant(
    product: Product, said: Description, asked: Optional[OpenQuestion], visit: Visit
) -> Reply:
    """Whether it can be had in a size and colour; where it isn't made so, in which it is.

    What was `asked` before keeps what is known of it: so many pieces.
    """
    choice = variants_meant(product, said, visit)
    if choice.lacking or not choice.variants:
        entities: dict[str, EntityValue] = {"product": product.sku}
        if asked and asked.intent == "add_to_cart" and entities.items() <= asked.entities.items():
            entities.update(asked.entities)
        return ask_variant(
            "utter_not_made_so", product, product.variants, "add_to_cart", entities, visit,
            wanted=" ".join(choice.lacking),
        )
    left = stock_of_variants(visit.db, [product.sku])
    counts = [left.get(variant.id) for variant in choice.variants]
    known = [count for count in counts if count is not None]
    there = None if len(known) < len(counts) else sum(known)
    colours = {in_language(v.colours, visit.language) for v in choice.variants}
    told = tuple(colours) if said.traits and len(colours) == 1 else said.traits  # navy, not "blue"
    wanted = " ".join(part for part in (said.size.upper(), *told) if part)
    name = f"{product.name(visit.language)} ({wanted})"
    if choice.id:
        name = variant_title(product, choice.id, visit.language)
    facts: dict[str, Fact] = {} if there is None else {"left": there}
    reply = Reply().say(_stock_response(there), product_name=name, **facts)
    return reply.remember(focus=product.sku, just_added=None)


def tell_price(product: Product, said: Optional[Description], visit: Visit) -> Reply:
    """Of the size and colour `said`; of each, where they cost different sums."""
    chosen = variants_meant(product, said, visit) if said else Choice(product.variants)
    prices = {v.id: price_text(product, visit, v.id) for v in chosen.variants}
    one = chosen.id if not chosen.lacking else ""
    was = product.was_price(visit.shopper.currency)
    if len(set(prices.values())) > 1:
        told = ", ".join(
            f"{v.label(visit.language)} {prices[v.id]}" for v in chosen.variants
        )
        reply = Reply().say(
            "utter_prices", product_name=product.name(visit.language), prices=told
        )
    else:
        facts = {
            "product_name": variant_title(product, one, visit.language),
            "price": price_text(product, visit, one),
        }
        now = product.price(visit.shopper.currency, one)
        if was is None or now is None:
            reply = Reply().say("utter_price", **facts)
        else:
            before = format_money(was, visit.language)
            saved = format_money(was - now, visit.language)
            reply = Reply().say("utter_price_reduced", **facts, was=before, saved=saved)
    return reply.remember(focus=product.sku, just_added=None)


def ask_which(
    products: Sequence[Product], visit: Visit, intent: str, /, **entities: EntityValue
) -> Reply:
    """Which one is meant, with a button for each of these; what was asked before stays open."""
    buttons = [
        titled(p.name(visit.language), intent, product=p.sku, **entities) for p in products
    ]
    return Reply().say("utter_which_product", choices(buttons) if buttons else None)


def _stock_response(left: Optional[int]) -> ProductResponse:
    if left is None:
        return "utter_stock_unlimited"
    if left == 0:
        return "utter_stock_none"
    return "utter_stock_few" if left <= FEW_LEFT else "utter_stock_plenty"
