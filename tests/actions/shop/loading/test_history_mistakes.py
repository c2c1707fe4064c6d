"""Every mistake in a purchase history is reported with its line and fix."""
import pytest

from actions.shop.loading import RowError

# What is replaced by what, and the line, column and reason that are reported.
CUSTOMER_MISTAKES = [
    (
        "C2,Ann", "C1,Ann,,,,,\nC2,Ann", 3, "customer",
        "'C1' is on line 2 already; give every customer their own",
    ),
    (
        "Ann Lee", "", 3, "name",
        "is empty; write it",
    ),
    (
        "sari@example.com", "sari", 2, "email",
        "'sari' is not an e-mail address; correct it or empty the cell",
    ),
    (
        ",id,", ",fr,", 2, "language",
        "'fr' is not allowed; write one of: en, id",
    ),
    (
        "2023-01-05", "05/01/2023", 2, "joined",
        "'05/01/2023' is not an ISO date; write it like 2024-05-31 or 2024-05-31T14:30:00",
    ),
]
ORDER_MISTAKES = [
    (
        "H2,C1", "H1,C1,2024-06-01,IDR,paid\nH2,C1", 3, "order_number",
        "'H1' is on line 2 already; give every order its own",
    ),
    (
        "H3,C2", "H3,C9", 4, "customer",
        "'C9' is not in customers.csv; add it there or correct it here",
    ),
    (
        "2024-06-21", "21 June", 3, "ordered_at",
        "'21 June' is not an ISO date; write it like 2024-05-31 or 2024-05-31T14:30:00",
    ),
    (
        "2024-06-21", "", 3, "ordered_at",
        "is empty; write the day, such as 2024-05-31",
    ),
    (
        "2024-06-21,IDR", "2024-06-21,EUR", 3, "currency",
        "'EUR' is not allowed; write one of: USD, IDR",
    ),
    (
        "returned", "lost", 3, "status",
        "'lost' is not allowed; write one of: paid, delivered, cancelled, returned",
    ),
    (
        "H3,C2,", "H4,C2,2024-06-22,USD,paid\nH3,C2,", 4, "order_number",
        "'H4' has no lines; add them to order_lines.csv or remove the order",
    ),
]
ORDER_LINE_MISTAKES = [
    (
        "H2,BEANS,1", "H9,BEANS,1,9.50\nH2,BEANS,1", 4, "order_number",
        "'H9' is not in orders.csv; add it there or correct it here",
    ),
    (
        "H3,BEANS", "H3,COCOA", 5, "sku",
        "'COCOA' is not in products.csv; add it there or correct it here",
    ),
    (
        "BEANS,2", "BEANS,0", 2, "quantity",
        "'0' is not a whole number of 1 or more; write one such as 1",
    ),
    (
        "BEANS,2", "BEANS,", 2, "quantity",
        "is empty; write how many were bought",
    ),
    (
        "BEANS,2", "BEANS,-1", 2, "quantity",
        "'-1' is not a whole number of 1 or more; write one such as 1",
    ),
    (
        "BEANS,2", "BEANS,20000", 2, "quantity",
        "'20000' is above 10000; correct it",
    ),
    (
        "BEANS,2", "BEANS,1.5", 2, "quantity",
        "'1.5' is not a whole number of 1 or more; write one such as 1",
    ),
    (
        ",9.50", ",free", 5, "unit_price",
        "'free' is not an amount; write digits and at most two decimals, such as 39.90",
    ),
    (
        ",9.50", ",", 5, "unit_price",
        "is empty; write the amount, such as 39.90",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), CUSTOMER_MISTAKES)
def test_refuses_a_customer_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("customers.csv", old, new)

    assert errors == [RowError("customers.csv", line, column, reason)]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), ORDER_MISTAKES)
def test_refuses_a_order_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("orders.csv", old, new)

    assert errors == [RowError("orders.csv", line, column, reason)]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), ORDER_LINE_MISTAKES)
def test_refuses_a_order_line_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("order_lines.csv", old, new)

    assert errors == [RowError("order_lines.csv", line, column, reason)]


def test_refuses_a_consent_that_is_neither_yes_nor_no(refused):
    errors = refused({"customers.csv": "customer,name,consent\nC1,Sari,perhaps\nC2,Ann,\n"})

    reason = "'perhaps' is not allowed; write one of: yes, no"
    assert errors == [RowError("customers.csv", 2, "consent", reason)]
