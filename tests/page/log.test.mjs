// The conversation's entries: own messages on their way, and their numbered events.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support/load.mjs";

const { Log, ulid } = await load("log.js");

const own = (seq, outboxId) => ({ seq, role: "user", kind: "message", content: "hello", outboxId });
const reply = (seq, outboxId) => ({ seq, role: "assistant", kind: "message", content: "namaste", outboxId });
const keys = (log) => log.entries.map(({ key }) => key);

test("an own message is shown at once and becomes its event in place", () => {
  const log = new Log();
  log.init({ messages: [], before: null });
  log.put("A", "hello", "sending", "2026-01-01T00:00:00Z");
  log.put("B", "again", "sending", "2026-01-01T00:00:01Z");
  assert.deepEqual(keys(log), ["A", "B"]);
  log.append(own(1, "A"));
  log.append(reply(2, "A"));
  assert.deepEqual(keys(log), ["A", "#2", "B"]);
  assert.ok(log.waiting);
});

test("an answer to the post that comes after the event brings the message not back", () => {
  const log = new Log();
  log.put("A", "hello", "sending", "2026-01-01T00:00:00Z");
  log.append(own(1, "A"));
  log.put("A", "hello", "sent");
  assert.deepEqual(keys(log), ["A"]);
  assert.equal(log.waiting, false);
});

test("the time of an own message stays that of its writing", () => {
  const log = new Log();
  log.put("A", "hello", "sending", "2026-01-01T00:00:00Z");
  log.put("A", "hello", "sent");
  assert.equal(log.outgoing[0].createdAt, "2026-01-01T00:00:00Z");
});

test("starting afresh keeps what is on its way", () => {
  const log = new Log();
  log.init({ messages: [reply(1)], before: null });
  log.put("A", "hello", "sent", "2026-01-01T00:00:00Z");
  log.init({ messages: [reply(7), reply(9)], before: 7 });
  assert.deepEqual(keys(log), ["#7", "#9", "A"]);
  assert.equal(log.before, 7);
});

test("a page of earlier events goes before the others, each once", () => {
  const log = new Log();
  log.init({ messages: [reply(5), reply(6)], before: 5 });
  log.prepend({ messages: [reply(3), reply(4), reply(5)], before: null });
  assert.deepEqual(keys(log), ["#3", "#4", "#5", "#6"]);
  assert.equal(log.before, null);
});

test("an id is a ULID: its time first, and no two alike", () => {
  assert.equal(ulid(1_469_918_176_385, new Uint8Array(16)), "01ARYZ6S410000000000000000");
  assert.match(ulid(), /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  assert.equal(new Set(Array.from({ length: 1000 }, () => ulid(0))).size, 1000);
});
