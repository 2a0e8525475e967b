// Rows of aspects, as several lists of the chart show them.

import { glyph, make } from "./dom.js";
import { orb, pointName } from "./words.js";

/** So many rows are shown at once; the rest opens. */
const FIRST = 8;

/** What has no glyph but its name. */
const WITHOUT = /^(ascendant|midheaven|descendant|imum_coeli|vertex|east_point|.*south_node|cusp_.*|lot_.*)$/;

const drawn = (point) => (WITHOUT.test(point) ? null : glyph(point));

/** One point's aspect to another: `Saturn square your Sun`. */
export function pair(a, aspect, b, { of = "" } = {}) {
  const point = (id, name) => make("span", { class: "point" }, drawn(id), name);
  const kind = make("span", { class: "kind" }, ` ${aspect.replaceAll("_", " ")} `);
  return make("span", {}, point(a, pointName(a)), kind, point(b, `${of}${pointName(b)}`));
}

export function aspectRow(a, aspect, b, { apart, applying, of }) {
  const phase = applying === true ? ", applying" : applying === false ? ", separating" : "";
  const end = make("span", { class: "orb" }, ` ${orb(apart)}${phase}`);
  return make("li", { class: `aspect ${aspect}` }, pair(a, aspect, b, { of }), end);
}

/** The first rows, and the others behind a word of how many there are. */
export function list(items, draw, nothing, more = "wider ones", first = FIRST) {
  if (items.length === 0) return [make("p", { class: "note" }, nothing)];
  const rows = (part) => make("ul", { class: "aspects" }, ...part.map(draw));
  const parts = [rows(items.slice(0, first))];
  const rest = items.slice(first);
  if (rest.length > 0) {
    parts.push(make("details", { class: "more" }, make("summary", {}, `${rest.length} ${more}`), rows(rest)));
  }
  return parts;
}
