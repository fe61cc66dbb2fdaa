"""Coverage: where actions stand in the frames of the policy, what stays empty, and who is missing in the room."""
