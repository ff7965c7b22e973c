"""Search over passages: what is typed, however it is typed, against what the plans say."""
