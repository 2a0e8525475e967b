// The place of birth, found by name: a list to choose from, by hand or by keyboard.

import { ApiError, api } from "./api.js";
import { byId, make, show } from "./dom.js";

/** So long after the last key the server is asked, in milliseconds. */
const PAUSE = 180;
const SHORTEST = 2;

export class PlaceSearch {
  #input = byId("birth_place");
  #list = byId("places");
  #found = [];
  #at = -1;
  #asked = 0;
  #timer = 0;
  #chosen;
  #given;

  /** `chosen` is called with a place, and `given` up when its name is written over. */
  constructor(chosen, given) {
    this.#chosen = chosen;
    this.#given = given;
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.close());
    this.#list.addEventListener("pointerdown", (event) => {
      // The focus stays in the field.
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(Number(option.dataset.index));
    });
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#found = [];
    this.#at = -1;
    show(this.#list, false);
    this.#list.replaceChildren();
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #typed() {
    this.#given();
    clearTimeout(this.#timer);
    const name = this.#input.value.trim();
    if (name.length < SHORTEST) return this.close();
    this.#timer = setTimeout(() => this.#search(name), PAUSE);
    return undefined;
  }

  async #search(name) {
    const asked = ++this.#asked;
    let places = [];
    try {
      ({ places } = await api.places(name));
    } catch (error) {
      // Without a gazetteer the coordinates are still there to be typed.
      if (!(error instanceof ApiError)) throw error;
    }
    if (asked !== this.#asked || document.activeElement !== this.#input) return;
    this.#show(places);
  }

  #show(places) {
    this.#found = places;
    this.#at = -1;
    this.#list.replaceChildren(
      ...places.map((place, index) =>
        make(
          "li",
          { role: "option", id: `place-${index}`, "aria-selected": "false", "data-index": String(index) },
          make("b", {}, place.name),
          make("span", {}, region(place)),
        ),
      ),
    );
    show(this.#list, places.length > 0);
    this.#input.setAttribute("aria-expanded", String(places.length > 0));
    this.#input.removeAttribute("aria-activedescendant");
    byId("places-found").textContent =
      places.length === 0 ? "No place of that name; type the coordinates." : `${places.length} places; choose with the arrow keys.`;
  }

  #key(event) {
    if (event.key === "Escape" && this.#found.length > 0) {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.#found.length === 0) return;
      event.preventDefault();
      const count = this.#found.length;
      this.#point((this.#at + (event.key === "ArrowDown" ? 1 : this.#at < 0 ? 0 : -1) + count) % count);
    } else if (event.key === "Enter" && this.#at >= 0) {
      event.preventDefault();
      this.#choose(this.#at);
    }
  }

  #point(index) {
    this.#at = index;
    for (const option of this.#list.children) {
      const here = Number(option.dataset.index) === index;
      option.setAttribute("aria-selected", String(here));
      if (here) option.scrollIntoView({ block: "nearest" });
    }
    this.#input.setAttribute("aria-activedescendant", `place-${index}`);
  }

  #choose(index) {
    const place = this.#found[index];
    if (!place) return;
    this.close();
    this.#input.value = [place.name, region(place)].filter(Boolean).join(", ");
    byId("places-found").textContent = "Coordinates and time zone are filled in.";
    this.#chosen(place);
  }
}

const region = ({ name, admin1, country, country_name: countryName }) =>
  [admin1, countryName ?? country].filter((part) => part && part !== name).join(", ");
