"""What the decoder is compared with: an n-gram model of the same size, and PPMd."""
