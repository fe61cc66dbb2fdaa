"""Draagvlak: the app with which a facilitator runs the sessions of a municipality's e-inclusion trajectory."""

__version__ = "0.1.0"
