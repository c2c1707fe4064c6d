"""Returns that shoppers asked for, from the command line: listed, and closed once decided."""
from datetime import datetime

from rich.console import Console
from rich.table import Table

from actions.schema import open_shop_database
from actions.settings import Settings
from actions.shop.orders.orders import titles_in
from actions.shop.orders.returns import close_return, open_returns


def list_returns(settings: Settings, console: Console) -> int:
    """Print those that wait for a decision, the longest first; the exit status."""
    table = Table("No.", "Asked at", "Order", "Goods", "Reason")
    with open_shop_database(settings.database_url).read_scope() as db:
        for each in open_returns(db):
            goods = titles_in(db, each.order_number, each.sku, each.variant)
            table.add_row(
                str(each.id), each.asked_at.isoformat(" ", "minutes"), each.order_number,
                "\n".join(goods), each.reason,
            )
    if table.row_count:
        console.print(table, markup=False)
    else:
        console.print("No return waits for a decision.")
    return 0


def close_one(settings: Settings, number: int, console: Console) -> int:
    """Record that it was decided, whatever was; the exit status."""
    with open_shop_database(settings.database_url).session_scope() as db:
        is_closed = close_return(db, number, datetime.utcnow())
    if not is_closed:
        console.print(f"No return {number} waits for a decision.", style="red")
        return 1
    console.print(f"Return {number} is closed.", style="green")
    return 0
