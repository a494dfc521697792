"""Byte-level BPE for French and English, readable by Python and JavaScript alike.

The pre-tokenizer is ONE regular expression, valid both for the `tokenizers`
library (Oniguruma) and for JavaScript's /u flag: no inline flags, no possessive
quantifiers. `\\p{White_Space}` stands for `\\s`, whose meaning differs between them.
"""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

VOCAB_SIZE = 4096
SPECIAL_TOKENS: tuple[str, ...] = (
    "<|endoftext|>", "<|pad|>", "<|mask|>",
    "<|reserved_0|>", "<|reserved_1|>", "<|reserved_2|>", "<|reserved_3|>", "<|reserved_4|>",
)
END_OF_TEXT_ID = 0
PAD_ID = 1
MASK_ID = 2

_WORD = r"[\p{L}\p{M}]"
PATTERN = "|".join((
    # aujourd'hui is one word
    r" ?[Aa]ujourd['’]hui",
    # French elisions: l' d' j' n' s' c' m' t', and qu' jusqu' lorsqu' puisqu' quelqu' …
    r" ?(?:[LlDdJjNnSsCcMmTt]|\p{L}*[Qq][Uu])['’](?=\p{L})",
    # English contractions: 's 't 're 've 'll 'd 'm
    r"['’](?:[Ss]|[Tt]|[Rr][Ee]|[Vv][Ee]|[Ll][Ll]|[Dd]|[Mm])(?![\p{L}\p{M}])",
    # a word with the space before it
    rf" ?{_WORD}+",
    # digits one by one
    r"\p{N}",
    # a run of punctuation or symbols, with the space before it
    r" ?[^\p{White_Space}\p{L}\p{M}\p{N}]+",
    # newlines with the blanks before them; then blanks, the last left to the next word
    r"\p{White_Space}*[\r\n]+",
    r"\p{White_Space}+(?![^\p{White_Space}])",
    r"\p{White_Space}+",
))


def train_tokenizer(texts: Iterable[str], vocab_size: int = VOCAB_SIZE) -> Tokenizer:
    """Trains the BPE on `texts`; ids 0–7 are special, then 256 bytes, then merges."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=list(SPECIAL_TOKENS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    if tokenizer.get_vocab_size() != vocab_size:
        raise ValueError(f"{tokenizer.get_vocab_size()} tokens instead of {vocab_size}")
    return tokenizer


def encode_plain(tokenizer: Tokenizer, text: str) -> list[int]:
    """Token ids of `text` without any added token."""
    return tokenizer.encode(text, add_special_tokens=False).ids
