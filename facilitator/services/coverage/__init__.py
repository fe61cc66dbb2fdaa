"""Coverage: frames of the policy, places of actions in them, and who is counted in the room."""
