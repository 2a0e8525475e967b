// Degrees of latitude and longitude as people write them.

/**
 * Degrees as people write them: `41.9028`, `-70,6`, `70.6 W`, `41°54′10″N`. Null where nothing is said, and the words
 * themselves where they are no number, so that the server can say so. `negative` is the side that counts below zero,
 * `S` or `W`.
 */
export function degreesMeant(words, negative) {
  const text = words.trim();
  if (text === "") return null;
  const match = /^([+\-−]?)\s*(\d+(?:[.,]\d+)?)\s*(?:°\s*(?:(\d+(?:[.,]\d+)?)\s*[′'’]\s*(?:(\d+(?:[.,]\d+)?)\s*[″"”]\s*)?)?)?\s*([NSEWnsew]?)$/.exec(
    text,
  );
  if (!match) return text;
  const [, sign, degrees, minutes = "0", seconds = "0", side] = match;
  const number = (part) => Number(part.replace(",", "."));
  const size = number(degrees) + number(minutes) / 60 + number(seconds) / 3600;
  const sides = negative === "S" ? "NS" : "EW";
  if (side !== "" && !sides.includes(side.toUpperCase())) return text;
  const below = sign === "-" || sign === "−" || side.toUpperCase() === negative;
  return below ? -size : size;
}
