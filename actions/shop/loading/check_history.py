"""The checks of a purchase history: customers, their orders and the lines of those."""
from collections import defaultdict
from datetime import datetime
from decimal import Decimal

from actions.shop.loading.columns import CUSTOMERS, ORDER_LINES, ORDERS, Terms
from actions.shop.loading.sheet import Folder, Unique
from actions.shop.loading.shop import History, PastCustomer, PastLine, PastOrder
from actions.shop.order_status import CANCELLED, DELIVERED, PAID, RETURNED
from actions.shop.shopper import LONGEST_CUSTOMER_ID

MOST_OF_ONE = 10_000  # of a product in one order; more is a slip of the keyboard
CONSENT = {"yes": True, "no": False}
STATUSES = (PAID, DELIVERED, CANCELLED, RETURNED)


def check_history(folder: Folder, terms: Terms) -> History:
    return History(_customers(folder, terms), _orders(folder, terms, _lines(folder)))


def _customers(folder: Folder, terms: Terms) -> tuple[PastCustomer, ...]:
    customers = []
    ids = Unique("customer", "give every customer their own")
    for cells in folder.rows(CUSTOMERS):
        customer = cells.identifier("customer", LONGEST_CUSTOMER_ID)
        ids.take(cells, customer)
        email = cells.text("email", 200)
        if email and "@" not in email:
            reason = f"'{email}' is not an e-mail address; correct it or empty the cell"
            cells.refuse("email", reason)
        customers.append(
            PastCustomer(
                customer=customer,
                name=cells.text("name", 120, is_needed=True),
                email=email,
                city=cells.text("city", 80),
                language=cells.choice("language", terms.languages, terms.languages[0]),
                loyalty_tier=cells.text("loyalty_tier", 20),
                joined=cells.moment("joined"),
                consent=CONSENT.get(cells.given("consent") and cells.choice("consent", CONSENT)),
            )
        )
    return tuple(customers)


def _lines(folder: Folder) -> dict[str, list[PastLine]]:
    lines: dict[str, list[PastLine]] = defaultdict(list)
    for cells in folder.rows(ORDER_LINES):
        order = folder.known(cells, "order_number", "orders.csv")
        sku = folder.known(cells, "sku", "products.csv")
        cells.need("quantity", "how many were bought")
        quantity = cells.whole("quantity", 1, "1") or 1
        if quantity > MOST_OF_ONE:
            cells.refuse("quantity", f"'{quantity}' is above {MOST_OF_ONE}; correct it")
        lines[order].append(PastLine(sku, quantity, cells.money("unit_price") or Decimal(0)))
    return lines


def _orders(
    folder: Folder, terms: Terms, lines: dict[str, list[PastLine]]
) -> tuple[PastOrder, ...]:
    orders = []
    numbers = Unique("order_number", "give every order its own")
    for cells in folder.rows(ORDERS):
        number = cells.identifier("order_number", 30)
        numbers.take(cells, number)
        if number and number not in lines and folder.has(ORDER_LINES):
            reason = f"'{number}' has no lines; add them to order_lines.csv or remove the order"
            cells.refuse("order_number", reason)
        customer = folder.known(cells, "customer", "customers.csv")
        cells.need("ordered_at", "the day, such as 2024-05-31")
        orders.append(
            PastOrder(
                number=number,
                customer=customer,
                ordered_at=cells.moment("ordered_at") or datetime.min,
                currency=cells.choice("currency", terms.currencies),
                status=cells.choice("status", STATUSES),
                lines=tuple(lines.get(number, ())),
                line=cells.line,
            )
        )
    return tuple(orders)
