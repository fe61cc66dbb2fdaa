"""Rows of hands, helpers and shared tablets."""
