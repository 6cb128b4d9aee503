"""What a person prefers, in one TOML-like JSON file that is read at start and written on change."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio import json_text, resources

if TYPE_CHECKING:
    from colorstudio.engine.store import ModelStore

RECENT_FILES = 12
RECENT_COLORS = 24
RECENT_PROMPTS = 20
LONGEST_PROMPT = 1000
"""Characters; a longer one is not kept."""
LARGEST = 1e12
"""No number that a person prefers is larger, infinite or none."""


@dataclass
class Settings:
    """Every preference with its default. ``window``: geometry and dock state as base64 text.

    ``export_presets``: name to the text of `document.export_presets`; ``export_last``: such a text.
    ``prompts``: way to its recent prompts, one a line, the newest first.
    ``unfolded``: ways whose part of a panel is open.
    ``tours``: task to "done" or the number of the step, from 0, where its tour was left.
    ``model_folders``: of other programs, besides the usual places.
    ``gpu_pack_offered``: the start page has offered a GPU pack, and does not do so again.
    ``language``: "" for the system's. ``ui_scale``: percent, on top of the system's own.
    ``pressure_curve``: the text of an `imaging.pressure.PressureCurve`, "" for none.
    ``shortcuts``: action to its keys; those of another scheme are called "SCHEME/ACTION".
    ``resize_gesture``, ``sample_key``: "" for the scheme's own way.
    """

    theme: str = "dark"
    language: str = ""
    ui_scale: int = 100
    max_megapixels: float = 250.0
    keep_gps: bool = False
    keep_metadata: bool = True
    jpeg_quality: int = 92
    compact_controls: bool = False
    pressure_size: bool = True
    pressure_opacity: bool = False
    smooth_strokes: bool = True
    pressure_curve: str = ""
    follow: float = 0.4
    hint_radius: float = 6.0
    brush_radius: float = 24.0
    brush_hardness: float = 0.8
    brush_opacity: float = 1.0
    brush_flow: float = 1.0
    segmenter: str = ""
    recent_files: list[str] = field(default_factory=list)
    recent_colors: list[str] = field(default_factory=list)
    prompts: dict[str, str] = field(default_factory=dict)
    unfolded: list[str] = field(default_factory=list)
    tours: dict[str, str] = field(default_factory=dict)
    shortcut_scheme: str = "colorstudio"
    shortcuts: dict[str, str] = field(default_factory=dict)
    resize_gesture: str = ""
    sample_key: str = ""
    window: dict[str, str] = field(default_factory=dict)
    last_folder: str = ""
    model_folders: list[str] = field(default_factory=list)
    hide_noncommercial: bool = False
    gpu_pack_offered: bool = False
    idle_seeds: bool = True
    export_presets: dict[str, str] = field(default_factory=dict)
    export_last: str = ""
    export_template: str = "{name}-coloured"
    colorway_template: str = "{name} - {layer} {color_name} #{color}"

    @classmethod
    def load(cls, path: Path) -> Settings:
        """From the file, else defaults; unknown and ill-typed entries are left aside.

        ``COLORSTUDIO_<NAME>`` in the environment goes before the file.
        """
        settings = cls()
        try:
            stored = json_text.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            stored = {}
        for f in fields(cls):
            value = stored.get(f.name) if isinstance(stored, dict) else None
            text = os.environ.get(f"COLORSTUDIO_{f.name.upper()}")
            default = getattr(settings, f.name)
            if text is not None:
                value = _from_text(text, default)
            if _fits(value, default):
                setattr(settings, f.name, _like(value, default))
        return settings

    def save(self, path: Path) -> None:
        """Writes the file whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        # a name of its own: another program may save at the same time
        temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            temporary.write_text(
                json.dumps(asdict(self), indent=1, ensure_ascii=False), "utf-8", "replace"
            )
            temporary.replace(path)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def model_store(self) -> ModelStore:
        """The weights that this computer has, as far as the person wants to see them."""
        from colorstudio.engine.store import ModelStore

        return ModelStore(
            folders=[Path(folder) for folder in self.model_folders],
            shipped=resources.shipped_models(),
            commercial_only=self.hide_noncommercial,
        )

    def remember_file(self, path: Path) -> None:
        """The newest of the recent files."""
        text = str(path)
        self.recent_files = [text, *(p for p in self.recent_files if p != text)][:RECENT_FILES]
        self.last_folder = str(path.parent)

    def remember_color(self, text: str) -> None:
        """The newest of the recent colours."""
        rest = [c for c in self.recent_colors if c != text]
        self.recent_colors = [text, *rest][:RECENT_COLORS]

    def recent_prompts(self, way: str) -> tuple[str, ...]:
        """What was asked of a way with models, the newest first."""
        return tuple(line for line in self.prompts.get(way, "").split("\n") if line)

    def remember_prompt(self, way: str, text: str) -> None:
        """The newest of a way's prompts, as one line."""
        line = " ".join(text.split())
        if line and len(line) <= LONGEST_PROMPT:
            rest = [p for p in self.recent_prompts(way) if p != line]
            self.prompts[way] = "\n".join([line, *rest][:RECENT_PROMPTS])


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, int | float) and abs(value) < LARGEST
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if isinstance(default, dict):
        return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
    return isinstance(value, type(default))


def _like(value: Any, default: Any) -> Any:
    """JSON has whole numbers where a fraction is meant."""
    return float(value) if isinstance(default, float) else value


def _from_text(text: str, default: Any) -> Any:
    if isinstance(default, bool):
        return text.lower() in ("1", "true", "yes", "on")
    try:
        return type(default)(text) if isinstance(default, int | float | str) else None
    except ValueError:
        return None
