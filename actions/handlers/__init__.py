"""Custom actions, one file per topic, named as what they ask of the shop: read, ask, say."""
