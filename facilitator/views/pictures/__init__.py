"""Pictures of results: where everything stands, as plain values that board, page and paper draw alike."""
