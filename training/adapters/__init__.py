"""LoRA adapters of the decoder: tasks, low-rank training, PEFT files, measures."""
