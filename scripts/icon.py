#!/usr/bin/env python3
"""Draws assets/icon/moongate.png, the icon of the window: the mark of `paint_mark` in src/ui/art.rs, with clear corners.

Needs nothing but Python. Every pixel is the mean of 8 × 8 samples; the shapes are given in parts of the side.
"""

import math
import struct
import zlib
from pathlib import Path

SIDE = 256
SAMPLES = 8
JADE, PAPER, HILL = (15, 118, 110), (255, 255, 255), (147, 193, 190)
CLEAR = (0, 0, 0, 0)


def inside_rounded(x, y, left, top, right, bottom, radius):
    dx = max(left + radius - x, 0, x - (right - radius))
    dy = max(top + radius - y, 0, y - (bottom - radius))
    return left <= x <= right and top <= y <= bottom and math.hypot(dx, dy) <= radius


def colour(x, y):
    if not inside_rounded(x, y, 0, 0, 1, 1, 0.24):
        return CLEAR
    if inside_rounded(x, y, 0.30, 0.715, 0.70, 0.765, 0.008):
        return (*PAPER, 255)
    if math.hypot(x - 0.5, y - 0.46) > 0.29:
        return (*JADE, 255)
    if math.hypot(x - 0.6, y - 0.36) <= 0.085:
        return (*JADE, 255)
    if y >= 0.46 + 0.29 * math.sin(math.radians(14)):
        return (*HILL, 255)
    return (*PAPER, 255)


def pixel(column, row):
    total = [0, 0, 0, 0]
    for i in range(SAMPLES * SAMPLES):
        x = (column + (i % SAMPLES + 0.5) / SAMPLES) / SIDE
        y = (row + (i // SAMPLES + 0.5) / SAMPLES) / SIDE
        red, green, blue, alpha = colour(x, y)
        total = [a + b for a, b in zip(total, (red * alpha, green * alpha, blue * alpha, alpha))]
    if total[3] == 0:
        return bytes(4)
    mean = [round(value / total[3]) for value in total[:3]]
    return bytes([*mean, round(total[3] / SAMPLES**2)])


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def main():
    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(SIDE)) for y in range(SIDE))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    target = Path(__file__).resolve().parent.parent / "assets" / "icon" / "moongate.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(png)
    print(f"{target.name}: {len(png)} bytes")


if __name__ == "__main__":
    main()
