"""Making readings of messages, learnt from examples in every language."""
