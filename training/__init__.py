"""Training recipes of the book: real models, small enough to train on one CPU."""
