// The chart: pictures, table, aspects, today's transits, and what all of it rests on.

import { DashaView } from "./dasha.js";
import { byId, glyph, make, show } from "./dom.js";
import { Pictures } from "./pictures.js";
import { aspectRow, list } from "./rows.js";
import {
  civilDay,
  degreeInSign,
  houseSystemName,
  inOrder,
  momentName,
  pointName,
  signName,
  signOf,
  wholeDegreeInSign,
} from "./words.js";
import { YearView } from "./year.js";

export class ChartView {
  #pictures = new Pictures();
  #year = new YearView();
  #dashas = new DashaView();

  /** Shows what `/chart` and the context document say. */
  fill(user, { chart, transits, system }, facts) {
    byId("chart-title").textContent = facts.name ? `${facts.name}’s chart` : "Your chart";
    byId("signature").textContent = signature(chart);
    byId("born").textContent = born(chart, facts, system);
    byId("placements").replaceChildren(...placements(chart));
    const precision = lessPrecise(chart);
    byId("precision").textContent = precision ?? "";
    show(byId("precision"), precision !== null);
    byId("aspects").replaceChildren(...list(chart.aspects, natalAspect, "No major aspect is within orb."));
    byId("transits").replaceChildren(...skyOfNow(transits));
    byId("basis-list").replaceChildren(...basis(chart));
    this.#pictures.fill(user, { system, words: byId("signature").textContent });
    this.#year.fill(user, chart);
    this.#dashas.fill(user);
  }

  clear() {
    this.#pictures.clear();
    this.#year.clear();
    this.#dashas.clear();
    byId("chart-title").textContent = "Your chart";
    for (const id of ["signature", "born", "placements", "precision", "aspects", "transits", "basis-list"]) {
      byId(id).replaceChildren();
    }
  }
}

/** The three that people ask for first. */
function signature(chart) {
  const sign = (body) => {
    const placement = chart.bodies[body];
    const change = placement.day?.sign_change;
    return change ? `${signName(change.from)} or ${signName(change.to)}` : signName(placement.sign);
  };
  const parts = [`Sun in ${sign("sun")}`, `Moon in ${sign("moon")}`];
  if (chart.angles) parts.push(`${signName(signOf(chart.angles.ascendant))} rising`);
  return parts.join(", ");
}

function born(chart, facts, system) {
  const parts = [facts.birth_date && civilDay(facts.birth_date)];
  parts.push(facts.birth_time ? facts.birth_time.slice(0, 5) : "time unknown");
  parts.push(facts.birth_place, system === "vedic" ? "sidereal zodiac" : "tropical zodiac");
  if (chart.houses) parts.push(`${houseSystemName(chart.houses)} houses`);
  return `${parts.filter(Boolean).join(", ")}.`;
}

function placements(chart) {
  const houses = Boolean(chart.cusps);
  const columns = ["Point", "Sign", "Degree", ...(houses ? ["House"] : []), "Motion"];
  const column = (name) =>
    name === "Motion"
      ? make("th", { scope: "col", class: "motion" }, make("span", { class: "full" }, name))
      : make("th", { scope: "col" }, name);
  const head = make("tr", {}, ...columns.map(column));
  const rows = inOrder(chart.bodies).map(([body, placement]) => {
    const [sign, degree] = where(placement);
    return row([body, pointName(body)], sign, degree, houses && (placement.house ?? ""), motion(placement));
  });
  for (const [point, longitude] of angles(chart)) {
    rows.push(row([null, point], [signOf(longitude)], degreeInSign(longitude), houses && "", ""));
  }
  return [
    make("caption", { class: "hidden" }, "Placements of the chart"),
    make("thead", {}, head),
    make("tbody", {}, ...rows),
  ];
}

function row([body, name], signs, degree, house, moves) {
  const cells = [
    make("th", { scope: "row" }, body ? glyph(body) : make("span", { class: "glyph" }), name),
    make("td", {}, ...signs.flatMap((sign) => (sign.includes(" ") ? [sign] : [glyph(sign), signName(sign)]))),
    make("td", { class: "figure" }, degree),
  ];
  if (house !== false) cells.push(make("td", { class: "figure" }, String(house)));
  cells.push(make("td", { class: "motion" }, moves));
  return make("tr", {}, ...cells);
}

/** Sign and degree, only as sure as the time of birth allows. */
function where({ longitude, sign, day }) {
  if (!day) return [[sign], degreeInSign(longitude)];
  const forward = (((day.to - day.from + 540) % 360) - 180) >= 0;
  const [low, high] = forward ? [day.from, day.to] : [day.to, day.from];
  const wide = (high - low + 360) % 360 > 1.5;
  const degree = wide ? `${wholeDegreeInSign(low)} to ${wholeDegreeInSign(high)}` : `about ${wholeDegreeInSign(longitude)}`;
  const change = day.sign_change;
  return [change ? [change.from, ` until ${change.local_time}, then `, change.to] : [sign], degree];
}

const motion = ({ retrograde }) =>
  retrograde
    ? make("span", { class: "retrograde" }, make("span", { class: "full" }, "retrograde"), make("span", { class: "short", "aria-hidden": "true" }, "R"))
    : make("span", { class: "full" }, "direct");

const angles = (chart) =>
  chart.angles
    ? [
        ["Ascendant", chart.angles.ascendant],
        ["Midheaven", chart.angles.midheaven],
      ]
    : [];

function lessPrecise(chart) {
  if (!chart.time_known) {
    return "The time of birth is unknown: there is no ascendant and there are no houses, and the Moon may stand anywhere within the range shown.";
  }
  if (!chart.cusps) return "Without the coordinates of the place there is no ascendant and there are no houses.";
  if (chart.houses !== chart.houses_requested) {
    return `${houseSystemName(chart.houses_requested)} houses do not exist at this latitude: these are ${houseSystemName(chart.houses)} houses.`;
  }
  return null;
}

function skyOfNow(transits) {
  if (!transits) return [make("p", { class: "note" }, "There are no transits to show.")];
  return [
    make("p", { class: "note" }, `The sky of ${momentName(new Date(transits.at))} against your chart.`),
    ...list(transits.aspects, transitAspect, "No transit is within two degrees of a point of your chart."),
  ];
}

const natalAspect = ({ a, b, aspect, orb: apart, applying }) => aspectRow(a, aspect, b, { apart, applying });

const transitAspect = ({ transiting, natal, aspect, orb: apart, applying }) =>
  aspectRow(transiting, aspect, natal, { apart, applying, of: "your " });

function basis(chart) {
  const of = chart.basis;
  const zodiac = of.zodiac === "tropical" ? "Tropical" : `Sidereal, ${signName(of.zodiac.split(":")[1] ?? "")}`;
  const facts = [
    ["Ephemeris", of.ephemeris],
    ["Data", of.source],
    ["Error bound", `${of.error_bound}″`],
    ["Birth as given", of.time.given],
    ["Rule", of.time.rule],
    ["Offset from universal time", of.time.offset === undefined ? null : offset(of.time.offset)],
    ["Zone data", of.time.tzdb],
    ["Universal time", universal(of.jd_ut)],
    ["Julian day", of.jd_ut.toFixed(6)],
    ["Delta T", `${of.delta_t.toFixed(2)} s, ${of.delta_t_model}`],
    ["Place", of.place ? `${of.place.latitude}°, ${of.place.longitude}° (north and east positive)` : null],
    ["Zodiac", chart.ayanamsha === undefined ? zodiac : `${zodiac}, ayanamsha ${chart.ayanamsha.toFixed(4)}°`],
    ["Houses", of.houses ? houseSystemName(of.houses) : "none"],
    ["Orbs", Object.entries(of.orbs).map(([aspect, limit]) => `${aspect} ${limit}°`).join(", ")],
  ];
  return facts
    .filter(([, fact]) => fact)
    .map(([name, fact]) => make("div", {}, make("dt", {}, name), make("dd", {}, fact)));
}

function offset(seconds) {
  const size = Math.abs(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const rest = size % 60 ? `:${two(size % 60)}` : "";
  return `${seconds < 0 ? "−" : "+"}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${rest}`;
}

/** A Julian day as a date, to the second. */
function universal(day) {
  const date = new Date(Math.round((day - 2_440_587.5) * 86_400) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace("T", " ").replace(".000Z", "");
}
