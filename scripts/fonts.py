#!/usr/bin/env python3
"""Makes every font file in assets/fonts and the icon names in src/theme/icons.rs.

It only needs to run when a script, a character set or the icon list changes: its results are part of the repository.

Inputs, none of them fetched from here:
  --inter DIR     Inter's OTF files            (Debian package fonts-inter)
  --noto FILE     Noto Sans CJK Regular, TTC   (Debian package fonts-noto-cjk)
  --emoji FILE    "400Regular/NotoEmoji_400Regular.ttf" of the npm package @expo-google-fonts/noto-emoji
  --phosphor DIR  "src/regular" of the npm package @phosphor-icons/web
Needs fonttools (pip install fonttools, tried with 4.68).

Why the faces are more than subsets: egui takes the height of a row from the first face of a family and centres all
others in it. So every face gets the same metrics here, and with them the line height of the whole program (1.45) and the
common centre of capitals, Han characters and icons. It has no switch for OpenType features either: figures of one width
and letters that cannot be confused become small faces of their own. A group of joined characters is drawn by the face of its first
one, so the faces with figures carry the keycaps themselves.
"""

import argparse
import json
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.otlLib.builder import buildLigatureSubstSubtable, buildLookup
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets" / "fonts"

LINE_HEIGHT = 1.45
CAPITAL_CENTRE = 0.3635  # half of Inter's capital height, in em above the baseline
ICON_CENTRE = 0.4375  # the middle of Phosphor's em box
EMOJI_UNITS = 1000  # to the em; Noto's 2048 only make the file larger
EMOJI_SCALE = 0.94  # Noto's emoji are 1.27 em wide: a row of text would be lower than they are
EMOJI_CENTRE = 0.342 * EMOJI_SCALE

LATIN = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC),
    (0x218, 0x21B), (0x251, 0x251), (0x261, 0x261), (0x2BB, 0x2BC), (0x2C6, 0x2DD), (0x300, 0x30C),
    (0x384, 0x3CE), (0x400, 0x45F), (0x490, 0x491), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
    (0x2000, 0x200A), (0x2010, 0x2015), (0x2018, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x203D, 0x203D), (0x2044, 0x2044), (0x2070, 0x2079), (0x2080, 0x2089), (0x20A0, 0x20BF),
    (0x2113, 0x2116), (0x2122, 0x2122), (0x212E, 0x212E), (0x2150, 0x215E), (0x2190, 0x2199), (0x21A9, 0x21AA),
    (0x21B5, 0x21B5), (0x21E7, 0x21E7), (0x2200, 0x2200), (0x2205, 0x2206), (0x2208, 0x220B), (0x220F, 0x221A),
    (0x221E, 0x221E), (0x222B, 0x222B), (0x2248, 0x2248), (0x2260, 0x2265), (0x2318, 0x2318), (0x2325, 0x2325),
    (0x238B, 0x238B), (0x23CE, 0x23CE), (0x2500, 0x2500), (0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25B6, 0x25B7),
    (0x25BC, 0x25BD), (0x25C0, 0x25C1), (0x25C6, 0x25C7), (0x25CB, 0x25CB), (0x25CF, 0x25CF), (0x2605, 0x2606),
    (0x2713, 0x2713), (0x2717, 0x2717), (0xFFFD, 0xFFFD),
]  # fmt: skip
FIGURES = [(0x2B, 0x3B), (0x20AC, 0x20AC), (0x24, 0x25), (0xA3, 0xA3), (0xA5, 0xA5), (0x20, 0x20), (0xA0, 0xA0),
           (0x2007, 0x200A), (0x2013, 0x2013), (0x2212, 0x2212), (0xD7, 0xD7)]  # fmt: skip
ADDRESSES = [(0x20, 0x7E), (0xA0, 0xA0), (0x2026, 0x2026)]
# Beyond GB2312: punctuation, kana, circled and full-width forms, and characters of names and chats that people type.
HAN_EXTRA = [(0x2014, 0x2014), (0x2018, 0x201D), (0x2026, 0x2026), (0x2460, 0x2473), (0x3000, 0x301E), (0x3041, 0x3096),
             (0x309D, 0x309E), (0x30A1, 0x30FE), (0x3220, 0x3229), (0x32A3, 0x32A3), (0xFE30, 0xFE31), (0xFF01, 0xFF5E),
             (0xFFE0, 0xFFE6)]  # fmt: skip
# Characters that draw nothing: controls except tab and line breaks, the separators of lines and paragraphs, and annotation marks.
NOTHING = [(0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0x2028, 0x2029), (0xFFF9, 0xFFFB)]
KEYCAP = 0x20E3
KEYS = "#*0123456789"
HAN_NAMES = "囧喆堃昇珺玥甯頔婳赟翀璟煜瑀芃烜旸玮珅鋆玙祎啰镕瞭煊燊淼垚槑烎嘚瑟怼撸瞅咘嗐诶欸囍粿鲺馎饦籼萡"


def gb2312():
    """Every character of GB2312, decoded by Python."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def big5_common():
    """The 5,401 most used traditional characters: the first level of Big5."""
    for high in range(0xA4, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            try:
                yield ord(bytes([high, low]).decode("big5"))
            except UnicodeDecodeError:
                continue


def spread(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def cut(font, codes, features):
    """Cuts `font` down to `codes`, keeping only the named OpenType features."""
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = True
    options.desubroutinize = False
    options.drop_tables += ["DSIG", "STAT", "vhea", "vmtx", "VORG", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def set_metrics(font, centre):
    """Gives `font` the common row height, with `centre` (em above the baseline) in its middle."""
    em = font["head"].unitsPerEm
    ascent = round((centre + LINE_HEIGHT / 2) * em)
    descent = round((centre - LINE_HEIGHT / 2) * em)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, descent, 0
    os2 = font["OS/2"]
    os2.version = max(os2.version, 4)
    for missing in ("sxHeight", "sCapHeight", "usDefaultChar", "usBreakChar", "usMaxContext"):
        if not hasattr(os2, missing):
            setattr(os2, missing, 0)
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, -descent
    os2.fsSelection |= 1 << 7  # use the typographic metrics, everywhere


def rename(font, family):
    """A changed font carries another name; copyright and licence entries stay."""
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16, 17):
            plain = family.replace(" ", "") if record.nameID == 6 else family
            font["name"].setName(plain, record.nameID, record.platformID, record.platEncID, record.langID)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [family.replace(" ", "")]
        top = cff.topDictIndex[0]
        top.FullName = top.FamilyName = family


def save(font, name, family, centre):
    set_metrics(font, centre)
    rename(font, family)
    path = FONTS / name
    # A fixed date, so that the same inputs give the same bytes.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 3_700_000_000
    font.save(path)
    print(f"{name}: {len(font.getBestCmap())} characters, {path.stat().st_size} bytes")


def bake(font, features):
    """Points the characters at what the single substitutions of `features` would draw."""
    gsub = font["GSUB"].table
    swaps = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag not in features:
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                if table.LookupType == 1:
                    swaps.update(table.mapping)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: swaps.get(glyph, glyph) for code, glyph in table.cmap.items()}


def even_out(font):
    """Gives all figures the width of the zero; some of the original ones are slightly narrower."""
    cmap, widths = font.getBestCmap(), font["hmtx"].metrics
    width = widths[cmap[ord("0")]][0]
    for figure in "123456789":
        glyph = cmap[ord(figure)]
        widths[glyph] = (width, widths[glyph][1])


def draw_mark(font):
    """Makes .notdef, the glyph of missing characters, a small box of thin lines."""
    em = font["head"].unitsPerEm
    side, line, gap = 0.34 * em, 0.045 * em, 0.08 * em
    pen = T2CharStringPen(None, None)
    left, bottom, right, top = gap, CAPITAL_CENTRE * em - side / 2, gap + side, CAPITAL_CENTRE * em + side / 2
    for inset, corners in ((0, (0, 1, 2, 3)), (line, (0, 3, 2, 1))):
        box = [(left + inset, bottom + inset), (right - inset, bottom + inset),
               (right - inset, top - inset), (left + inset, top - inset)]  # fmt: skip
        pen.moveTo(box[corners[0]])
        for corner in corners[1:]:
            pen.lineTo(box[corner])
        pen.closePath()
    width = round(side + 2 * gap)
    put_outline(font, ".notdef", pen, width)


def put_outline(font, name, pen, width):
    """Adds or replaces the glyph `name` of a font with cubic outlines."""
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    drawn = pen.getCharString(private=top.Private, globalSubrs=cff.GlobalSubrs)
    drawn.program.insert(0, width - top.Private.nominalWidthX)
    if name in top.CharStrings:
        top.CharStrings[name] = drawn
    else:
        top.CharStrings.charStringsIndex.append(drawn)
        top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex) - 1
        top.charset.append(name)
        font.setGlyphOrder(top.charset)
    bounds = drawn.calcBounds(None)
    font["hmtx"].metrics[name] = (width, round(bounds[0]) if bounds else 0)


def add_keycaps(font, emoji):
    """Gives `font` the emoji face's keycaps, for every key character that it has."""
    cmap, keycaps, glyphs = font.getBestCmap(), keycaps_of(emoji), emoji.getGlyphSet()
    scale = font["head"].unitsPerEm * EMOJI_SCALE / emoji["head"].unitsPerEm
    lift = (CAPITAL_CENTRE - EMOJI_CENTRE) * font["head"].unitsPerEm
    keys = [key for key in KEYS if ord(key) in cmap]
    for name in ["keycap", *(f"keycap{ord(key)}" for key in keys)]:
        source = glyphs[keycaps[chr(int(name[6:]))]] if name != "keycap" else None
        pen = T2CharStringPen(None, None)
        if source:
            source.draw(TransformPen(pen, (scale, 0, 0, scale, 0, lift)))
        put_outline(font, name, pen, round(source.width * scale) if source else 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[KEYCAP] = "keycap"
    ligatures = {(cmap[ord(key)], "keycap"): f"keycap{ord(key)}" for key in keys}
    if "GSUB" in font and font["GSUB"].table.FeatureList.FeatureRecord:
        gsub = font["GSUB"].table
        gsub.LookupList.Lookup.append(buildLookup([buildLigatureSubstSubtable(ligatures)]))
        gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
        for record in gsub.FeatureList.FeatureRecord:
            if record.FeatureTag == "ccmp":
                record.Feature.LookupListIndex.append(gsub.LookupList.LookupCount - 1)
                record.Feature.LookupCount = len(record.Feature.LookupListIndex)
    else:
        rules = " ".join(f"sub {first} {second} by {to};" for (first, second), to in ligatures.items())
        systems = "languagesystem DFLT dflt; languagesystem latn dflt;"
        addOpenTypeFeaturesFromString(font, f"{systems} feature ccmp {{ {rules} }} ccmp;", tables=["GSUB"])


def keycaps_of(emoji):
    """The emoji face's keycap glyphs by their key characters."""
    cmap, found = emoji.getBestCmap(), {}
    for table in emoji["GSUB"].table.LookupList.Lookup[0].SubTable:
        table = getattr(table, "ExtSubTable", table)
        for key in KEYS:
            for ligature in table.ligatures.get(cmap[ord(key)], []):
                if ligature.Component == [cmap[KEYCAP]]:
                    found[key] = ligature.LigGlyph
    return found


def latin(inter, emoji):
    keycaps = TTFont(emoji)
    for weight in ("Regular", "SemiBold"):
        source = inter / f"Inter-{weight}.otf"
        face = TTFont(source)
        # No `calt`: it would draw "->" in an address as an arrow.
        cut(face, spread(LATIN), ["kern", "mark", "mkmk", "ccmp", "locl"])
        draw_mark(face)
        add_keycaps(face, keycaps)
        save(face, f"latin-{weight.lower()}.otf", f"Moongate Latin {weight}", CAPITAL_CENTRE)

        face = TTFont(source)
        bake(face, {"tnum"})
        even_out(face)
        cut(face, spread(FIGURES), [])
        draw_mark(face)
        add_keycaps(face, keycaps)
        save(face, f"figures-{weight.lower()}.otf", f"Moongate Figures {weight}", CAPITAL_CENTRE)

    face = TTFont(inter / "Inter-Regular.otf")
    bake(face, {"cv05", "cv08", "zero"})
    cut(face, spread(ADDRESSES), ["kern"])
    draw_mark(face)
    add_keycaps(face, keycaps)
    save(face, "addresses.otf", "Moongate Addresses", CAPITAL_CENTRE)


def han(noto):
    faces = TTCollection(noto).fonts
    face = next(f for f in faces if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    codes = {c for c in (*gb2312(), *big5_common()) if c > 0x2E7F} | spread(HAN_EXTRA) | {ord(c) for c in HAN_NAMES}
    # Kerning and vertical forms of Han are not used and take much space.
    cut(face, codes, [])
    save(face, "han-regular.otf", "Moongate Han Regular", CAPITAL_CENTRE)


def emoji_face(source):
    face = TTFont(source)
    # Without the private characters of the font, which would hide those of a system font.
    codes = {code for code in face.getBestCmap() if 0x20 <= code < 0xF0000}
    cut(face, codes, ["ccmp"])
    scale_upem(face, round(EMOJI_UNITS * EMOJI_SCALE))
    face["head"].unitsPerEm = EMOJI_UNITS
    nothing = face.getBestCmap()[0xFE0F]
    for table in face["cmap"].tables:
        if table.isUnicode() and table.format == 12:
            table.cmap.update(dict.fromkeys(spread(NOTHING), nothing))
    save(face, "emoji.ttf", "Moongate Emoji", EMOJI_CENTRE)


def icon_names():
    lines = (ROOT / "scripts" / "icons.txt").read_text(encoding="utf-8").splitlines()
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return list(dict.fromkeys(names))


def icons(phosphor):
    known = {}
    for icon in json.loads((phosphor / "selection.json").read_text(encoding="utf-8"))["icons"]:
        for name in icon["properties"]["name"].split(","):
            known[name.strip()] = icon["properties"]["code"]
    names = icon_names()
    if missing := [name for name in names if name not in known]:
        raise SystemExit(f"no such icons: {', '.join(missing)}")
    face = TTFont(phosphor / "Phosphor.ttf")
    cut(face, {known[name] for name in names}, [])
    save(face, "icons.ttf", "Moongate Icons", ICON_CENTRE)

    out = [
        "//! The icons, as one-character texts for any text style. Made by `scripts/fonts.py` from `scripts/icons.txt`:",
        "//! change those, never this file.",
        "",
        "macro_rules! icons {",
        "    ($($name:ident = $words:literal $character:literal;)*) => {",
        "        $(#[doc = concat!(\"Outline icon: \", $words, \".\")] pub const $name: &str = $character;)*",
        "",
        "        /// Every icon, for the test that the bundled face can draw it.",
        "        #[cfg(test)]",
        "        pub const ALL: &[&str] = &[$($name),*];",
        "",
        "        /// An icon by its name in files, words joined by hyphens; `None` if the face lacks it.",
        "        pub fn by_name(name: &str) -> Option<&'static str> {",
        "            let words = name.replace('-', \" \");",
        "            [$(($words, $name)),*].into_iter().find(|(known, _)| *known == words).map(|(_, icon)| icon)",
        "        }",
        "    };",
        "}",
        "",
        "icons! {",
    ]
    for name in sorted(names):
        out.append(f'    {name.upper().replace("-", "_")} = "{name.replace("-", " ")}" "\\u{{{known[name]:x}}}";')
    out.append("}")
    (ROOT / "src" / "theme" / "icons.rs").write_text("\n".join(out) + "\n", encoding="utf-8")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inter", type=Path, default=Path("/usr/share/fonts/opentype/inter"))
    options.add_argument("--noto", type=Path, default=Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))
    options.add_argument("--emoji", type=Path, required=True)
    options.add_argument("--phosphor", type=Path, required=True)
    chosen = options.parse_args()
    FONTS.mkdir(parents=True, exist_ok=True)
    (ROOT / "src" / "theme").mkdir(parents=True, exist_ok=True)
    latin(chosen.inter, chosen.emoji)
    han(chosen.noto)
    emoji_face(chosen.emoji)
    icons(chosen.phosphor)


if __name__ == "__main__":
    main()
