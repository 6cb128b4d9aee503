"""Frozen: the keys of real model files, in their authors' names and in those of the hub's folders.

Left: the keys in the single files of Stable Diffusion. Right: in the folders that the hub has (of
U-Nets as diffusers writes them still; of VAEs and text encoders as it wrote them when the real
files were made). ``{a,b}`` stands for each in turn, the n-th group left for the n-th right.
"""

from __future__ import annotations

import itertools
import re

UNET = """
time_embed.{0,2}.{weight,bias} time_embedding.{linear_1,linear_2}.{weight,bias}
input_blocks.0.0.{weight,bias} conv_in.{weight,bias}
input_blocks.{1,2,4,5,7,8,10,11}.0.{RESNET} \
    down_blocks.{0.resnets.0,0.resnets.1,1.resnets.0,1.resnets.1,2.resnets.0,2.resnets.1,3.resnets.0,3.resnets.1}.{RESNET'}
input_blocks.{4,7}.0.skip_connection.{weight,bias} \
    down_blocks.{1,2}.resnets.0.conv_shortcut.{weight,bias}
input_blocks.{1,2,4,5,7,8}.1.{ATTENTION} \
    down_blocks.{0.attentions.0,0.attentions.1,1.attentions.0,1.attentions.1,2.attentions.0,2.attentions.1}.{ATTENTION}
input_blocks.{3,6,9}.0.op.{weight,bias} down_blocks.{0,1,2}.downsamplers.0.conv.{weight,bias}
middle_block.{0,2}.{RESNET} mid_block.resnets.{0,1}.{RESNET'}
middle_block.1.{ATTENTION} mid_block.attentions.0.{ATTENTION}
output_blocks.{0,1,2,3,4,5,6,7,8,9,10,11}.0.{RESNET} \
    up_blocks.{0.resnets.0,0.resnets.1,0.resnets.2,1.resnets.0,1.resnets.1,1.resnets.2,2.resnets.0,2.resnets.1,2.resnets.2,3.resnets.0,3.resnets.1,3.resnets.2}.{RESNET'}
output_blocks.{0,1,2,3,4,5,6,7,8,9,10,11}.0.skip_connection.{weight,bias} \
    up_blocks.{0.resnets.0,0.resnets.1,0.resnets.2,1.resnets.0,1.resnets.1,1.resnets.2,2.resnets.0,2.resnets.1,2.resnets.2,3.resnets.0,3.resnets.1,3.resnets.2}.conv_shortcut.{weight,bias}
output_blocks.{3,4,5,6,7,8,9,10,11}.1.{ATTENTION} \
    up_blocks.{1.attentions.0,1.attentions.1,1.attentions.2,2.attentions.0,2.attentions.1,2.attentions.2,3.attentions.0,3.attentions.1,3.attentions.2}.{ATTENTION}
output_blocks.{2.1,5.2,8.2}.conv.{weight,bias} up_blocks.{0,1,2}.upsamplers.0.conv.{weight,bias}
out.{0,2}.{weight,bias} {conv_norm_out,conv_out}.{weight,bias}
"""

VAE = """
encoder.{conv_in,norm_out,conv_out}.{weight,bias} \
    encoder.{conv_in,conv_norm_out,conv_out}.{weight,bias}
encoder.down.{0,1,2,3}.block.{0,1}.{norm1,conv1,norm2,conv2}.{weight,bias} \
    encoder.down_blocks.{0,1,2,3}.resnets.{0,1}.{norm1,conv1,norm2,conv2}.{weight,bias}
encoder.down.{1,2}.block.0.nin_shortcut.{weight,bias} \
    encoder.down_blocks.{1,2}.resnets.0.conv_shortcut.{weight,bias}
encoder.down.{0,1,2}.downsample.conv.{weight,bias} \
    encoder.down_blocks.{0,1,2}.downsamplers.0.conv.{weight,bias}
{encoder,decoder}.mid.block_{1,2}.{norm1,conv1,norm2,conv2}.{weight,bias} \
    {encoder,decoder}.mid_block.resnets.{0,1}.{norm1,conv1,norm2,conv2}.{weight,bias}
{encoder,decoder}.mid.attn_1.{norm,q,k,v,proj_out}.{weight,bias} \
    {encoder,decoder}.mid_block.attentions.0.{group_norm,query,key,value,proj_attn}.{weight,bias}
decoder.{conv_in,norm_out,conv_out}.{weight,bias} \
    decoder.{conv_in,conv_norm_out,conv_out}.{weight,bias}
decoder.up.{3,2,1,0}.block.{0,1,2}.{norm1,conv1,norm2,conv2}.{weight,bias} \
    decoder.up_blocks.{0,1,2,3}.resnets.{0,1,2}.{norm1,conv1,norm2,conv2}.{weight,bias}
decoder.up.{1,0}.block.0.nin_shortcut.{weight,bias} \
    decoder.up_blocks.{2,3}.resnets.0.conv_shortcut.{weight,bias}
decoder.up.{3,2,1}.upsample.conv.{weight,bias} \
    decoder.up_blocks.{0,1,2}.upsamplers.0.conv.{weight,bias}
{quant_conv,post_quant_conv}.{weight,bias} {quant_conv,post_quant_conv}.{weight,bias}
"""

CLIP = """
text_model.embeddings.{position_ids,token_embedding.weight,position_embedding.weight} \
    text_model.embeddings.{position_ids,token_embedding.weight,position_embedding.weight}
text_model.encoder.layers.{LAYERS}.{CLIP_LAYER}.{weight,bias} \
    text_model.encoder.layers.{LAYERS}.{CLIP_LAYER}.{weight,bias}
text_model.final_layer_norm.{weight,bias} text_model.final_layer_norm.{weight,bias}
"""

OPEN_CLIP = """
token_embedding.weight text_model.embeddings.token_embedding.weight
positional_embedding text_model.embeddings.position_embedding.weight
transformer.resblocks.{LAYERS}.{ln_1,ln_2,mlp.c_fc,mlp.c_proj,attn.out_proj}.{weight,bias} \
    text_model.encoder.layers.{LAYERS}.{layer_norm1,layer_norm2,mlp.fc1,mlp.fc2,self_attn.out_proj}.{weight,bias}
transformer.resblocks.{LAYERS}.attn.in_proj_{weight,bias} \
    text_model.encoder.layers.{LAYERS}.self_attn.q_proj|k_proj|v_proj.{weight,bias}
ln_final.{weight,bias} text_model.final_layer_norm.{weight,bias}
"""

OPEN_CLIP_VISION = """
class_embedding vision_model.embeddings.class_embedding
positional_embedding vision_model.embeddings.position_embedding.weight
conv1.weight vision_model.embeddings.patch_embedding.weight
{ln_pre,ln_post}.{weight,bias} vision_model.{pre_layrnorm,post_layernorm}.{weight,bias}
transformer.resblocks.{LAYERS}.{ln_1,ln_2,mlp.c_fc,mlp.c_proj,attn.out_proj}.{weight,bias} \
    vision_model.encoder.layers.{LAYERS}.{layer_norm1,layer_norm2,mlp.fc1,mlp.fc2,self_attn.out_proj}.{weight,bias}
transformer.resblocks.{LAYERS}.attn.in_proj_{weight,bias} \
    vision_model.encoder.layers.{LAYERS}.self_attn.q_proj|k_proj|v_proj.{weight,bias}
"""
"""Below ``visual.``; its ``proj`` is the projection the other way round."""

SKETCH_ENCODER = """
model.{0,2,4,6,8,10,12,14}.{weight,bias} model.{0,2,4,6,8,10,12,14}.{weight,bias}
zero_layer.0.{weight,bias} zero_layer.0.{weight,bias}
output_blocks.{0,1,2,3}.{1,3}.{weight,bias} output_blocks.{0,1,2,3}.{1,3}.{weight,bias}
zero_blocks.{0,1,2,3}.0.{weight,bias} zero_blocks.{0,1,2,3}.0.{weight,bias}
"""
"""ColorizeDiffusion's, below ``control_encoder.``, and ours."""

_STEM = ((3, 16), (16, 16), (16, 32), (32, 32), (32, 96), (96, 96), (96, 256), (256, 320))
_HINTS = ((320, 320), (320, 640), (640, 1280), (1280, 1280))


def _convolution(name: str, inner: int, outer: int, side: int) -> list[tuple[str, tuple[int, ...]]]:
    return [(f"{name}.weight", (outer, inner, side, side)), (f"{name}.bias", (outer,))]


SKETCH_SHAPES = (
    *itertools.chain(*(_convolution(f"model.{2 * n}", *row, 3) for n, row in enumerate(_STEM))),
    *_convolution("zero_layer.0", 320, 320, 1),
    *itertools.chain(
        *(_convolution(f"output_blocks.{n}.1", *row, 3) for n, row in enumerate(_HINTS)),
        *(_convolution(f"output_blocks.{n}.3", row[1], row[1], 3) for n, row in enumerate(_HINTS)),
        *(_convolution(f"zero_blocks.{n}.0", row[1], row[1], 1) for n, row in enumerate(_HINTS)),
    ),
)
"""Of the released encoder of drawings, by key."""

FIFTEEN_BLOCKS = """
output_blocks.{3,4,5,6,7,8,9,10,11}.0.{RESNET} \
    output_blocks.{4,5,6,8,9,10,12,13,14}.0.{RESNET}
output_blocks.{3,4,5,6,7,8,9,10,11}.0.skip_connection.{weight,bias} \
    output_blocks.{4,5,6,8,9,10,12,13,14}.0.skip_connection.{weight,bias}
output_blocks.{3,4,5,6,7,8,9,10,11}.1.{ATTENTION} \
    output_blocks.{4,5,6,8,9,10,12,13,14}.1.{ATTENTION}
output_blocks.{2.1,5.2,8.2}.conv.{weight,bias} output_blocks.{3,7,11}.0.conv.{weight,bias}
"""
"""Left: keys of U-Nets as most files have them; right: where upsampling layers count as blocks."""

OPEN_CLIP_REST = ("text_projection", "logit_scale")
"""In the files and in no model of ours; so are the buffers of the schedule."""

SCHEDULE = (
    "betas",
    "alphas_cumprod",
    "alphas_cumprod_prev",
    "sqrt_alphas_cumprod",
    "sqrt_one_minus_alphas_cumprod",
    "log_one_minus_alphas_cumprod",
    "sqrt_recip_alphas_cumprod",
    "sqrt_recipm1_alphas_cumprod",
    "posterior_variance",
    "posterior_log_variance_clipped",
    "posterior_mean_coef1",
    "posterior_mean_coef2",
)

WORDS = {
    "RESNET'": "norm1,conv1,time_emb_proj,norm2,conv2",
    "RESNET": "in_layers.0,in_layers.2,emb_layers.1,out_layers.0,out_layers.3",
    "ATTENTION": (
        "norm.weight,norm.bias,proj_in.weight,proj_in.bias,proj_out.weight,proj_out.bias,"
        "transformer_blocks.0.norm1.weight,transformer_blocks.0.norm1.bias,"
        "transformer_blocks.0.norm2.weight,transformer_blocks.0.norm2.bias,"
        "transformer_blocks.0.norm3.weight,transformer_blocks.0.norm3.bias,"
        "transformer_blocks.0.attn1.to_q.weight,transformer_blocks.0.attn1.to_k.weight,"
        "transformer_blocks.0.attn1.to_v.weight,transformer_blocks.0.attn1.to_out.0.weight,"
        "transformer_blocks.0.attn1.to_out.0.bias,"
        "transformer_blocks.0.attn2.to_q.weight,transformer_blocks.0.attn2.to_k.weight,"
        "transformer_blocks.0.attn2.to_v.weight,transformer_blocks.0.attn2.to_out.0.weight,"
        "transformer_blocks.0.attn2.to_out.0.bias,"
        "transformer_blocks.0.ff.net.0.proj.weight,transformer_blocks.0.ff.net.0.proj.bias,"
        "transformer_blocks.0.ff.net.2.weight,transformer_blocks.0.ff.net.2.bias"
    ),
    "CLIP_LAYER": (
        "self_attn.q_proj,self_attn.k_proj,self_attn.v_proj,self_attn.out_proj,"
        "layer_norm1,layer_norm2,mlp.fc1,mlp.fc2"
    ),
}


def pairs(table: str, layers: int = 0) -> list[tuple[str, str]]:
    """The keys of a table: (left, right). ``layers``: of a text encoder."""
    words = WORDS | {"LAYERS": ",".join(map(str, range(layers)))}
    found = []
    for line in table.replace("\\\n", "").strip().splitlines():
        left, right = (_expanded(half, words) for half in line.split())
        found += zip(left, right, strict=True)
    return found


def _expanded(pattern: str, words: dict[str, str]) -> list[str]:
    pieces = re.split(r"\{(.+?)\}", pattern)
    # RESNET' is {in_layers.0, ...}.{weight, bias} in one group: the names without a kind
    options = [
        _kinds(words[piece]) if piece.startswith("RESNET") else words.get(piece, piece).split(",")
        for piece in pieces[1::2]
    ]
    return [
        "".join(itertools.chain.from_iterable(zip(pieces[::2], (*choice, ""), strict=True)))
        for choice in itertools.product(*options)
    ]


def _kinds(stems: str) -> list[str]:
    return [f"{stem}.{kind}" for stem in stems.split(",") for kind in ("weight", "bias")]
