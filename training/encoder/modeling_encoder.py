"""The encoder for Python transformers (`trust_remote_code=True`): GPT-2 without its mask, with a
learned bias of each head's scores by the distance between positions (Raffel et al., 2020, arXiv:1910.10683).

`logits[:, t]` is about the token AT position t, as in BERT: the network reads it from
its state at t − 1, so row 0 is empty (a sequence begins with <|endoftext|>).
"""

import torch
from transformers import GPT2Config, GPT2Model, GPT2PreTrainedModel
from transformers.modeling_outputs import MaskedLMOutput
from transformers.models.gpt2.modeling_gpt2 import GPT2Attention

NEAR, FAR = 8, (12, 16, 24, 32, 48, 64, 128)  # distances with a bucket of their own; last ones of the wider
SIDE = NEAR + len(FAR) + 1                    # bucket of a position to itself; above it, the later ones


def bucket(distance):
    far = abs(distance)
    index = far if far <= NEAR else NEAR + 1 + sum(far > edge for edge in FAR)
    return SIDE + (index if distance > 0 else -index)


class EncoderConfig(GPT2Config):
    model_type = "bidirectional-gpt2"


class RelativeAttention(GPT2Attention):
    """GPT-2's attention over the whole sequence; the bias travels with the mask."""

    def __init__(self, config, layer_idx=None):
        super().__init__(config, layer_idx=layer_idx)
        self.relative_bias = torch.nn.Parameter(torch.zeros(config.n_head, 2 * SIDE + 2))  # the last is unused

    def forward(self, hidden_states, *args, attention_mask=None, **others):
        T = hidden_states.shape[1]
        line = torch.tensor([bucket(d) for d in range(1 - T, T)], device=hidden_states.device)
        at = torch.arange(T, device=hidden_states.device)
        added = self.relative_bias[:, line[at[None, :] - at[:, None] + T - 1]]        # (H, T, T)
        return super().forward(hidden_states, *args, attention_mask=attention_mask + added, **others)


class EncoderForMaskedLM(GPT2PreTrainedModel):
    config_class = EncoderConfig
    _tied_weights_keys = {"lm_head.weight": "transformer.wte.weight"}

    def __init__(self, config):
        super().__init__(config)
        self.transformer = GPT2Model(config)
        for i, block in enumerate(self.transformer.h):
            block.attn = RelativeAttention(config, layer_idx=i)
        self.lm_head = torch.nn.Linear(config.n_embd, config.vocab_size, bias=False)
        self.post_init()

    def get_output_embeddings(self):
        return self.lm_head

    def set_output_embeddings(self, embeddings):
        self.lm_head = embeddings

    def forward(self, input_ids, attention_mask=None, labels=None, output_attentions=False, **_):
        """input_ids, attention_mask (1: a token, 0: padding), labels (−100: not asked): (B, T)."""
        if attention_mask is None:
            attention_mask = torch.ones_like(input_ids)
        # a mask of four dimensions is taken as it is, so nothing is hidden but padding
        allowed = attention_mask[:, None, None, :].bool().expand(-1, 1, input_ids.shape[1], -1)  # (B, 1, T, T)
        bias = torch.zeros(allowed.shape, dtype=self.dtype, device=self.device)
        bias = bias.masked_fill(~allowed, torch.finfo(self.dtype).min)
        out = self.transformer(input_ids, attention_mask=bias, use_cache=False,
                               output_attentions=output_attentions)
        logits = self.lm_head(out.last_hidden_state)                                  # (B, T, V)
        logits = torch.cat([torch.zeros_like(logits[:, :1]), logits[:, :-1]], dim=1)
        loss = None if labels is None else torch.nn.functional.cross_entropy(
            logits.flatten(0, 1).float(), labels.flatten())
        return MaskedLMOutput(loss=loss, logits=logits, attentions=out.attentions)
