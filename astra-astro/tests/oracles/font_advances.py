# fonttools 4.x: the advances, in thousandths of an em, of the letters that the pictures use, in DejaVu Sans (Debian
# package fonts-dejavu-core), one of the widest sans faces in use. Prints tests/fixtures/font-advances.json.
import json
from fontTools.ttLib import TTFont

LETTERS = [chr(c) for c in range(32, 127)] + list("°′–…·é")
answer = {}
for name, file in [("regular", "DejaVuSans.ttf"), ("bold", "DejaVuSans-Bold.ttf")]:
    font = TTFont("/usr/share/fonts/truetype/dejavu/" + file)
    cmap, units = font.getBestCmap(), font["head"].unitsPerEm
    answer[name] = {c: -(-font["hmtx"][cmap[ord(c)]][0] * 1000 // units) for c in LETTERS}
print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
