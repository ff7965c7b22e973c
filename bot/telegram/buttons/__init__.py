"""Buttons: what their data says, who pressed them under what."""
