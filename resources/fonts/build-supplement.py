"""Makes countyframe-supplement-400.woff2 and -700.woff2: what the web slices of Noto Sans SC lack.

Usage: python3 build-supplement.py NOTO_SANS_CJK_FOLDER SLICES_FOLDER SYMBOLS_FOLDER
  NOTO_SANS_CJK_FOLDER  holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc (Debian: fonts-noto-cjk)
  SLICES_FOLDER         node_modules/@fontsource/noto-sans-sc/files
  SYMBOLS_FOLDER        files of @fontsource/noto-sans-symbols-2 5.3.0 (one weight, used for both)
Needs fonttools and brotli. Outlines are turned from cubic to quadratic: PDF writers embed those as TrueType.
"""
import glob
import os
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

# Greek, fractions and letters, Roman numerals, arrows, operators, technical, circled, boxes and shapes, CJK marks, units.
RANGES = [
    (0x391, 0x3C9), (0x2100, 0x217F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF),
    (0x2500, 0x25FF), (0x2776, 0x2793), (0x3000, 0x303F), (0x3220, 0x3247), (0x3251, 0x325F), (0x3280, 0x32BF),
    (0x3371, 0x33DF), (0xFF5F, 0xFF60),
]
# Superscript and subscript figures are in neither family (SF6, CO2): made from the figures.
SMALL_FIGURES = {0x2070: '0', **{0x2074 + i: str(4 + i) for i in range(6)}, **{0x2080 + i: str(i) for i in range(10)}}
# Ticks, crosses and warnings met in ledgers and menus; Noto Sans CJK lacks them, and some geometric shapes.
MARKS = '\u2713\u2714\u2715\u2716\u2717\u2718\u2610\u2611\u2612\u26a0\u26a1'


def gb2312():
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                text = bytes([lead, trail]).decode('gb2312')
            except UnicodeDecodeError:
                continue
            yield ord(text)


def main(cjk_folder, slices_folder, symbols_folder):
    symbols = TTFont(os.path.join(symbols_folder, 'noto-sans-symbols-2-symbols-400-normal.woff2'))
    symbol_map = symbols.getBestCmap()
    symbol_glyphs = symbols.getGlyphSet()
    for weight, name in ((400, 'Regular'), (700, 'Bold')):
        have = set()
        for path in glob.glob(os.path.join(slices_folder, '*-%d-normal.woff2' % weight)):
            have.update(TTFont(path, lazy=True).getBestCmap())
        wanted = set(gb2312())
        for first, last in RANGES:
            wanted.update(range(first, last + 1))
        fonts = TTCollection(os.path.join(cjk_folder, 'NotoSansCJK-%s.ttc' % name)).fonts
        font = next(f for f in fonts if f['name'].getDebugName(1).startswith('Noto Sans CJK SC'))
        cmap = font.getBestCmap()
        take = sorted(c for c in wanted if c not in have and c in cmap and c > 0x20)

        options = subset.Options()
        options.layout_features = []
        options.name_IDs = ['*']
        options.notdef_outline = True
        options.hinting = False
        options.desubroutinize = True
        options.drop_tables += ['BASE', 'GSUB', 'GPOS', 'GDEF', 'VORG', 'vhea', 'vmtx', 'DSIG']
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=take + [ord(d) for d in '0123456789'])
        subsetter.subset(font)

        drawn = font.getGlyphSet()
        cmap = font.getBestCmap()
        order = list(font.getGlyphOrder())
        metrics = dict(font['hmtx'].metrics)
        glyphs = {}

        def draw(source, matrix=None):
            pen = TTGlyphPen(None)
            quadratic = Cu2QuPen(pen, 1.0, reverse_direction=True)
            drawn[source].draw(TransformPen(quadratic, matrix) if matrix else quadratic)
            return pen.glyph()

        def copy(source):
            pen = TTGlyphPen(None)
            recording = DecomposingRecordingPen(symbol_glyphs)
            symbol_glyphs[source].draw(recording)
            recording.replay(pen)
            return pen.glyph()

        for glyph in order:
            glyphs[glyph] = draw(glyph)
        added = {}
        for code, digit in SMALL_FIGURES.items():
            if code in have:
                continue
            glyph = 'uni%04X' % code
            shift = 330 if code < 0x2080 else -130
            glyphs[glyph] = draw(cmap[ord(digit)], (0.6, 0, 0, 0.6, 0, shift))
            width, bearing = metrics[cmap[ord(digit)]]
            metrics[glyph] = (round(width * 0.6), round(bearing * 0.6))
            order.append(glyph)
            added[code] = glyph
        marks = sorted({ord(mark) for mark in MARKS} | set(range(0x25A0, 0x2600)))
        for code in marks:
            if code in have or code in cmap or code not in symbol_map:
                continue
            glyph = 'uni%04X' % code
            glyphs[glyph] = copy(symbol_map[code])
            metrics[glyph] = symbols['hmtx'].metrics[symbol_map[code]]
            order.append(glyph)
            added[code] = glyph

        font.setGlyphOrder(order)
        font['loca'] = newTable('loca')
        table = font['glyf'] = newTable('glyf')
        table.glyphOrder = order
        table.glyphs = glyphs
        font['hmtx'].metrics = metrics
        for sub in font['cmap'].tables:
            if sub.isUnicode():
                # The plain figures only lent their outlines; they stay with the slices.
                for digit in '0123456789':
                    sub.cmap.pop(ord(digit), None)
                sub.cmap.update(added)
        del font['CFF ']
        font.sfntVersion = '\x00\x01\x00\x00'
        maxp = font['maxp']
        maxp.tableVersion = 0x00010000
        for key in ('maxTwilightPoints', 'maxStorage', 'maxFunctionDefs', 'maxInstructionDefs', 'maxStackElements',
                    'maxSizeOfInstructions', 'maxComponentElements'):
            setattr(maxp, key, 0)
        maxp.maxZones = 1
        post = font['post']
        post.formatType = 3.0
        post.extraNames, post.mapping = [], {}
        for record in font['name'].names:
            if record.nameID in (1, 16):
                record.string = 'CountyFrame Supplement'
            elif record.nameID in (3, 4, 6):
                record.string = 'CountyFrameSupplement-%s' % name
            elif record.nameID in (2, 17):
                record.string = name
        font.flavor = 'woff2'
        out = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'countyframe-supplement-%d.woff2' % weight)
        font.save(out)
        codes = sorted(set(take) | set(added))
        print(out, len(codes), os.path.getsize(out))


if __name__ == '__main__':
    main(*sys.argv[1:])
