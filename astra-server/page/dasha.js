// The dashas: which periods run now, and all of them with their parts.

import { ApiError, api } from "./api.js";
import { byId, glyph, make } from "./dom.js";
import { dayOfYear, monthOfYear, nakshatraName, pointName } from "./words.js";

const LEVELS = ["Mahadasha", "Antardasha", "Pratyantardasha", "Sukshma", "Prana"];
/** The nodes are drawn by the one glyph that the page has of them. */
const GLYPHS = { rahu: "mean_node" };
const NO_GLYPH = new Set(["ketu"]);

const lord = (graha) =>
  make("span", { class: "point" }, NO_GLYPH.has(graha) ? null : glyph(GLYPHS[graha] ?? graha), pointName(graha));

const day = (instant) => make("time", { datetime: instant.at }, dayOfYear(new Date(instant.at)));
const month = (instant) => monthOfYear(new Date(instant.at));

export class DashaView {
  #user = null;
  #asked = 0;

  constructor() {
    byId("dasha-system").addEventListener("change", () => this.#load());
  }

  fill(user) {
    this.#user = user;
    this.#load();
  }

  clear() {
    this.#user = null;
    this.#asked++;
    byId("dasha-system").selectedIndex = 0;
    byId("dasha-note").textContent = "";
    byId("dasha").replaceChildren();
  }

  async #load() {
    if (!this.#user) return;
    const asked = ++this.#asked;
    try {
      const told = await api.dasha(this.#user, byId("dasha-system").value);
      if (asked === this.#asked) this.#show(told);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (asked === this.#asked) byId("dasha").replaceChildren(make("p", { class: "note" }, error.message));
    }
  }

  #show(told) {
    const year = `years of ${Number(told.year_days.toFixed(4))} days`;
    const from = `Counted from the sidereal Moon (Lahiri, ${told.ayanamsha.toFixed(2)}°), ${year}.`;
    const unknown = told.possible.length > 0;
    byId("dasha-note").textContent = unknown
      ? `${from} The time of birth is unknown, and the Moon moves on through the day: each period begins between the months given.`
      : from;
    byId("dasha").replaceChildren(...(unknown ? told.possible.map(course) : [chain(told.running), ...told.periods.map((period) => whole(period, told.at))]));
  }
}

/** Those that run now, from the longest to the shortest. */
function chain(running) {
  if (running.length === 0) return make("p", { class: "note" }, "No period runs before birth.");
  const rows = running.map((period, level) =>
    make(
      "li",
      {},
      make("span", { class: "level" }, LEVELS[level]),
      lord(period.lords.at(-1)),
      make("span", { class: "until" }, "until ", day(period.end)),
    ),
  );
  return make("ol", { class: "chain", "aria-label": "Periods that run now" }, ...rows);
}

/** A mahadasha with its antardashas; the one that runs is open. */
function whole(period, at) {
  const now = new Date(at);
  const runs = ({ start, end }) => new Date(start.at) <= now && now < new Date(end.at);
  const parts = period.within.map((part) =>
    make(
      "tr",
      { class: runs(part) ? "now" : null },
      make("th", { scope: "row" }, lord(part.lords.at(-1))),
      make("td", { class: "figure" }, day(part.start)),
      make("td", { class: "figure" }, day(part.end)),
    ),
  );
  const head = ["Antardasha", "From", "To"].map((name) => make("th", { scope: "col" }, name));
  const table = make(
    "table",
    {},
    make("caption", { class: "hidden" }, `Antardashas of ${pointName(period.lords[0])}`),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...parts),
  );
  const span = make("span", { class: "until" }, `${month(period.start)} to ${month(period.end)}`);
  const name = make("span", {}, lord(period.lords[0]), runs(period) ? make("span", { class: "state" }, "now") : null);
  return make("details", { class: "period", open: runs(period) }, make("summary", {}, name, span), table);
}

/** What holds for a birth during one nakshatra of the day. */
function course({ nakshatra, born, balance, periods }, _, all) {
  const clock = (instant) => new Date(instant.at).toISOString().slice(11, 16);
  const when = all.length > 1 ? `Born between ${clock(born.earliest)} and ${clock(born.latest)} universal time: ` : "";
  const rows = periods.map(({ lord: graha, start, end }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, lord(graha)),
      make("td", {}, bounds(start)),
      make("td", {}, bounds(end)),
    ),
  );
  const head = ["Mahadasha", "Begins", "Ends"].map((name) => make("th", { scope: "col" }, name));
  return make(
    "div",
    { class: "course" },
    make("p", {}, `${when}Moon in ${nakshatraName(nakshatra)}, ${balance[0].toFixed(1)} to ${balance[1].toFixed(1)} years of ${pointName(periods[0].lord)} left at birth.`),
    make(
      "table",
      {},
      make("caption", { class: "hidden" }, `Mahadashas with the Moon in ${nakshatraName(nakshatra)}`),
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows),
    ),
  );
}

function bounds({ earliest, latest }) {
  const [low, high] = [month(earliest), month(latest)];
  return low === high ? low : `${low} to ${high}`;
}
