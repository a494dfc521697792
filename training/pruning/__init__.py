"""Pruning: the windows that the lab measures on, references for the page's arithmetic, answers of its exercises."""
