// The birth form: what a person types, as the facts that the server keeps.

import { ApiError, api } from "./api.js";
import { degreesMeant } from "./degrees.js";
import { blame, busy, byId, clearErrors, make, tell } from "./dom.js";
import { PlaceSearch } from "./places.js";
import { currentName, ownZone, zoneMeant, zoneNames } from "./zones.js";

/** The server's names of a field, beside those of the form. */
const FIELDS = { at: "birth_date", fold: "birth_fold", zone: "timezone", lat: "latitude", lon: "longitude" };

export class BirthForm {
  #form = byId("birth");
  #user = null;
  #saved;
  #places;
  /** The coordinates that a chosen place filled in. */
  #filled = null;

  /** `saved` is called with the server's answer once the facts are kept. */
  constructor(saved) {
    this.#saved = saved;
    const fields = this.#form.elements;
    byId("zones").append(...zoneNames().map((zone) => make("option", { value: zone })));
    fields.unknown_time.addEventListener("change", () => this.#timeMatters());
    for (const name of ["birth_date", "birth_time", "timezone", "unknown_time"]) {
      fields[name].addEventListener("change", () => this.#twice(false));
    }
    this.#places = new PlaceSearch(
      (place) => this.#fillIn(place),
      () => this.#takeBack(),
    );
    fields.latitude.addEventListener("paste", (event) => this.#both(event));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      busy(this.#form.querySelector("[type=submit]"), () => this.#submit());
    });
  }

  /** Shows what is known. */
  fill(user, facts = {}) {
    this.#user = user;
    const fields = this.#form.elements;
    clearErrors(this.#form);
    this.#places.close();
    this.#filled = null;
    fields.birth_date.value = facts.birth_date ?? "";
    fields.birth_time.value = facts.birth_time ?? "";
    fields.unknown_time.checked = Boolean(facts.birth_date) && facts.birth_time === null;
    fields.birth_place.value = facts.birth_place ?? "";
    fields.latitude.value = facts.latitude ?? "";
    fields.longitude.value = facts.longitude ?? "";
    fields.timezone.value = facts.timezone ?? ownZone();
    fields.system.value = facts.system ?? "western";
    this.#timeMatters();
    this.#twice(Boolean(facts.birth_fold), facts.birth_fold ?? "");
  }

  focus() {
    byId("birth-title").focus();
  }

  #fillIn({ lat, lon, zone }) {
    const fields = this.#form.elements;
    fields.latitude.value = lat;
    fields.longitude.value = lon;
    fields.timezone.value = currentName(zone);
    this.#filled = { latitude: fields.latitude.value, longitude: fields.longitude.value };
    this.#twice(false);
  }

  /** Another name must not keep the coordinates of the place chosen before; those typed by hand stay. */
  #takeBack() {
    const fields = this.#form.elements;
    const filled = this.#filled;
    this.#filled = null;
    if (filled && fields.latitude.value === filled.latitude && fields.longitude.value === filled.longitude) {
      fields.latitude.value = "";
      fields.longitude.value = "";
    }
  }

  /** Asks which of two instants is meant, where the clocks went back over the time. */
  #twice(asked, answer = "") {
    byId("fold-field").hidden = !asked;
    this.#form.elements.birth_fold.value = answer;
  }

  #timeMatters() {
    const { birth_time: time, unknown_time: unknown } = this.#form.elements;
    time.disabled = unknown.checked;
    if (unknown.checked) time.value = "";
  }

  /** Coordinates are often copied as a pair. */
  #both(event) {
    const pair = event.clipboardData?.getData("text").split(/[,;]\s+|\s*;\s*|,(?=\s*[-−]?\d+\.\d)/);
    if (pair?.length !== 2) return;
    const [latitude, longitude] = [degreesMeant(pair[0], "S"), degreesMeant(pair[1], "W")];
    if (typeof latitude !== "number" || typeof longitude !== "number") return;
    event.preventDefault();
    this.#form.elements.latitude.value = latitude;
    this.#form.elements.longitude.value = longitude;
  }

  #facts() {
    const fields = this.#form.elements;
    const words = (name) => fields[name].value.trim() || null;
    return {
      birth_date: words("birth_date"),
      birth_time: fields.unknown_time.checked ? null : words("birth_time"),
      birth_fold: words("birth_fold"),
      birth_place: words("birth_place"),
      latitude: degreesMeant(fields.latitude.value, "S"),
      longitude: degreesMeant(fields.longitude.value, "W"),
      timezone: words("timezone") && zoneMeant(fields.timezone.value),
      system: fields.system.value,
      ayanamsha: fields.system.value === "vedic" ? "lahiri" : null,
    };
  }

  async #submit() {
    clearErrors(this.#form);
    const fields = this.#form.elements;
    const facts = this.#facts();
    if (!facts.birth_date) return blame(fields.birth_date, "Enter the date of birth.");
    if (!facts.birth_time && !fields.unknown_time.checked) {
      return blame(fields.birth_time, "Enter the time, or say that you don’t know it.");
    }
    if (!facts.timezone) return blame(fields.timezone, "Choose the time zone of the place of birth.");
    try {
      await this.#saved(await api.update(this.#user, { pinned_facts: facts }));
    } catch (error) {
      this.#refused(error);
    }
    return undefined;
  }

  #refused(error) {
    if (!(error instanceof ApiError)) throw error;
    const fields = this.#form.elements;
    const twice = error.kind === "ambiguous_time";
    let name = FIELDS[error.field] ?? error.field;
    // The server says `at` of date and time together. A whole day can be skipped too, where calendars changed.
    if (error.kind === "nonexistent_time" && !fields.unknown_time.checked) name = "birth_time";
    if (twice) {
      name = "birth_fold";
      this.#twice(true);
    }
    const field = name ? fields[name] : null;
    const message = twice ? `${error.message.split(": expected")[0]}.` : error.message;
    const typed = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (typed && !field.disabled) blame(field, message);
    else tell(this.#form, message);
  }
}
