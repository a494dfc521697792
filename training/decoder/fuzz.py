"""Golden ids of seeded strings that break tokenizers, for the browser to reproduce.

    python -m training.decoder.fuzz

Both languages make the same strings from `fuzz.json`: groups of pieces, ranges of code
points, a seed. The file keeps a hash per block, so 12,000 strings take a few kB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from ..common.random import uniform
from .tokenizer import encode_plain

SEED = 55
STRINGS = 12_000
BLOCK = 100
LONGEST = 24  # pieces

GROUPS: dict[str, list[str]] = {
    "letters": [*"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèêëàâäçùûüôöîïœæÿÉÈÀÇŒŸßıİ"],
    "french": ["l'", "l’", "L’", "d'", "qu'", "qu’", "Qu’", "jusqu'", "lorsqu’", "puisqu'", "quelqu’", "presqu'",
               "aujourd'hui", "Aujourd’hui", "j'", "n’", "s'", "c’", "m'", "t’", "eau", " été", " homme", " île",
               " de", " le", " la", " où", " ça", " Noël", " naïf", " œuf", "-t-il", " c’est-à-dire", " entr'ouvrir"],
    "english": [" the", " don't", " don’t", "'s", "'ll", "’re", "'VE", "'d", "'m", " o'clock", "'tis", " rock 'n' roll"],
    "spaces": [" ", "  ", "   ", "\t", "\n", "\n\n", "\r", "\r\n", "\u000b", "\f", "\u0085", "\u00a0", "\u1680", "\u2000",
               "\u2003", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"],
    "invisible": ["\u0000", "\u0001", "\u0007", "\u001b", "\u007f", "\u009f", "\u00ad", "\u180e", "\u200b", "\u200c", "\u200d",
                  "\u200e", "\u2060", "\u2066", "\ufe0f", "\ufeff", "\ufff9", "\ufffd", "\uffff", "\U000e0041", "\U0010ffff"],
    "marks": ["e\u0301", "\u0301", "n\u0303", "c\u0327", "\u0308\u0301", "a\u0300\u0301\u0302", "\u20dd", "ि", "्", "\u05b0", "\u064b"],
    "emojis": ["😀", "👍🏽", "👩‍👩‍👧‍👦", "🇫🇷", "🇬🇧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "❤️", "🧑🏿‍🚀", "⏳", "☕"],
    "scripts": ["日本語", "漢", "𠮷", "한국", "ㄱ", "العربية", "עברית", "हिन्दी", "Ελληνικά", "Русский", "ไทย", "ქართული",
                "አማርኛ", "𝔸", "𐍈", "ﬁ", "ﷺ", "Ⅷ", "²", "½", "٣", "๔", "㊙"],
    "surrogates": ["\ud83d", "\ude00", "\ud800", "\udfff", "\udbff", "\udc00"],
    "punctuation": [*".,;:!?«»“”‘’'\"()[]{}—–-…€$%&@#*/\\|_+=<>^~`°§", "...", "?!", "«\u00a0", "\u00a0»", "\u202f!"],
    "digits": [*"0123456789", "1984", " 3,14", "1 234,56", "1e-5", "0x1F"],
    "special": ["<|endoftext|>", "<|mask|>", "<|pad|>", "<|endoftext", "|>", "<|reserved_0|>", "<|reserved_5|>", "<|"],
}


def assigned_ranges() -> list[list[int]]:
    """First and last code points of runs that this Python's Unicode has assigned. Characters
    of later versions are left out: engines do not agree yet on which of them are letters."""
    ranges: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) in ("Cn", "Co", "Cs"):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def strings(groups: list[list[str]], ranges: list[list[int]], seed: int, count: int) -> Iterator[str]:
    """Each string mixes two of the groups, and in one case of four any assigned character."""
    position = 0

    def below(n: int) -> int:
        nonlocal position
        position += 1
        return int(uniform(seed, position - 1) * n)

    for _ in range(count):
        two = [groups[below(len(groups))], groups[below(len(groups))]]
        wild = below(4) == 0
        pieces = []
        for _ in range(below(LONGEST)):
            pick = below(3 if wild else 2)
            if pick == 2:
                first, last = ranges[below(len(ranges))]
                pieces.append(chr(first + below(last - first + 1)))
            else:
                pieces.append(two[pick][below(len(two[pick]))])
        yield "".join(pieces)


def well_formed(text: str) -> str:
    """Pairs of surrogates joined, lone ones replaced by U+FFFD, as browsers do."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def block_hashes(tokenizer: Tokenizer, texts: list[str]) -> list[str]:
    """Of each block: 16 hexadecimal digits of SHA-256 over the ids, one line per string."""
    out = []
    for first in range(0, len(texts), BLOCK):
        lines = []
        for text in map(well_formed, texts[first : first + BLOCK]):
            ids = encode_plain(tokenizer, text)
            if tokenizer.decode(ids, skip_special_tokens=False) != text:
                raise ValueError(f"does not come back: {text!r}")
            lines.append(",".join(map(str, ids)))
        out.append(hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokenizer", type=Path, default=Path("public/models/decoder/tokenizer.json"))
    parser.add_argument("--out", type=Path, default=Path("tests/golden/decoder/fuzz.json"))
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    groups, ranges = list(GROUPS.values()), assigned_ranges()
    texts = list(strings(groups, ranges, SEED, STRINGS))
    args.out.write_text(json.dumps({
        "seed": SEED, "strings": STRINGS, "block": BLOCK, "longest": LONGEST,
        "unicode": unicodedata.unidata_version, "groups": groups, "ranges": ranges,
        "sha256_16": block_hashes(tokenizer, texts)}, separators=(",", ":")) + "\n")
    print(f"{args.out.stat().st_size:,} B; {len(ranges)} ranges; {sum(map(len, texts)):,} characters")


if __name__ == "__main__":
    main()
