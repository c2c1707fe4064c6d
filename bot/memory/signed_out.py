"""Sessions that ended before their tokens did."""
from sqlalchemy.engine import Engine


def is_signed_out(engine: Engine, conversation: str) -> bool:
    return False


def sign_out(engine: Engine, conversation: str) -> None:
    """Until its table is there, the page alone forgets its token."""
