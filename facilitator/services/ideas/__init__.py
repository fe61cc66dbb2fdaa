"""Deeds on ideas and actions: writing, handing in, merging, finding back."""
