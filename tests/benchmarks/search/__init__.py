"""Search: how good, how fast, how robust; beside SQLite's own full-text search."""
