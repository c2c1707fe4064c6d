"""The operator's command line: train, load a shop, serve, look after data and rules."""
