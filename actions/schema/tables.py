"""All tables of the shop database, whichever package they belong to."""
import actions.jobs.tables
import actions.learning.tables
import actions.selling.tables
import actions.shop.models
import actions.shop.search.tables
import actions.shop.steps  # noqa: F401  (declaring its tables is what the import is for)
from actions.shop.database import Base

METADATA = Base.metadata
