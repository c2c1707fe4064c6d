"""The processes of a running shop: watched, started again when they die, stopped together."""
