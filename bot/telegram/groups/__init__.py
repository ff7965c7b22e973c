"""Groups: enabled, and set by their administrators."""
