// The live connection against a server made up of a list, with the clock in the test's hands.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { load } from "./support/load.mjs";

const { Feed, delayBefore } = await load("feed.js");

/** A server with one user's log. */
class Server {
  epoch = "first";
  log = [];
  sockets = [];
  hellos = [];
  up = true;

  add(shown = true) {
    const event = { seq: this.log.length + 1, shown, content: `event ${this.log.length + 1}` };
    this.log.push(event);
    if (!shown) return;
    for (const socket of this.sockets) if (socket.live) socket.receive({ type: "messages:append", data: event });
  }

  open() {
    const socket = {
      readyState: 0,
      live: false,
      receive: (packet) => socket.onmessage?.({ data: JSON.stringify(packet) }),
      send: (text) => this.greet(socket, JSON.parse(text)),
      close: () => this.end(socket),
    };
    this.sockets.push(socket);
    queueMicrotask(() => {
      if (!this.up) return this.cut(socket, 1006);
      socket.readyState = 1;
      socket.onopen?.();
      return undefined;
    });
    return socket;
  }

  greet(socket, hello) {
    this.hellos.push(hello);
    socket.live = true;
    const shown = this.log.filter(({ shown }) => shown);
    if (hello.type === "resume" && hello.epoch === this.epoch && hello.seq <= this.log.length) {
      for (const data of shown.filter(({ seq }) => seq > hello.seq)) socket.receive({ type: "messages:append", data });
    } else if (hello.type === "resume") {
      socket.receive({ type: "resync" });
      this.cut(socket, 4008);
    } else {
      socket.receive({
        type: "messages:init",
        data: { messages: shown.slice(-50), epoch: this.epoch, seq: this.log.length, before: null },
      });
    }
  }

  end(socket) {
    socket.live = false;
    socket.readyState = 3;
    this.sockets = this.sockets.filter((other) => other !== socket);
  }

  cut(socket, code = 1006) {
    this.end(socket);
    socket.onclose?.({ code });
  }
}

let server;
let seen;
let states;
let signedIn;

function follow() {
  return new Feed({
    on: {
      init: ({ messages }) => (seen = [...messages]),
      append: (event) => seen.push(event),
      state: (state) => states.push(state),
    },
    open: () => server.open(),
    isSignedIn: async () => signedIn,
    random: () => 0.5,
  });
}

/** Lets promises settle. */
async function settle() {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  await settle();
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  server = new Server();
  seen = [];
  states = [];
  signedIn = true;
});

test("the wait doubles up to a limit, and half of it is random", () => {
  assert.deepEqual([0, 1, 2].map((attempt) => delayBefore(attempt, () => 0)), [200, 400, 800]);
  assert.deepEqual([0, 1, 2].map((attempt) => delayBefore(attempt, () => 1)), [400, 800, 1600]);
  assert.equal(delayBefore(50, () => 1), 20_000);
});

test("a new connection says start, and takes what is there", async () => {
  server.add();
  follow().start();
  await settle();
  assert.deepEqual(server.hellos, [{ type: "start" }]);
  assert.deepEqual(seen.map(({ seq }) => seq), [1]);
  assert.deepEqual(states, ["connecting", "live"]);
});

test("a cut connection comes back and resumes where it was", async () => {
  server.add();
  follow().start();
  await settle();
  server.cut(server.sockets[0]);
  server.add();
  server.add(false);
  server.add();
  await pass(1000);
  assert.deepEqual(server.hellos.at(-1), { type: "resume", epoch: "first", seq: 1 });
  assert.deepEqual(seen.map(({ seq }) => seq), [1, 2, 4]);
  assert.equal(states.at(-1), "live");
});

test("an event that comes twice is taken once", async () => {
  follow().start();
  await settle();
  server.add();
  server.sockets[0].receive({ type: "messages:append", data: server.log[0] });
  assert.equal(seen.length, 1);
});

test("after a resync the feed starts afresh and replaces what it had", async () => {
  server.add();
  follow().start();
  await settle();
  server.epoch = "second";
  server.cut(server.sockets[0]);
  await pass(1000); // resumes, is told to resync, and is closed
  await pass(2000);
  assert.deepEqual(server.hellos.map(({ type }) => type), ["start", "resume", "start"]);
  assert.deepEqual(seen.map(({ seq }) => seq), [1]);
});

test("while the server is away the waits grow, and a wake tries at once", async () => {
  const feed = follow();
  server.up = false;
  feed.start();
  await settle();
  for (let round = 0; round < 8; round++) await pass(30_000);
  const tries = states.filter((state) => state === "connecting").length;
  assert.ok(tries >= 8 && tries <= 12, `${tries} tries`);
  server.up = true;
  feed.wake();
  await settle();
  assert.equal(states.at(-1), "live");
});

test("a line that is silent for longer than the heartbeat is given up", async () => {
  follow().start();
  await settle();
  await pass(49_000);
  server.sockets[0].receive({ type: "heartbeat" });
  await pass(49_000);
  assert.equal(server.hellos.length, 1);
  await pass(2_000);
  await pass(1_000);
  assert.deepEqual(server.hellos.map(({ type }) => type), ["start", "resume"]);
});

test("a refused connection of a session that is over is not tried again", async () => {
  signedIn = false;
  server.up = false;
  follow().start();
  await settle();
  await pass(120_000);
  assert.deepEqual(states, ["connecting", "waiting", "signed-out"]);
});

test("the server's word that the session is over is enough", async () => {
  follow().start();
  await settle();
  server.cut(server.sockets[0], 4001);
  await pass(120_000);
  assert.deepEqual(states, ["connecting", "live", "signed-out"]);
});

test("a stopped feed stays stopped, and starts afresh for the next person", async () => {
  const feed = follow();
  server.add();
  feed.start();
  await settle();
  feed.stop();
  await pass(120_000);
  assert.equal(server.hellos.length, 1);
  feed.start();
  await settle();
  assert.deepEqual(server.hellos.at(-1), { type: "start" });
});

test("nonsense on the line does no harm", async () => {
  follow().start();
  await settle();
  server.sockets[0].onmessage({ data: "{" });
  server.sockets[0].receive({ type: "something new" });
  server.add();
  assert.deepEqual(seen.map(({ seq }) => seq), [1]);
});

test("a thousand cuts at random moments lose nothing and double nothing", async () => {
  let state = 42;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  follow().start();
  await settle();
  let cuts = 0;
  while (cuts < 1000) {
    const draw = random();
    if (draw < 0.5) server.add(random() < 0.8);
    else if (draw < 0.8 && server.sockets.length > 0) {
      server.cut(server.sockets[0], random() < 0.5 ? 1006 : 1001);
      cuts++;
    } else await pass(random() * 1500);
  }
  server.up = true;
  await pass(30_000);
  const shown = server.log.filter(({ shown }) => shown).map(({ seq }) => seq);
  assert.ok(shown.length > 500);
  assert.deepEqual(seen.map(({ seq }) => seq), shown);
  assert.equal(server.hellos.filter(({ type }) => type === "start").length, 1, "always resumed, never started anew");
});
