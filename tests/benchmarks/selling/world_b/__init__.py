"""World B: shoppers whose needs come from purchases the seller has never seen, and who answer."""
