"""A drill: everything that can die dies under load, then both databases are audited."""
