// The chart as a picture: wheel, wheel with today's sky, and the Indian squares in any division.

import { api } from "./api.js";
import { byId, make, show } from "./dom.js";

const NAMES = {
  wheel: "Wheel of the chart",
  biwheel: "Wheel of the chart with today’s sky around it",
  north: "North Indian chart",
  south: "South Indian chart",
};

/** The divisions that have names of their own, by number of parts. */
const VARGAS = [
  [1, "Rashi"],
  [2, "Hora"],
  [3, "Drekkana"],
  [4, "Chaturthamsha"],
  [5, "Panchamsha"],
  [6, "Shashthamsha"],
  [7, "Saptamsha"],
  [8, "Ashtamsha"],
  [9, "Navamsha"],
  [10, "Dashamsha"],
  [11, "Rudramsha"],
  [12, "Dvadashamsha"],
  [16, "Shodashamsha"],
  [20, "Vimshamsha"],
  [24, "Chaturvimshamsha"],
  [27, "Saptavimshamsha"],
  [30, "Trimshamsha"],
  [40, "Khavedamsha"],
  [45, "Akshavedamsha"],
  [60, "Shashtyamsha"],
];

export class Pictures {
  #user = null;
  #system = null;
  #words = "";
  #version = 0;

  constructor() {
    byId("varga").append(...VARGAS.map(([parts, name]) => make("option", { value: parts }, `D${parts}, ${name}`)));
    byId("pictures").addEventListener("change", () => this.#draw());
    byId("varga").addEventListener("change", () => this.#draw());
    addEventListener("themechange", () => this.#draw());
  }

  fill(user, { system, words }) {
    // Each tradition begins with its own picture; what a person chose since stays.
    if (user !== this.#user || system !== this.#system) {
      byId("pictures").querySelector(`[value=${system === "vedic" ? "north" : "wheel"}]`).checked = true;
      byId("varga").value = "1";
    }
    this.#user = user;
    this.#system = system;
    this.#words = words;
    // The number makes the browser fetch the pictures anew after the birth details have changed.
    this.#version++;
    this.#draw();
  }

  clear() {
    this.#user = null;
    this.#system = null;
    this.#words = "";
    for (const id of ["wheel", "grid"]) {
      byId(id).removeAttribute("src");
      byId(id).alt = "";
      byId(`${id}-link`).removeAttribute("href");
    }
  }

  #draw() {
    if (!this.#user) return;
    const picture = byId("pictures").querySelector(":checked").value;
    const square = picture === "north" || picture === "south";
    show(byId("varga-field"), square);
    const options = { picture, theme: window.astraTheme.current, v: this.#version };
    if (square) options.varga = byId("varga").value;
    const division = square ? `, ${byId("varga").selectedOptions[0].textContent}` : "";
    const words = `${NAMES[picture]}${division}. ${this.#words}. The table below holds every placement.`;
    this.#put("wheel", options, words);
    this.#put("grid", { ...options, picture: "grid" }, "Grid of the aspects; the list above holds each of them.");
  }

  #put(id, options, words) {
    const address = api.picture(this.#user, options);
    byId(id).src = address;
    byId(id).alt = words;
    byId(`${id}-link`).href = address;
  }
}
