"""Recipe of the scaling family: one architecture and one recipe at eight sizes, on text and on additions."""
