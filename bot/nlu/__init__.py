"""Graph components that understand a message."""
