"""A training step as one ONNX graph: forward, backward, clipping and AdamW, written by a small reverse-mode tape."""
