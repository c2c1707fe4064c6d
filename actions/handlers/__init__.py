"""Custom actions, one file per topic: read the tracker, call the shop, say it."""
