"""What follows numbers and may say something else than a unit."""
from actions.language.tables import words_of

# These follow many numbers: they name a value only when some product has it.
OFTEN_SOMETHING_ELSE = words_of("measures.ambiguous")
# Numbers before these count or date something that is no property and no quantity.
OTHER_MEASURES = words_of("measures.other")
