"""Deeds of helpers, raised hands and shared tablets."""
