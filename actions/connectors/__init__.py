"""Other systems: where a shop comes from, and where its orders are paid."""
