"""Examples of what may be asked of the shop, as the chat page shows them."""
import logging

from sqlalchemy.exc import SQLAlchemyError

from actions.databases.engines import reason_of
from actions.shop.catalogue.example_words import NO_EXAMPLES, Examples, examples_of
from actions.shop.database import Database

logger = logging.getLogger(__name__)


def read_examples(shop: Database) -> Examples:
    """Those of the present catalogue; the page opens without them, too."""
    try:
        with shop.read_scope() as db:
            return examples_of(db)
    except SQLAlchemyError as error:
        logger.error("There are no examples to show: %s", reason_of(error))
        return NO_EXAMPLES
