"""Hands, helpers and shared tablets: who is helped, and how."""
