"""An adapter that the page trained and wrote (`npm run record -- finetune`): `peft` loads it, to the same logits."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import peft
import torch
import transformers

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "tests/golden/page-adapter"


def test_peft_loads_the_page_s_adapter() -> None:
    expected = json.loads((PAGE / "expected.json").read_text())
    base = transformers.AutoModelForCausalLM.from_pretrained(ROOT / "public/models/decoder", dtype=torch.float32)
    ids = torch.tensor([expected["ids"]])                                    # (1, T)
    with torch.no_grad():
        plain = base(ids).logits[0, -1].numpy().copy()                       # (V,)
        model = peft.PeftModel.from_pretrained(base, PAGE)
        adapted = model(ids).logits[0, -1].numpy()                           # (V,)
    config = model.peft_config["default"]
    assert (config.r, config.lora_alpha) == (1, 2)
    assert config.target_modules == {"attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj"}
    np.testing.assert_allclose(adapted, expected["last"], atol=1e-4)         # onnxruntime, in float32
    assert np.abs(adapted - plain).max() > 0.5                               # and it does change something
