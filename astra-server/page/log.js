// What the conversation consists of: numbered events of the server, and own messages that are still on their way.

export class Log {
  #events = [];
  #outgoing = new Map();
  /** The number to ask for earlier events with; null where there are none. */
  before = null;

  /** Replaces everything that the server said; own messages on their way stay until their event comes. */
  init({ messages, before }) {
    this.#events = [...messages];
    this.before = before ?? null;
    messages.forEach((event) => this.#arrived(event));
  }

  append(event) {
    if (this.#events.some((known) => known.seq === event.seq)) return;
    this.#events.push(event);
    this.#arrived(event);
  }

  /** Takes a page of earlier events. */
  prepend({ messages, before }) {
    const first = this.#events[0]?.seq ?? Infinity;
    this.#events.unshift(...messages.filter((event) => event.seq < first));
    this.before = before ?? null;
    messages.forEach((event) => this.#arrived(event));
  }

  /** An own message; `state` is `sending`, `sent`, `unsent` or `unanswered`. */
  put(id, content, state, createdAt) {
    if (this.#has(id)) return;
    const known = this.#outgoing.get(id);
    this.#outgoing.set(id, { id, content, state, createdAt: createdAt ?? known?.createdAt });
  }

  remove(id) {
    this.#outgoing.delete(id);
  }

  get outgoing() {
    return [...this.#outgoing.values()];
  }

  /** Whether a reply is still to come. */
  get waiting() {
    return this.outgoing.some(({ state }) => state === "sending" || state === "sent");
  }

  /** Everything in order, each with a key that stays the same when an own message gets its number. */
  get entries() {
    const numbered = this.#events.map((event) => ({
      key: event.role === "user" && event.outboxId ? event.outboxId : `#${event.seq}`,
      event,
    }));
    return [...numbered, ...this.outgoing.map((message) => ({ key: message.id, message }))];
  }

  #has(id) {
    return this.#events.some((event) => event.role === "user" && event.outboxId === id);
  }

  #arrived(event) {
    if (event.role === "user" && event.outboxId) this.#outgoing.delete(event.outboxId);
  }
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: the same message sent twice has one id, so it is kept once. */
export function ulid(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(16))) {
  let time = "";
  for (let rest = now, digit = 0; digit < 10; digit++) {
    time = CROCKFORD[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time + [...random].map((byte) => CROCKFORD[byte % 32]).join("");
}
