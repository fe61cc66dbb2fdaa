"""A session and its run sheet: what a step is, when it may open, how long it takes, whether the hall is ready."""
