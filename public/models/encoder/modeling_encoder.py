"""The encoder for Python transformers (`trust_remote_code=True`): GPT-2 without its mask.

`logits[:, t]` is about the token AT position t, as in BERT: the network reads it from
its state at t − 1, so row 0 is empty (a sequence begins with <|endoftext|>).
"""

import torch
from transformers import GPT2Config, GPT2Model, GPT2PreTrainedModel
from transformers.modeling_outputs import MaskedLMOutput


class EncoderConfig(GPT2Config):
    model_type = "bidirectional-gpt2"


class EncoderForMaskedLM(GPT2PreTrainedModel):
    config_class = EncoderConfig
    _tied_weights_keys = {"lm_head.weight": "transformer.wte.weight"}

    def __init__(self, config):
        super().__init__(config)
        self.transformer = GPT2Model(config)
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
