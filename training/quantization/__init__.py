"""The decoder in few bits: rounding after training (PTQ) and training with rounding (QAT)."""
