"""Where an order stands, and what each status allows."""
from typing import Final, Literal

OrderStatus = Literal["placed", "paid", "shipped", "delivered", "cancelled", "returned"]

PLACED: Final = "placed"
PAID: Final = "paid"
SHIPPED: Final = "shipped"
DELIVERED: Final = "delivered"
CANCELLED: Final = "cancelled"
RETURNED: Final = "returned"

PAYABLE = PLACED
SETTLED = (PAID, SHIPPED, DELIVERED)  # its money came: it may come back, and earns points
UNDELIVERED = (PLACED, PAID, SHIPPED)
CANCELLABLE = (PLACED, PAID)
BOUGHT = (PLACED, *SETTLED)  # neither cancelled nor returned
