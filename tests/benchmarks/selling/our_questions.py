"""Where the engine's questions become the shopper's, and the answers the engine's."""
from typing import Any, Callable, Optional

from sqlalchemy.orm import Session

from actions.selling.rules import Rules
from actions.shop.shopper import Shopper
from tests.benchmarks.selling.policy import Moment, NeedAnswer, NeedQuestion

Hear = Callable[[Session, Shopper, NeedQuestion, NeedAnswer, Moment], None]


def as_question(made: Any) -> Optional[NeedQuestion]:
    """A decision that asks has `about`, with `skus` or `attribute` and `values`; offers have not.

    SKUs are those the question is about, values as the catalogue has them.
    """
    about = getattr(made, "about", None)
    if about is None:
        return None
    return NeedQuestion(
        about, tuple(getattr(made, "skus", ())), getattr(made, "attribute", None) or "",
        tuple(getattr(made, "values", ())), getattr(made, "strategy", "question"), made.id,
    )


def nobody_hears(
    db: Session, shopper: Shopper, asked: NeedQuestion, answer: NeedAnswer, moment: Moment
) -> None:
    """As long as the engine doesn't ask."""
    raise LookupError(f"the engine asked {asked.strategy}, but is not told what is answered")


def rules_of(rules: Rules, asks: bool) -> Rules:
    """The rules as they are: none of them makes the engine ask, nor keeps it from asking."""
    return rules
