// The transits of the twelve months to come: the time-line, and every exact day.

import { ApiError, api } from "./api.js";
import { byId, make, show } from "./dom.js";
import { list, pair } from "./rows.js";
import { dayOf, dayOfYear, orb } from "./words.js";

/** So many days are listed at once. */
const FIRST = 12;

export class YearView {
  #user = null;
  /** Counts what is asked for, so that a late answer to an earlier question is dropped. */
  #asked = 0;
  #unknown = "";

  constructor() {
    byId("year-bodies").addEventListener("change", () => this.#load());
    addEventListener("themechange", () => this.#draw());
  }

  fill(user, chart) {
    this.#user = user;
    this.#unknown = chart.time_known
      ? chart.angles
        ? ""
        : " Without the coordinates of the place there are no transits to the ascendant and the midheaven."
      : " The time of birth is unknown: transits to the Moon, the ascendant and the midheaven are left out, and the days are those for a birth at noon.";
    this.#load();
  }

  clear() {
    this.#user = null;
    this.#asked++;
    byId("year-bodies").selectedIndex = 0;
    byId("year-note").textContent = "";
    byId("year").replaceChildren();
    byId("timeline").removeAttribute("src");
    byId("timeline").alt = "";
    byId("timeline-link").removeAttribute("href");
  }

  async #load() {
    if (!this.#user) return;
    const asked = ++this.#asked;
    this.#draw();
    try {
      const found = await api.transits(this.#user, byId("year-bodies").value);
      if (asked === this.#asked) this.#show(found);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (asked === this.#asked) byId("year").replaceChildren(make("p", { class: "note" }, error.message));
    }
  }

  #draw() {
    if (!this.#user) return;
    const bodies = byId("year-bodies");
    const address = api.picture(this.#user, {
      picture: "timeline",
      bodies: bodies.value,
      theme: window.astraTheme.current,
      v: this.#asked,
    });
    byId("timeline").src = address;
    byId("timeline").alt = `Time-line of the transits of ${bodies.selectedOptions[0].textContent}; the list below holds every exact day.`;
    byId("timeline-link").href = address;
  }

  #show({ from, to, hits }) {
    const [begin, end] = [new Date(from), new Date(to)];
    byId("year-note").textContent = `From ${dayOfYear(begin)} to ${dayOfYear(end)}, within two degrees of exact.${this.#unknown}`;
    const inside = hits.filter(({ at }) => new Date(at) >= begin && new Date(at) < end);
    byId("year").replaceChildren(...list(inside, hit, "None is exact in this time.", "later ones", FIRST));
    show(byId("timeline-frame"), hits.length > 0);
  }
}

function hit({ at, transiting, aspect, natal, pass, passes, near_miss: miss, orb_enter: enter, orb_exit: exit, retrograde }) {
  const day = make("time", { class: "day", datetime: at }, dayOf(new Date(at)));
  const parts = [];
  if (miss !== undefined) parts.push(`turns ${orb(miss)} short of it`);
  else if (passes > 1) parts.push(`pass ${pass} of ${passes}`);
  if (retrograde && miss === undefined) parts.push("retrograde");
  if (enter && exit) parts.push(`in orb ${dayOf(new Date(enter.at))} to ${dayOf(new Date(exit.at))}`);
  const row = pair(transiting, aspect, natal, { of: "your " });
  return make(
    "li",
    { class: `aspect dated ${aspect}` },
    day,
    " ",
    row,
    make("span", { class: "orb" }, ` ${parts.join(", ")}`),
  );
}
