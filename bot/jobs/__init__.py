"""The jobs of a running shop: what they do, and the worker that comes to them."""
