"""Recipe of `clip`, images and bilingual captions in one space."""
