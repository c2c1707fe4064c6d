"""Answers about one product: to a question, its price, what is left; and asking which one."""
from typing import Mapping, Optional, Sequence

from actions.reading.reading import Description
from actions.saying.asking import ask_variant
from actions.saying.choosing import product_choices
from actions.saying.making_buttons import EntityValue
from actions.saying.plain_texts import price_text, variant_title
from actions.saying.reply import Fact, Reply
from actions.saying.responses import AnswerResponse, ProductResponse
from actions.shop.answers.questions import Question, answer_question
from actions.shop.buying.stock import FEW_LEFT, stock_of, stock_of_variants
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.meant_variants import variants_meant
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


def answer_about(product: Product, question: Question, visit: Visit) -> Reply:
    """What is known of it for what is asked."""
    answer = answer_question(product, question, visit.catalogue, visit.language)
    reply = Reply().say(
        "utter_answer_nearest" if answer.known else ANSWERS[answer.kind],
        product_name=product.name(visit.language),
        attribute_label=answer.label,
        attribute_value=answer.value,
        answer_source=answer.source,
        known="\n".join(f"• {label}: {value}" for label, value in answer.known),
    )
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
    wanted = " ".join(part for part in (said.size.upper(), *said.traits) if part)
    name = f"{product.name(visit.language)} ({wanted})"
    if choice.id:
        name = variant_title(product, choice.id, visit.language)
    facts: dict[str, Fact] = {} if there is None else {"left": there}
    reply = Reply().say(_stock_response(there), product_name=name, **facts)
    return reply.remember(focus=product.sku, just_added=None)


def tell_price(product: Product, visit: Visit) -> Reply:
    reply = Reply().say(
        "utter_price",
        product_name=product.name(visit.language), price=price_text(product, visit),
    )
    return reply.remember(focus=product.sku, just_added=None)


def ask_which(
    products: Sequence[Product], language: str, intent: str, /, **entities: EntityValue
) -> Reply:
    """Which one is meant, with a button for each of these."""
    choices = product_choices(products, language, intent, **entities) if products else None
    return Reply().say("utter_which_product", choices)


def _stock_response(left: Optional[int]) -> ProductResponse:
    if left is None:
        return "utter_stock_unlimited"
    if left == 0:
        return "utter_stock_none"
    return "utter_stock_few" if left <= FEW_LEFT else "utter_stock_plenty"
