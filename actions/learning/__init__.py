"""Purchase history and what is learnt from it."""
