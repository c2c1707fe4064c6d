"""Learning from the purchase history: read it, find what it teaches, replace what was known."""
from datetime import datetime
from typing import Optional

from actions.learning.findings import find_all
from actions.learning.goods import read_shelf
from actions.learning.read_history import read_history
from actions.learning.store_findings import store_findings
from actions.shop.database import Database
from actions.shop.progress import Progress, silent


def learn_history(
    database: Database, progress: Progress = silent, now: Optional[datetime] = None
) -> None:
    """Learn it all anew as of `now` (UTC); safe beside a running shop, which is never kept waiting.

    Stages, in order: read_orders, read_lines, baskets, sequels, peers, habits, store.
    """
    now = now or datetime.utcnow()
    with database.read_scope() as db:
        shelf = read_shelf(db)
        history = read_history(db, shelf.skus, progress)
    store_findings(database, find_all(history, shelf, now, progress), now, progress)
