"""A reply as the lines that hints are looked for in."""
from tests.talks.lines import button_that_adds, buttons_of, lines_of

ADD = {"id": "b1", "title": "Add to cart"}
MUG = {"sku": "MUG-1", "title": "White Mug", "price": "$8.00", "actions": [ADD]}


def test_words_stand_on_one_line():
    assert lines_of([{"text": "Two kinds:\n  a mug\nand a cup"}]) == [
        "text: Two kinds: / a mug / and a cup"
    ]


def test_products_in_a_list_are_cards_with_their_buttons():
    assert lines_of([{"text": None, "payload": {"type": "cards", "items": [MUG]}}]) == [
        "payload: cards", "card: MUG-1 | White Mug | $8.00", "data: cards ; MUG-1 ; White Mug ; "
        "$8.00", "button: Add to cart",
    ]


def test_a_product_alone_is_a_detail():
    lines = lines_of([{"payload": {"type": "product", "item": MUG, "facts": [{"value": 4}]}}])

    assert "detail: MUG-1 | White Mug | $8.00" in lines
    assert lines[2].endswith("; 4")


def test_what_is_offered_is_no_card():
    offer = {
        "type": "offer", "offer_id": "o1", "kind": "cross_sell", "strategy": "links", "item": MUG,
    }

    lines = lines_of([{"payload": offer}])

    assert "offer: cross_sell links MUG-1 | White Mug | $8.00" in lines
    assert not [line for line in lines if line.startswith(("card:", "detail:"))]
    assert "o1" not in "".join(lines)


def test_lines_of_a_cart_and_an_order_are_counted():
    line = {"sku": "MUG-1", "title": "White Mug", "quantity": 2}
    receipt = {"type": "receipt", "lines": [line], "order_number": "P100", "status": "paid"}

    assert lines_of([{"payload": receipt}])[1:3] == [
        "line: MUG-1 x2 | White Mug", "order: P100 paid",
    ]


def test_answers_to_a_question_are_buttons():
    choice = {"id": "b2", "title": "The red one"}
    asked = {"text": "Which?", "payload": {"type": "choices", "items": [choice]}, "buttons": [ADD]}

    assert buttons_of([asked]) == [choice, ADD]
    assert lines_of([asked])[-2:] == ["button: The red one", "button: Add to cart"]


def test_the_card_of_a_product_has_the_button_that_adds_it():
    shown = [{"payload": {"type": "cards", "items": [MUG, {**MUG, "sku": "MUG-2", "actions": []}]}}]

    assert button_that_adds(shown, "MUG-1") == ADD
    assert button_that_adds(shown, "MUG-2") is None
