"""Parts shared by every training recipe: model, data, optimisers, export."""
