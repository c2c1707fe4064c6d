"""Tables of what was learned; each run writes rows of its own beside those in use."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Float,
    Integer,
    String,
    func,
    select,
)
from sqlalchemy.sql.selectable import ScalarSelect

from actions.shop.database import Base
from actions.shop.shopper import LONGEST_CUSTOMER_ID

# On SQLite the rows lie in the order of their key, so that one seek finds all that is asked for.
BY_KEY = {"sqlite_with_rowid": False}


class LearningRun(Base):
    """One reading of the history; without `learned_at` it isn't finished, and nobody sees it.

    Rows of findings name their run without a foreign key: millions of checks are too slow.
    """

    __tablename__ = "learning_run"
    __table_args__ = {"sqlite_autoincrement": True}  # a number is never used twice
    id = Column(Integer, primary_key=True)
    started_at = Column(DateTime, nullable=False)
    learned_at = Column(DateTime)


class LearnedCompanion(Base):
    """`relation` is together (in one order) or later (weeks after).

    `buyers` of `out_of` is told, `weight` ranks: how much this product speaks for its companion.
    """

    __tablename__ = "learned_companion"
    __table_args__ = (CheckConstraint("buyers <= out_of"), BY_KEY)
    run = Column(Integer, primary_key=True)
    relation = Column(String(10), primary_key=True)
    sku = Column(String(60), primary_key=True)
    rank = Column(Integer, primary_key=True)  # 1 is best
    companion = Column(String(60), nullable=False)
    buyers = Column(Integer, nullable=False)
    out_of = Column(Integer, nullable=False)
    weight = Column(Float, nullable=False, default=0.0, server_default="0")


class LearnedPeerPick(Base):
    __tablename__ = "learned_peer_pick"
    __table_args__ = (CheckConstraint("buyers <= out_of"), BY_KEY)
    run = Column(Integer, primary_key=True)
    customer = Column(String(LONGEST_CUSTOMER_ID), primary_key=True)
    rank = Column(Integer, primary_key=True)
    sku = Column(String(60), nullable=False)
    buyers = Column(Integer, nullable=False)
    out_of = Column(Integer, nullable=False)


class LearnedDeal(Base):
    """Ranked within a category and kind."""

    __tablename__ = "learned_deal"
    __table_args__ = BY_KEY
    run = Column(Integer, primary_key=True)
    category = Column(String(60), primary_key=True)
    kind = Column(String(20), primary_key=True)
    rank = Column(Integer, primary_key=True)
    sku = Column(String(60), nullable=False)
    sold = Column(Integer, nullable=False)
    days = Column(Integer, nullable=False)


class LearnedHabit(Base):
    """What decides whether something is bought again soon; `kind` is sku or feature."""

    __tablename__ = "learned_habit"
    __table_args__ = BY_KEY
    run = Column(Integer, primary_key=True)
    kind = Column(String(10), primary_key=True)
    about = Column(String(60), primary_key=True)
    weight = Column(Float, nullable=False)


FINDINGS = (LearnedCompanion, LearnedPeerPick, LearnedDeal, LearnedHabit)


def newest_run() -> ScalarSelect:
    """The id of the run whose rows are in use, as a part of a query."""
    is_finished = LearningRun.learned_at.is_not(None)
    return select(func.max(LearningRun.id)).where(is_finished).scalar_subquery()
