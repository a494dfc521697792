"""Recipe of `encoder`, the masked language model beside the decoder."""
