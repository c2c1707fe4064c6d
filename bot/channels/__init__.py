"""Doors through which shoppers write, and what each of them can show."""
