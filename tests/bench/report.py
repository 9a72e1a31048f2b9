"""The table in words, as var/bench.json, and as plots for docs/performance.md."""

import json
import os
import platform
import sqlite3
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from tests.bench.figures import Figure

ROW, LEFT, WIDTH = 26, 330, 720


def write(figures: list[Figure], plan: Namespace, root: Path) -> None:
    print_table(figures)
    var = var_directory(root)
    rows = [asdict(figure) | {"figure": figure.name} for figure in figures]
    for row in rows:
        del row["name"]
    numbers = {name: getattr(plan, name) for name in ("rounds", "times", "films", "reviews")}
    found = {"machine": machine() | numbers, "figures": rows}
    (var / "bench.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    (var / "bench.svg").write_text(plot([f for f in figures if f.unit == "×" and f.measured]))


def var_directory(root: Path) -> Path:
    var = Path(os.environ.get("VAR_DIR", root / "var"))
    var.mkdir(exist_ok=True)
    return var


def print_table(figures: list[Figure]) -> None:
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        value = "" if figure.measured is None else f"{figure.measured:,.2f}{figure.unit}"
        line = f"{figure.name:<{width}}  {figure.goal:>9}  {value:>14}  {figure.verdict}"
        sys.stdout.write(line + "\n")


def machine() -> dict:
    model = [
        line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return {
        "processor": model[0].partition(": ")[2] if model else platform.machine(),
        "cores": os.cpu_count(),
        "load_at_the_end": os.getloadavg()[0],
        "kernel": platform.release(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def plot(figures: list[Figure]) -> str:
    """One line for each ratio: its rounds as dots, the median as a bar, the goal as a stroke."""
    most = max([max(f.rounds) for f in figures] + [_goal(f) for f in figures], default=1)
    scale = (WIDTH - LEFT - 20) / most
    height = ROW * len(figures) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        ' font-family="sans-serif" font-size="12">',
        "<title>Ratios measured, with their goals</title>",
    ]
    for row, figure in enumerate(figures):
        middle = row * ROW + ROW
        end, goal = LEFT + figure.measured * scale, LEFT + _goal(figure) * scale
        colour = "#2f6f4f" if figure.holds else "#a33b2e"
        parts.append(
            f'<text x="{LEFT - 8}" y="{middle + 4}" text-anchor="end">{figure.name}</text>'
        )
        parts.append(f'<rect x="{LEFT}" y="{middle - 6}" width="{end - LEFT:.1f}" height="12"'
                     f' fill="{colour}" opacity=".5"/>')  # fmt: skip
        parts += [f'<circle cx="{LEFT + one * scale:.1f}" cy="{middle}" r="2.5" fill="{colour}"/>'
                  for one in figure.rounds]  # fmt: skip
        parts.append(f'<path d="M{goal:.1f} {middle - 10}v20" stroke="#000" stroke-width="2"/>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _goal(figure: Figure) -> float:
    return float(figure.goal.split()[1])
