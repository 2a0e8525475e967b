// The conversation: what was said, what is on its way, and the box to write in.

import { api } from "./api.js";
import { blame, busy, byId, clearErrors, make, show, tell } from "./dom.js";
import { Feed } from "./feed.js";
import { Log, ulid } from "./log.js";
import { citation, clock, dayName } from "./words.js";

const PROMPTS = [
  "What does my chart say about this week?",
  "Tell me about my Moon.",
  "Aaj mere chart mein kya khaas hai?",
];

/** The server's limit of one message, in bytes. */
const LONGEST = 16_384;
/** An answer that takes longer than this is asked after. */
const PATIENCE = 20_000;

/** So much of what was said before stays in view above a new reply, in pixels. */
const ROOM_ABOVE = 72;

const STATES = {
  connecting: "Connecting",
  live: "Live",
  waiting: "Reconnecting",
};

export class Talk {
  #log = new Log();
  #feed;
  #isSignedIn;
  #following = false;
  #checking = null;
  #missing = new Set();
  #bytes = new TextEncoder();

  constructor({ isSignedIn, signedOut }) {
    this.#isSignedIn = isSignedIn;
    this.#feed = new Feed({
      on: {
        init: (history) => this.#init(history),
        append: (event) => this.#append(event),
        state: (state) => (state === "signed-out" ? signedOut() : this.#connection(state)),
      },
      open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/responder/socket`),
      isSignedIn: () => this.#isSignedIn(),
    });
    addEventListener("online", () => this.#feed.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.#feed.wake());
    this.#wire();
  }

  start() {
    this.#following = true;
    this.#feed.start();
    this.#askAfter();
  }

  /** Forgets everything: the next person must see nothing of it. */
  stop() {
    this.#following = false;
    this.#feed.stop();
    clearTimeout(this.#checking);
    this.#checking = null;
    this.#missing.clear();
    this.#log = new Log();
    byId("content").value = "";
    byId("announcer").textContent = "";
    clearErrors(byId("composer"));
    show(byId("connection"), false);
    delete byId("connection").dataset.state;
    this.#draw();
    show(byId("opening"), false);
  }

  #wire() {
    const composer = byId("composer");
    const content = byId("content");
    composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say(content.value);
    });
    content.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      composer.requestSubmit();
    });
    content.addEventListener("input", () => this.#fit());
    byId("earlier").addEventListener("click", () => busy(byId("earlier"), () => this.#earlier()));
    byId("newest").addEventListener("click", () => {
      this.#toEnd();
      content.focus();
    });
    byId("scroll").addEventListener("scroll", () => this.#atEnd() && show(byId("newest"), false), { passive: true });
    byId("prompts").append(
      ...PROMPTS.map((words) => {
        const button = make("button", { type: "button", class: "quiet" }, words);
        button.addEventListener("click", () => {
          this.#say(words);
          content.focus();
        });
        return make("li", {}, button);
      }),
    );
  }

  // ---- what the server says

  #init(history) {
    this.#log.init(history);
    this.#draw();
    this.#toEnd();
  }

  #append(event) {
    const stay = !this.#atEnd();
    this.#log.append(event);
    this.#draw();
    if (event.role !== "user") byId("announcer").textContent = spoken(event);
    if (stay && event.role !== "user") show(byId("newest"), true);
    else if (event.role === "user") this.#toEnd();
    else this.#toBeginning(byId("messages").lastElementChild);
  }

  #connection(state) {
    const connection = byId("connection");
    // The tries of a line that is down are one long reconnecting, not to be read aloud each time.
    if (state === "connecting" && connection.dataset.state === "waiting") return;
    if (connection.dataset.state === state) return;
    connection.dataset.state = state;
    connection.textContent = STATES[state];
    show(connection, true);
  }

  async #earlier() {
    const scroll = byId("scroll");
    const before = this.#log.before;
    if (before === null) return;
    try {
      const page = await api.history(before);
      if (before !== this.#log.before) return; // The log was replaced meanwhile.
      const height = scroll.scrollHeight;
      this.#log.prepend(page);
      this.#draw();
      // What was being read stays where it is.
      scroll.scrollTop += scroll.scrollHeight - height;
      if (byId("earlier").hidden) scroll.focus();
    } catch (error) {
      tell(byId("composer"), error.message);
    }
  }

  // ---- what the person says

  #say(words) {
    const composer = byId("composer");
    const field = byId("content");
    clearErrors(composer);
    const content = words.trim();
    if (content === "" || !this.#following) return;
    const size = this.#bytes.encode(content).length;
    if (size > LONGEST) {
      blame(field, `This message has ${size.toLocaleString("en")} bytes; at most ${LONGEST.toLocaleString("en")} can be sent.`);
      return;
    }
    field.value = "";
    this.#fit();
    this.#send(ulid(), content);
  }

  async #send(id, content) {
    const log = this.#log;
    log.put(id, content, "sending", new Date().toISOString());
    this.#draw();
    this.#toEnd();
    try {
      await api.post(id, content);
      log.put(id, content, "sent");
    } catch (error) {
      if (error.status >= 400 && error.status < 500 && error.status !== 429) {
        // It will not be taken as it is: back to the box, to be changed.
        log.remove(id);
        if (log === this.#log) this.#giveBack(content, error);
      } else {
        log.put(id, content, "unsent");
      }
    }
    if (log !== this.#log) return;
    this.#draw();
    this.#askAfter();
  }

  #giveBack(content, error) {
    const field = byId("content");
    if (field.value === "") field.value = content;
    this.#fit();
    blame(field, error.message);
  }

  /** Messages of before a reload, and those whose answer takes long: are they still being worked on? */
  #askAfter() {
    clearTimeout(this.#checking);
    this.#checking = null;
    const first = this.#log.entries.length === 0;
    if (!first && !this.#log.waiting) return;
    this.#checking = setTimeout(() => this.#check(), first ? 0 : PATIENCE);
  }

  async #check() {
    const log = this.#log;
    const pending = await api.pending().catch(() => null);
    if (log !== this.#log || !this.#following) return;
    if (pending) {
      const ids = new Set(pending.messages.map(({ id }) => id));
      for (const { id, content, createdAt } of pending.messages) log.put(id, content, "sent", createdAt);
      for (const { id, content, state } of log.outgoing) {
        if (state !== "sent" || ids.has(id)) this.#missing.delete(id);
        // Finished, and twice its event had time to come: it was given up.
        else if (this.#missing.has(id)) log.put(id, content, "unanswered");
        else this.#missing.add(id);
      }
      this.#draw();
    }
    if (log.waiting) this.#checking = setTimeout(() => this.#check(), PATIENCE);
  }

  // ---- drawing

  #draw() {
    const list = byId("messages");
    const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
    const wanted = [];
    let day = null;
    for (const entry of this.#log.entries) {
      const at = new Date((entry.event ?? entry.message).createdAt);
      const name = dayName(at);
      if (name !== day) {
        day = name;
        wanted.push(known.get(`day ${name}`) ?? make("li", { class: "day", "data-key": `day ${name}` }, name));
      }
      wanted.push(this.#item(entry, known.get(entry.key)));
    }
    wanted.forEach((item, index) => {
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    });
    while (list.children.length > wanted.length) list.lastChild.remove();
    show(byId("earlier"), this.#log.before !== null);
    show(byId("thinking"), this.#log.waiting);
    show(byId("opening"), this.#log.entries.length === 0);
  }

  /** The element of an entry: the known one where nothing about it has changed. */
  #item({ key, event, message }, known) {
    const state = event ? "kept" : message.state;
    if (known?.dataset.state === state) return known;
    const item = event ? said(event) : this.#outgoing(message);
    item.dataset.key = key;
    item.dataset.state = state;
    known?.replaceWith(item);
    return item;
  }

  #outgoing({ id, content, state }) {
    const item = make("li", { class: "message user" }, speaker("You"), make("p", { class: "words" }, content));
    if (state === "unsent") {
      const again = make("button", { type: "button", class: "link" }, "Try again");
      again.addEventListener("click", () => {
        byId("content").focus();
        this.#send(id, content);
      });
      item.append(make("p", { class: "meta failed" }, "Not sent. ", again));
    } else if (state === "unanswered") {
      item.append(make("p", { class: "meta failed" }, "This one could not be answered."));
    } else {
      item.append(make("p", { class: "meta" }, state === "sending" ? "Sending" : "Sent"));
    }
    return item;
  }

  #fit() {
    const field = byId("content");
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = byId("scroll");
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  /** A long reply is read from its beginning, not from its end. */
  #toBeginning(item) {
    const scroll = byId("scroll");
    this.#toEnd();
    const top = item.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
    if (top < ROOM_ABOVE) scroll.scrollTop -= ROOM_ABOVE - top;
  }

  #toEnd() {
    const scroll = byId("scroll");
    scroll.scrollTop = scroll.scrollHeight;
    show(byId("newest"), false);
  }
}

const speaker = (name) => make("span", { class: "hidden" }, `${name}: `);

function said(event) {
  const time = make("time", { datetime: event.createdAt }, clock(new Date(event.createdAt)));
  if (event.kind === "work_requested") {
    return make("li", { class: "event" }, make("p", {}, "Jadugar will look into this. ", time));
  }
  if (event.role === "user") {
    return make("li", { class: "message user" }, speaker("You"), make("p", { class: "words" }, event.content), make("p", { class: "meta" }, time));
  }
  const label = { insight: "Looked into", reminder: "Reminder" }[event.kind];
  return make(
    "li",
    { class: `message ${event.role === "assistant" ? "jadugar" : "system"}` },
    speaker("Jadugar"),
    label ? make("p", { class: "label" }, label) : null,
    make("p", { class: "words" }, event.content),
    grounds(event.metadata?.basis),
    make("p", { class: "meta" }, time),
  );
}

/** What a reply rests on, quietly. */
function grounds(basis) {
  if (!Array.isArray(basis) || basis.length === 0) return null;
  const [first, ...rest] = basis.map(citation);
  const opening = `From your chart: ${first}`;
  if (rest.length === 0) return make("p", { class: "grounds" }, opening);
  return make(
    "details",
    { class: "grounds" },
    make("summary", {}, `${opening}, and ${rest.length} more`),
    make("ul", {}, ...rest.map((fact) => make("li", {}, fact))),
  );
}

const spoken = (event) =>
  event.kind === "work_requested" ? "Jadugar will look into this." : `Jadugar: ${event.content}`;
