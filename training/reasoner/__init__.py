"""Recipe of `reasoner`, the small decoder trained on in-context tasks and serial problems."""
