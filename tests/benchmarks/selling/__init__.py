"""Invented shoppers with hidden needs meet one way of selling after another."""
