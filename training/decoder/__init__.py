"""Recipe of `decoder`, the bilingual GPT-2-type language model."""
