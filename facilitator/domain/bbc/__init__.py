"""The beleids- en beheerscyclus: its words, its lines of money, and what it forbids in a text."""
