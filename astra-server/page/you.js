// Preferences, the person's data, and leaving.

import { api } from "./api.js";
import { blame, busy, byId, clearErrors, tell } from "./dom.js";

/** The level in words, up to and including the number. */
const LEVELS = [
  [0, "Pure English"],
  [0.2, "English with a word of Hindi here and there"],
  [0.45, "A light mix of English and Hindi"],
  [0.75, "Half and half"],
  [1, "Mostly Hinglish"],
];

export class You {
  #user = null;
  #flirting = false;
  #gone;

  /** `gone` is called with what to say once the person has left. */
  constructor(gone) {
    this.#gone = gone;
    const level = byId("hinglish");
    level.addEventListener("input", () => this.#say());
    level.addEventListener("change", () => this.#keep({ hinglish_level: Number(level.value) }));
    byId("flirt").addEventListener("click", () => this.#flirt());
    byId("export").addEventListener("click", () => busy(byId("export"), () => this.#export()));
    byId("delete").addEventListener("click", () => this.#ask());
    byId("delete-cancel").addEventListener("click", () => byId("delete-dialog").close());
    byId("delete-form").addEventListener("submit", (event) => {
      event.preventDefault();
      busy(byId("delete-form").querySelector("[type=submit]"), () => this.#delete());
    });
    byId("sign-out").addEventListener("click", () => busy(byId("sign-out"), () => this.#leave()));
  }

  fill(user, name, preferences) {
    this.#user = user;
    byId("you-name").textContent = name ?? "somebody";
    byId("hinglish").value = preferences.hinglish_level;
    this.#flirting = preferences.flirt_opt_in === true;
    byId("saved").textContent = "";
    this.#say();
  }

  /** Forgets the person. */
  clear() {
    this.#user = null;
    byId("you-name").textContent = "";
    document.querySelectorAll(".you .card").forEach(clearErrors);
  }

  #say() {
    const level = byId("hinglish");
    const [, words] = LEVELS.find(([most]) => Number(level.value) <= most) ?? LEVELS.at(-1);
    byId("hinglish-word").textContent = words;
    level.setAttribute("aria-valuetext", words);
    byId("flirt-state").textContent = this.#flirting ? "On" : "Off";
    byId("flirt").textContent = this.#flirting ? "Switch it off" : "Allow it";
  }

  async #keep(preferences) {
    const card = byId("hinglish").closest(".card");
    clearErrors(card);
    byId("saved").textContent = "";
    try {
      const { document: kept } = await api.update(this.#user, { preferences });
      this.#flirting = kept.preferences.flirt_opt_in === true;
      byId("saved").textContent = "Saved.";
    } catch (error) {
      tell(card, error.message);
    }
    this.#say();
  }

  /** On only after a question of its own; off at once. */
  async #flirt() {
    if (!this.#flirting) {
      const dialog = byId("flirt-dialog");
      dialog.returnValue = "no";
      dialog.showModal();
      await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
      if (dialog.returnValue !== "yes") return;
    }
    await busy(byId("flirt"), () => this.#keep({ flirt_opt_in: !this.#flirting }));
  }

  async #export() {
    const card = byId("export").closest(".card");
    clearErrors(card);
    try {
      const data = await api.exported(this.#user);
      const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
      const link = Object.assign(document.createElement("a"), { href: address, download: "astra-my-data.json" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      tell(card, error.message);
    }
  }

  #ask() {
    clearErrors(byId("delete-form"));
    byId("delete-word").value = "";
    byId("delete-dialog").showModal();
  }

  async #delete() {
    const form = byId("delete-form");
    clearErrors(form);
    const word = byId("delete-word");
    if (word.value.trim().toLowerCase() !== "delete") return blame(word, "Type the word delete.");
    try {
      await api.erase(this.#user);
      byId("delete-dialog").close();
      this.#gone("Your account and everything in it has been deleted.");
    } catch (error) {
      tell(form, error.message);
    }
    return undefined;
  }

  async #leave() {
    try {
      await api.signOut();
      this.#gone("You are signed out.");
    } catch (error) {
      tell(byId("data-title").closest(".card"), error.message);
    }
  }
}
