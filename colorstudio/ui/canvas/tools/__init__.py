"""The tools of the canvas: one class each, one row each in the table TOOLS."""

from __future__ import annotations

from dataclasses import dataclass

from colorstudio.ui.canvas.tools.base import CanvasTool
from colorstudio.ui.canvas.tools.eyedropper import EyedropperTool
from colorstudio.ui.canvas.tools.fill import FillTool
from colorstudio.ui.canvas.tools.gap import GapTool
from colorstudio.ui.canvas.tools.hint import HintTool
from colorstudio.ui.canvas.tools.marks import BarrierTool, JoinTool, KeepTool, StrokeTool
from colorstudio.ui.canvas.tools.move import MoveTool
from colorstudio.ui.canvas.tools.paint import BrushTool, CloneTool, EraserTool, HealTool
from colorstudio.ui.canvas.tools.pan import PanTool
from colorstudio.ui.canvas.tools.pick import PickTool
from colorstudio.ui.canvas.tools.select_brush import MaskBrushTool
from colorstudio.ui.canvas.tools.select_object import ObjectTool
from colorstudio.ui.canvas.tools.select_shape import BoxTool, LassoTool, PolygonTool
from colorstudio.ui.canvas.tools.select_wand import WandTool
from colorstudio.ui.canvas.tools.unhint import UnhintTool


@dataclass(frozen=True)
class ToolRow:
    """One tool: ``icon`` is a file of `resources/icons`, ``key`` acts while the canvas has focus.

    ``tip``: how it is used, in one line. ``group``: tools of one group stand together; without one
    a tool is only lent by a panel for one use.
    """

    id: str
    title: str
    icon: str
    key: str
    make: type[CanvasTool]
    tip: str
    group: str


TOOLS: tuple[ToolRow, ...] = (
    ToolRow(
        "hint", "Hint point", "map-pin", "P", HintTool,
        "Click to ask for a colour, drag to move it, right-click to delete it.", "hints",
    ),
    ToolRow(
        "stroke", "Hint stroke", "spline", "S", StrokeTool,
        "Draw where the picture is to take this colour.", "hints",
    ),
    ToolRow(
        "keep", "Keep grey", "ban", "K", KeepTool,
        "Draw where a photo stays grey, and a drawing uncoloured.", "hints",
    ),
    ToolRow(
        "barrier", "Barrier", "brick-wall", "W", BarrierTool,
        "Draw a wall that colour does not pass. Shift-click goes on in a straight line.", "hints",
    ),
    ToolRow(
        "join", "Join regions", "combine", "Y", JoinTool,
        "Draw across regions of a drawing that are to be one.", "hints",
    ),
    ToolRow(
        "gap", "Bridge gaps", "unplug", "N", GapTool,
        "Click a gap of the lines to bridge it. Shift-click joins the sides instead.", "hints",
    ),
    ToolRow(
        "unhint", "Erase hints", "x", "U", UnhintTool,
        "Wipe over hints to take them away; strokes go where they are touched.", "hints",
    ),
    ToolRow(
        "move", "Choose and move", "mouse-pointer-2", "V", MoveTool,
        "Click or drag a band to choose hints; drag or arrow keys move them.", "hints",
    ),
    ToolRow(
        "brush", "Brush", "paintbrush", "B", BrushTool,
        "Paint on the active layer. Shift-click draws a straight line.", "paint",
    ),
    ToolRow(
        "eraser", "Eraser", "eraser", "E", EraserTool,
        "Make the active layer transparent.", "paint",
    ),
    ToolRow(
        "fill", "Fill", "paint-bucket", "F", FillTool,
        "Click to fill what looks alike with the colour.", "paint",
    ),
    ToolRow(
        "clone", "Clone", "stamp", "C", CloneTool,
        "Ctrl-click where to copy from, then paint.", "paint",
    ),
    ToolRow(
        "heal", "Heal", "bandage", "J", HealTool,
        "Paint over dust and scratches. Ctrl-click: lend from here.", "paint",
    ),
    ToolRow(
        "object", "Object mask", "square-dashed-mouse-pointer", "O", ObjectTool,
        "Click the object; Shift-click what does not belong to it; drag a box around it.", "select",
    ),
    ToolRow(
        "box", "Box mask", "square-dashed", "R", BoxTool,
        "Drag a box. Shift adds to the mask, Ctrl takes away, both intersect.", "select",
    ),
    ToolRow(
        "lasso", "Lasso mask", "lasso", "L", LassoTool,
        "Draw around it. Shift adds to the mask, Ctrl takes away, both intersect.", "select",
    ),
    ToolRow(
        "polygon", "Polygon mask", "pentagon", "Shift+L", PolygonTool,
        "Click corners; a double click or Enter closes, Backspace takes one back.", "select",
    ),
    ToolRow(
        "wand", "Wand mask", "wand", "Q", WandTool,
        "Click to select what looks alike. Shift adds to the mask, Ctrl takes away.", "select",
    ),
    ToolRow(
        "mask_brush", "Mask brush", "highlighter", "Shift+B", MaskBrushTool,
        "Paint what belongs to the mask; with Ctrl what does not.", "select",
    ),
    ToolRow(
        "eyedropper", "Eyedropper", "pipette", "I", EyedropperTool,
        "Take a colour from the picture; Shift: from the photo, Ctrl: from the layer.", "look",
    ),
    ToolRow(
        "hand", "Hand", "hand", "H", PanTool,
        "Drag to move the view.", "look",
    ),
    ToolRow(
        "pick", "Pick", "crosshair", "", PickTool,
        "Click a place, or drag over a patch. Esc ends.", "",
    ),
)  # fmt: skip

__all__ = ["TOOLS", "CanvasTool", "ToolRow"]
