"""The payment page and its style sheets on a real socket, with orders to be paid."""
import contextlib
import socket
import threading
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import uvicorn
from sqlalchemy import select

from actions.connectors.payment_provider import TestPayment
from actions.process import Server
from actions.shop.models import Order, OrderLine
from bot.front.app import assemble
from bot.front.connections import guarded
from bot.front.pages import page_routes
from bot.front.payment import payment_routes

SECRET = "s" * 32
SHOP = "Toko Contoh"
NUMBER = "P100001"
NOW = datetime(2024, 5, 1, 12, 0)
PAYMENT = TestPayment("", SECRET)
START_S = 10


def a_line(title, price="8.00", quantity=2, sku="KNIFE", **given):
    return OrderLine(
        title=title, unit_price=Decimal(price), quantity=quantity, sku=sku, **given
    )


def an_order(database, *lines, **given):
    """Two knives by standard delivery, waiting for payment; any field may be overridden."""
    order = Order(**{
        "number": NUMBER, "visitor": "c:ann", "status": "placed", "currency": "USD",
        "delivery": "standard", "delivery_price": Decimal("3.00"), "discount": Decimal(0),
        "points_redeemed": 0, "points_to_earn": 0, "total": Decimal("19.00"), "ordered_at": NOW,
        "lines": list(lines) or [a_line("Bread knife")], **given,
    })
    with database.session_scope() as db:
        db.add(order)


def status_of(database, number=NUMBER):
    with database.read_scope() as db:
        return db.scalar(select(Order.status).where(Order.number == number))


@contextlib.contextmanager
def serve(*routes, origins=()):
    """Yields the address at which a front with these routes is reached, also by other origins."""
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        assemble(routes, origins=origins), http=guarded([]), ws="none", log_config=None,
        timeout_graceful_shutdown=1,
    )
    server = Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_S
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextlib.contextmanager
def open_counter(database, shop_name=SHOP):
    """Yields the address of a front that takes payments of this shop."""
    payment = payment_routes(database, PAYMENT, shop_name, lambda: NOW)
    with serve(*payment, *page_routes(Path("data/shop/pictures"))) as address:
        yield address
