"""The offer engine: which add-on or better tier to propose, and when to stay silent."""
