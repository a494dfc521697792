"""Reference of the page’s own training engine (kit/training)."""
