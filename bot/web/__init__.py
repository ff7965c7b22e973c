"""The reading room: the plans as pages for a phone or a desk, without JavaScript (tornado, Jinja2)."""
