"""A model that says in words what a picture shows: BLIP (Li et al., arXiv 2201.12086)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

BEAMS, SHORTEST, LONGEST = 5, 10, 50
"""Beams, and tokens of a caption, as Boraso et al. captioned their pictures."""


class Captioner(nn.Module):
    """BLIP with what belongs to it. ``processor``: its `BlipProcessor`."""

    def __init__(self, model: Any, processor: Any) -> None:
        super().__init__()
        self.model = model
        self.processor = processor

    def said(self, rgb: np.ndarray) -> str:
        """A caption of h x w x 3 uint8 sRGB; the same picture gives the same words."""
        weight = next(self.model.parameters())
        seen = self.processor.image_processor(images=rgb, return_tensors="pt").pixel_values
        with torch.inference_mode():
            tokens = self.model.generate(
                pixel_values=seen.to(weight.device, weight.dtype),
                num_beams=BEAMS,
                min_length=SHORTEST,
                max_length=LONGEST,
                do_sample=False,
            )
        start = self.model.config.text_config.bos_token_id  # not in all tokenizers' lists
        words = [token for token in tokens[0].tolist() if token != start]
        return self.processor.tokenizer.decode(words, skip_special_tokens=True).strip()


def empty_blip(config: dict[str, Any]) -> Any:
    """BLIP for captions without memory for its weights."""
    from transformers import BlipConfig, BlipForConditionalGeneration

    with torch.device("meta"):
        return BlipForConditionalGeneration(BlipConfig.from_dict(config))


def blip_processor(folder: Path) -> Any:
    """The words and the picture sizes that belong to the BLIP in a folder."""
    from transformers import BlipProcessor

    return BlipProcessor.from_pretrained(folder, local_files_only=True)
