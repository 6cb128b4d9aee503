"""Makes a model of the files of one role: a row of LOADERS per layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from colorstudio import resources
from colorstudio.diffusion import low_rank, own_files
from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine import ldm_names
from colorstudio.engine.architectures import check_depth, config_for, without_last_layer
from colorstudio.engine.checkpoints import Checkpoint, opened, sound, sound_weights
from colorstudio.engine.families import family_named
from colorstudio.engine.headers import AGAIN
from colorstudio.engine.inspection import small_json, weights_in
from colorstudio.engine.ldm_names import Source
from colorstudio.engine.networks import OTHER, UNMADE, empty, without_memory
from colorstudio.engine.vocabulary import clip_words
from colorstudio.errors import BadInput

BARE_WORDS = 2 * 256 + 2
"""CLIP's tokens that are joined of no others: bytes, bytes that end a word, start and end."""

KNOWN_WORDS = 0.9
"""Part of a captioner's words that its tokenizer must know at least: some are marks of its own."""

UNETS = frozenset({"unet", "sketch_unet", "alignment_unet"})

Sources = Mapping[str, Source]
"""By the name that a weight has in the model: where it lies in the file."""


_check: ContextVar[Callable[[], None]] = ContextVar("check", default=lambda: None)
"""Called before each weight is read."""


def load(
    bundle: Bundle,
    role: str,
    dtype: torch.dtype = torch.float32,
    check: Callable[[], None] = lambda: None,
) -> Any:
    """The model of ``role`` on the CPU, in eval mode, without gradients (tokenizers as they are).

    ``check``: called between weights; may raise Cancelled. Raises BadInput where the files are
    damaged or of another kind.
    """
    bundle = bundle.home(role)  # by whose family its files are read
    part = bundle.parts[role]
    if part.layout not in LOADERS:
        raise BadInput(
            f"{part.path.name} is in a layout that is not known: {part.layout}.",
            "Install or import it again.",
        )
    before = _check.set(check)
    try:
        model = LOADERS[part.layout](bundle, part, dtype)
    except BadInput as error:  # its own words name a file, and every model's has the same name
        raise BadInput(f"{_called(bundle, part)}: {error.message}", error.hint) from error
    finally:
        _check.reset(before)
    if isinstance(model, torch.nn.Module):
        model.eval().requires_grad_(False)
    return model


def _called(bundle: Bundle, part: Part) -> str:
    return f"{bundle.title}, {part.path.name}" if part.path.is_dir() else bundle.title


def quiet_libraries() -> None:
    """No bars and no advice on standard error: what a person should know, we say."""
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.set_verbosity_error()
        library.utils.logging.disable_progress_bar()


# -- the rows -------------------------------------------------------------------------------------


def _diffusers(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    """Folders and single files in the names of diffusers and transformers."""
    quiet_libraries()
    if part.role == "tokenizer":
        return _tokenizer_folder(bundle, part)
    if part.role == "segmenter":
        return _transformers_sam(bundle, part, dtype)
    if part.role == "captioner":
        return _captioner(part, dtype)
    config = None
    path = part.path
    if path.is_dir():
        path = weights_in(path)
        config = small_json(part.path / "config.json")
    with opened(path) as file:
        sources = sources_of(part.role, file.shapes, part.prefix)
        if config is None:
            config = _fitted(bundle, part, file, sources)
        return _filled(empty(part, config), file, sources, dtype)


def _ldm(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    """Single files in the names of Stable Diffusion's authors."""
    quiet_libraries()
    if part.role == "tokenizer":
        return _shipped_tokenizer(bundle, part, dtype)
    with opened(part.path) as file:
        sources = sources_of(part.role, file.shapes, part.prefix)
        config = _fitted(bundle, part, file, sources)
        return _filled(empty(part, config), file, sources, dtype)


def _shipped_tokenizer(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    """For weights that come without their words."""
    quiet_libraries()
    return clip_tokenizer(bundle.family)


def _segment_anything(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.engine import sam_weights

    return sam_weights.load_original(_all(part.path), part.path.name, dtype)


def _transformers_sam(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.engine import sam_weights

    quiet_libraries()
    folder, file = part.path, part.path
    if folder.is_dir():
        file = weights_in(folder)
    else:  # without a configuration of its own
        folder = resources.path(f"configs/{family_named(bundle.family).configs}/segmenter")
    return sam_weights.load_transformers(folder, _all(file), dtype)


def _all(path: Path) -> dict[str, Tensor]:
    return sound_weights(path, torch.float32, _check.get())


def _ddcolor(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.methods.colorize.ddcolor import net

    path = weights_in(part.path) if part.path.is_dir() else part.path
    with opened(path) as file:
        try:
            sizes = net.sizes_of(file.shapes)
            with torch.device("meta"):
                model = net.DDColor(sizes)
        except (LookupError, ValueError, ArithmeticError, RuntimeError) as error:
            raise BadInput(f"{path.name} does not hold DDColor.", OTHER) from error
        return _filled(model, file, {key: Source(key) for key in file.shapes}, dtype)


def _captioner(part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.diffusion.captioner import Captioner, blip_processor, empty_blip

    config = small_json(part.path / "config.json")
    try:
        check_depth(config)
        model = empty_blip(config)
    except MemoryError:
        raise
    except Exception as error:  # the library behind it raises nothing more exact
        raise BadInput(f"The config.json of {part.path.name} is damaged.", AGAIN) from error
    with opened(weights_in(part.path)) as file:
        sources = {key: Source(key) for key in file.shapes}
        for name, twin in model._tied_weights_keys.items():
            sources.setdefault(name, Source(twin))
        _filled(model, file, sources, dtype)
    model.tie_weights()
    try:
        processor = blip_processor(part.path)
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise BadInput("The words of the captioner are damaged.", AGAIN) from error
    # where its files are missing, the library makes an empty one
    if len(processor.tokenizer) < KNOWN_WORDS * model.config.text_config.vocab_size:
        raise BadInput("The words of the captioner are damaged.", AGAIN)
    return Captioner(model, processor)


def _peft(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.engine.cold_files import read_cold_adapter

    return read_cold_adapter(part.path)


OWN_NETS: Mapping[str, str] = {
    "guider": "colorstudio.methods.colorize.piggyback.guider:Guider",
    "lightness": "colorstudio.diffusion.lightness_vae:Lightness",
    "sketch_encoder": "colorstudio.methods.sketch.reference.nets:SketchEncoder",
}
"""By role: the class of a network of our own, as `diffusion.own_files` writes them."""


def _own(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    """A folder of a network of our own: no name of a weight is told in another way."""
    if part.role not in OWN_NETS:
        raise BadInput(f"{part.path.name} is not loaded in this way.", OTHER)
    module, _, name = OWN_NETS[part.role].partition(":")
    kind = getattr(import_module(module), name)
    config = small_json(part.path / own_files.CONFIG)
    try:
        if config.pop(own_files.CLASS, name) != name:
            raise ValueError("another class")
        check_depth(config)
        with without_memory():
            model = kind.from_config(config)
    except UNMADE as error:
        raise BadInput(f"The config.json of {part.path.name} is damaged.", AGAIN) from error
    with opened(weights_in(part.path)) as file:
        return _filled(model, file, {key: Source(key) for key in file.shapes}, dtype)


def _low_rank(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    """A U-Net that was tuned upon the one of the same bundle, as its difference to that."""
    if part.role not in UNETS - {"unet"} or "unet" not in bundle.parts:
        raise BadInput(f"{part.path.name} is not loaded in this way.", OTHER)
    prior: nn.Module = load(bundle, "unet", torch.float32, _check.get())
    model = empty(part, small_json(part.path / "config.json"))
    try:
        weights = low_rank.added(prior.state_dict(), _all(weights_in(part.path)))
        model.load_state_dict({k: v.to(dtype) for k, v in weights.items()}, assign=True)
    except (ValueError, RuntimeError) as error:
        raise BadInput(f"{part.path.name} does not fit the bundle's unet.", OTHER) from error
    return model


LOADERS: dict[str, Callable[[Bundle, Part, torch.dtype], Any]] = {
    "colorstudio": _own,
    "ddcolor": _ddcolor,
    "diffusers": _diffusers,
    "ldm": _ldm,
    low_rank.LAYOUT: _low_rank,
    "peft": _peft,
    "segment_anything": _segment_anything,
    "shipped": _shipped_tokenizer,
    "transformers": _diffusers,
    "transformers_sam": _transformers_sam,
}
"""Layout to what loads it."""


# -- names ----------------------------------------------------------------------------------------


def sources_of(role: str, keys: Iterable[str], prefix: str = "") -> dict[str, Source]:
    """Where in a file each weight of ``role`` lies, whichever program named them.

    ``prefix``: what the role's keys begin with.
    """
    found: dict[str, Source] = {}
    own = {key[len(prefix) :]: key for key in keys if key.startswith(prefix)}
    if role in UNETS and ldm_names.has_separate_upsampling(own):
        own = {ldm_names.in_twelve_blocks(bare): key for bare, key in own.items()}
    for bare, key in own.items():
        for name, source in _SOURCES[role](bare).items():
            found[name] = replace(source, key=key)
    return found


def _one(name: str | None, key: str) -> dict[str, Source]:
    return {name: Source(key)} if name else {}


def _text_sources(key: str) -> dict[str, Source]:
    return _one(ldm_names.text_name(key), key) or ldm_names.open_clip_sources(key)


def _projector_sources(key: str) -> dict[str, Source]:
    if key == "text_projection.weight":
        return _one(key, key)
    name = ldm_names.text_name(key)
    return _one(f"text_model.{name}", key) if name else ldm_names.open_clip_text_sources(key)


def _image_sources(key: str) -> dict[str, Source]:
    return ldm_names.open_clip_vision_sources(key) or _one(key, key)


_SOURCES: Mapping[str, Callable[[str], dict[str, Source]]] = {
    "unet": lambda key: _one(ldm_names.unet_name(key) or key, key),
    "vae": lambda key: _one(ldm_names.vae_name(key), key),
    "text_encoder": _text_sources,
    "tiny_vae": lambda key: _one(key, key),
    "image_encoder": _image_sources,
    "text_projector": _projector_sources,
    "sketch_encoder": lambda key: _one(key, key),
    "sketch_unet": lambda key: _one(ldm_names.unet_name(key) or key, key),
    "alignment_unet": lambda key: _one(ldm_names.unet_name(key) or key, key),
    "pixel_unet": lambda key: _one(key, key),
}


# -- models ---------------------------------------------------------------------------------------


def clip_tokenizer(family: str) -> Any:
    """CLIP's tokenizer as ``family`` uses it, without a file: 49408 words, 77 at a time."""
    from transformers import CLIPTokenizer

    words, merges = clip_words()
    config = family_named(family).config("tokenizer")
    return CLIPTokenizer(
        vocab=words,
        merges=merges,  # pyright: ignore  (pairs are what its own converter gives it)
        pad_token=config["pad_token"],
        model_max_length=config["model_max_length"],
    )


def _tokenizer_folder(bundle: Bundle, part: Part) -> Any:
    from transformers import CLIPTokenizer

    family = family_named(bundle.family).config("tokenizer")
    is_said = (part.path / "tokenizer_config.json").is_file()
    given = {} if is_said else {"pad_token": family["pad_token"]}
    try:
        found = CLIPTokenizer.from_pretrained(part.path, local_files_only=True, **given)
    except MemoryError:
        raise
    except Exception as error:  # the library behind it raises nothing more exact
        raise BadInput("The tokenizer is damaged.", AGAIN) from error
    # whatever its file says: the text encoder has no more places
    found.model_max_length = family["model_max_length"]
    if _merges(part.path) < found.vocab_size - BARE_WORDS:
        raise BadInput("The tokenizer is damaged: merges.txt is cut off.", AGAIN)
    return found


def _merges(folder: Path) -> int:
    """How many lines of a tokenizer join two tokens, each to one more."""
    try:
        lines = (folder / "merges.txt").read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise BadInput("The tokenizer is damaged: merges.txt cannot be read.", AGAIN) from error
    return sum(bool(line.strip()) and not line.startswith("#version") for line in lines)


def _fitted(bundle: Bundle, part: Part, file: Checkpoint, sources: Sources) -> dict[str, Any]:
    shapes = {name: _shape(file, source) for name, source in sources.items()}
    try:
        if part.role == "text_encoder" and _is_open_clip(sources):
            depth = family_named(bundle.family).config("text_encoder")["num_hidden_layers"]
            shapes = without_last_layer(shapes, depth)
        return config_for(bundle.family, part.role, shapes)
    except (LookupError, ValueError, FileNotFoundError) as error:
        raise BadInput(
            f"{part.path.name} holds no {part.role.replace('_', ' ')} of {bundle.family}.", OTHER
        ) from error


def _is_open_clip(sources: Sources) -> bool:
    return any(source.third is not None for source in sources.values())


def _shape(file: Checkpoint, source: Source) -> tuple[int, ...]:
    shape = file.shapes[source.key]
    shape = shape[::-1] if source.is_turned else shape
    return shape if source.third is None else (shape[0] // 3, *shape[1:])


# -- weights --------------------------------------------------------------------------------------


def _filled(model: nn.Module, file: Checkpoint, sources: Sources, dtype: torch.dtype) -> nn.Module:
    """The model with its weights out of the file, each read once and checked.

    Raises BadInput where one is missing, of another shape, or no number.
    """
    wanted = model.state_dict()
    missing = [name for name in wanted if name not in sources]
    if missing:
        raise BadInput(
            f"{file.path.name} lacks {len(missing)} of {len(wanted)} weights, as {missing[0]}.",
            OTHER,
        )
    weights = {}
    for name, like in wanted.items():
        _check.get()()
        source = sources[name]
        value = sound(file, source.key, dtype)
        if like.is_floating_point() and not value.is_floating_point():
            raise BadInput(f"{file.path.name} does not fit: {name} has whole numbers.", OTHER)
        if source.third is not None:
            value = value.chunk(3)[source.third].clone()
        if source.is_turned:
            value = value.T.contiguous()
        weights[name] = _shaped(value, tuple(like.shape), name, file.path.name)
    model.load_state_dict(weights, assign=True)
    for name, buffer in model.named_buffers():
        if buffer.is_meta:
            _put_buffer(model, name, buffer)
    return model


def _shaped(value: Tensor, shape: tuple[int, ...], name: str, file: str) -> Tensor:
    """1 x 1 convolutions and linear layers hold the same numbers; other shapes are refused."""
    found = tuple(value.shape)
    if found != shape:
        is_same_layer = _bare(found) == _bare(shape)
        if not is_same_layer:
            raise BadInput(
                f"{file} does not fit: {name} is {_times(found)} instead of {_times(shape)}.", OTHER
            )
        value = value.reshape(shape)
    return value


def _bare(shape: tuple[int, ...]) -> tuple[int, ...]:
    return shape[:2] if shape[2:] == (1, 1) else shape


def _times(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape)) or "one number"


def _put_buffer(model: nn.Module, name: str, buffer: Tensor) -> None:
    """What a model computes for itself and no file holds."""
    stem, _, last = name.rpartition(".")
    if last != "position_ids":
        raise RuntimeError(f"{type(model).__name__} has a buffer of its own: {name}")
    places = torch.arange(buffer.shape[-1]).expand(buffer.shape).clone()
    model.get_submodule(stem).register_buffer(last, places, persistent=False)
