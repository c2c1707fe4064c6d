"""Every payload as data: what a message shows, before a channel decides how.

The comment beside a field is its description in the JSON Schema and in docs/payloads.md.
"""
