// How charts are put into words: names, degrees, dates, and what a reply rests on.

const BODIES = {
  sun: "Sun",
  moon: "Moon",
  mercury: "Mercury",
  venus: "Venus",
  mars: "Mars",
  jupiter: "Jupiter",
  saturn: "Saturn",
  uranus: "Uranus",
  neptune: "Neptune",
  pluto: "Pluto",
  mean_node: "Mean node",
  true_node: "True node",
  mean_lilith: "Lilith",
  chiron: "Chiron",
  ascendant: "Ascendant",
  midheaven: "Midheaven",
};

const SIGNS = [
  "aries",
  "taurus",
  "gemini",
  "cancer",
  "leo",
  "virgo",
  "libra",
  "scorpio",
  "sagittarius",
  "capricorn",
  "aquarius",
  "pisces",
];

const HOUSES = {
  placidus: "Placidus",
  koch: "Koch",
  whole_sign: "Whole sign",
  equal: "Equal",
  porphyry: "Porphyry",
};

const LOCALE = globalThis.navigator?.language?.startsWith("en") ? navigator.language : "en-GB";

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

const ORDER = Object.keys(BODIES);

/** The bodies of a chart in the order of every table; those not known here come last. */
export const inOrder = (bodies) =>
  Object.entries(bodies).sort(([a], [b]) => (ORDER.indexOf(a) + 1 || Infinity) - (ORDER.indexOf(b) + 1 || Infinity));

export const pointName = (point) => BODIES[point] ?? capital(String(point).replaceAll("_", " "));
export const signName = (sign) => capital(sign);
export const houseSystemName = (system) => HOUSES[system] ?? capital(String(system).replaceAll("_", " "));
export const signOf = (longitude) => SIGNS[Math.floor((((longitude % 360) + 360) % 360) / 30) % 12];

/** Whole minutes of arc, cut off rather than rounded, as on the wheel: 29°59.9′ is not yet the next sign. */
const arcMinutes = (degrees) => Math.floor(degrees * 60 + 1e-7);

/** `24°05′` within the sign. */
export function degreeInSign(longitude) {
  const minutes = Math.min(arcMinutes((((longitude % 360) + 360) % 360) % 30), 30 * 60 - 1);
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, "0")}′`;
}

/** `24°` within the sign. */
export const wholeDegreeInSign = (longitude) => `${degreeInSign(longitude).split("°")[0]}°`;

/** `1°12′` of an orb. */
export function orb(degrees) {
  const minutes = arcMinutes(Math.abs(degrees));
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, "0")}′`;
}

const formats = new Map();

function format(options, date) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, options));
  return formats.get(key).format(date);
}

/** A civil day, `YYYY-MM-DD`, without any zone playing tricks. */
export const civilDay = (day) =>
  format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }, new Date(`${day}T12:00:00Z`));

/** `12 Mar`, on this device's clock. */
export const dayOf = (date) => format({ day: "numeric", month: "short" }, date);

/** `12 Mar 2027`. */
export const dayOfYear = (date) => format({ day: "numeric", month: "short", year: "numeric" }, date);

/** `Mar 2027`. */
export const monthOfYear = (date) => format({ month: "short", year: "numeric" }, date);

export const nakshatraName = (nakshatra) => capital(String(nakshatra).replaceAll("_", " "));

export const clock = (date) => format({ hour: "2-digit", minute: "2-digit" }, date);

export const momentName = (date) =>
  format({ day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" }, date);

/** `Today`, `Yesterday`, or the date. */
export function dayName(date, now = new Date()) {
  const midnight = (of) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return format({ weekday: "long", day: "numeric", month: "long", year }, date);
}

/** One fact that a reply rests on: `Moon in Pisces, house 4, trine Saturn (orb 1°12′)`. */
export function citation(fact) {
  const transit = String(fact.id).startsWith("transit.");
  let words = `${transit ? "today’s " : ""}${pointName(fact.body)} in ${signName(fact.sign)}`;
  if (fact.house) words += transit ? `, passing house ${fact.house}` : `, house ${fact.house}`;
  if (fact.aspect && fact.other) {
    words += `, ${fact.aspect} ${transit ? "your " : ""}${pointName(fact.other)}`;
    if (typeof fact.orb === "number") words += ` (orb ${orb(fact.orb)})`;
  }
  return words;
}
