// The live connection: one WebSocket that comes back by itself and resumes where it was. No page in here.

/** Quiet for longer than this, while the server sends a heartbeat every 20 seconds: the line is dead. */
const SILENCE = 50_000;
const CONNECTING = 10_000;
const FIRST_DELAY = 400;
const LONGEST_DELAY = 20_000;

/** Close codes of the server. */
const SIGNED_OUT = 4001;
const RESYNC = 4008;

/** The wait before the given attempt, 0 for the first: exponential, and half of it random. */
export function delayBefore(attempt, random = Math.random) {
  const full = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(attempt, 16));
  return full / 2 + (full / 2) * random();
}

/**
 * Follows a user's log.
 *
 * `on.init(history)` replaces everything known, `on.append(event)` adds one event; neither is called twice for the
 * same event. `on.state(state)` tells `connecting`, `live`, `waiting` or `signed-out`.
 */
export class Feed {
  #on;
  #open;
  #isSignedIn;
  #random;
  #socket = null;
  #place = null;
  #attempt = 0;
  #retry = null;
  #watchdog = null;
  #stopped = true;

  constructor({ on, open, isSignedIn, random = Math.random }) {
    this.#on = on;
    this.#open = open;
    this.#isSignedIn = isSignedIn;
    this.#random = random;
  }

  start() {
    this.#stopped = false;
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#retry = null;
    this.#letGo();
    this.#place = null;
    this.#attempt = 0;
  }

  /** Something changed for the better, such as the network: do not sit out the wait. */
  wake() {
    if (this.#retry === null || this.#stopped) return;
    clearTimeout(this.#retry);
    this.#connect();
  }

  #connect() {
    this.#retry = null;
    this.#on.state("connecting");
    const socket = this.#open();
    this.#socket = socket;
    let opened = false;
    this.#watch(CONNECTING);
    socket.onopen = () => {
      opened = true;
      // Said first and at once: the server waits for it only briefly.
      socket.send(JSON.stringify(this.#place ? { type: "resume", ...this.#place } : { type: "start" }));
      this.#on.state("live");
      this.#watch();
    };
    socket.onmessage = ({ data }) => {
      this.#watch();
      this.#attempt = 0;
      this.#take(data);
    };
    socket.onclose = ({ code }) => this.#closed(code, opened);
  }

  #take(data) {
    let packet;
    try {
      packet = JSON.parse(data);
    } catch {
      return; // Not of this protocol; the next packet may be.
    }
    if (packet.type === "messages:init") {
      this.#place = { epoch: packet.data.epoch, seq: packet.data.seq };
      this.#on.init(packet.data);
    } else if (packet.type === "messages:append" && this.#place) {
      // A number may be missing, where an event is not for pages; none comes twice.
      if (packet.data.seq <= this.#place.seq) return;
      this.#place.seq = packet.data.seq;
      this.#on.append(packet.data);
    } else if (packet.type === "resync") {
      this.#place = null;
    }
  }

  async #closed(code, opened) {
    this.#letGo();
    if (this.#stopped) return;
    if (code === RESYNC) this.#place = null;
    if (code === SIGNED_OUT) return this.#signedOut();
    const attempt = this.#attempt++;
    this.#on.state("waiting");
    // A browser does not tell why a connection was refused: ask whether the session still holds.
    if (!opened && (await this.#isSignedIn()) === false) return this.#signedOut();
    if (this.#stopped || this.#retry !== null || this.#socket) return;
    this.#retry = setTimeout(() => this.#connect(), delayBefore(attempt, this.#random));
  }

  #signedOut() {
    if (this.#stopped) return;
    this.stop();
    this.#on.state("signed-out");
  }

  #watch(patience = SILENCE) {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      const opened = this.#socket?.readyState === 1;
      this.#letGo();
      this.#closed(1006, opened);
    }, patience);
  }

  #letGo() {
    clearTimeout(this.#watchdog);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
