"""Whether details of a delivery, told in whatever way, are those that the order holds."""
