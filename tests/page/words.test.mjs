// Degrees, dates, zones and citations in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support/load.mjs";

const words = await load("words.js");
const { degreesMeant } = await load("degrees.js");
const { currentName, zoneMeant, zoneNames } = await load("zones.js");

test("degrees are cut off as on the wheel and never reach the next sign", () => {
  assert.equal(words.degreeInSign(84.0755), "24°04′");
  assert.equal(words.degreeInSign(29.99999), "29°59′");
  assert.equal(words.degreeInSign(359.9999999999), "29°59′");
  assert.equal(words.degreeInSign(-0.5), "29°30′");
  assert.equal(words.wholeDegreeInSign(109.54), "19°");
  assert.equal(words.orb(0.62), "0°37′");
});

test("every longitude has its sign", () => {
  assert.equal(words.signOf(0), "aries");
  assert.equal(words.signOf(329.99), "aquarius");
  assert.equal(words.signOf(360), "aries");
  assert.equal(words.signOf(-1e-18), "aries");
});

test("bodies stand in the order of every table, whatever the order they come in", () => {
  const shuffled = { chiron: 1, moon: 1, vulcan: 1, sun: 1 };
  assert.deepEqual(words.inOrder(shuffled).map(([body]) => body), ["sun", "moon", "chiron", "vulcan"]);
});

test("a reply's grounds are said in words", () => {
  const moon = { id: "natal.moon", body: "moon", sign: "pisces", house: 4, longitude: 340 };
  assert.equal(words.citation(moon), "Moon in Pisces, house 4");
  const natal = { ...moon, id: "natal.aspect.moon.trine.jupiter", aspect: "trine", other: "jupiter", orb: 2.2 };
  assert.equal(words.citation(natal), "Moon in Pisces, house 4, trine Jupiter (orb 2°12′)");
  const transit = { id: "transit.aspect.saturn.square.moon", body: "saturn", sign: "aries", aspect: "square", other: "moon", orb: 0.5 };
  assert.equal(words.citation(transit), "today’s Saturn in Aries, square your Moon (orb 0°30′)");
});

test("days are named from where the reader stands", () => {
  const now = new Date(2026, 10, 22, 0, 30);
  assert.equal(words.dayName(new Date(2026, 10, 22, 0, 1), now), "Today");
  assert.equal(words.dayName(new Date(2026, 10, 21, 23, 59), now), "Yesterday");
  assert.match(words.dayName(new Date(2025, 10, 21), now), /2025/);
  assert.match(words.civilDay("1990-06-15"), /15/);
});

test("latitudes and longitudes are read as people write them", () => {
  for (const [text, negative, value] of [
    ["41.9028", "S", 41.9028],
    [" -33,87 ", "S", -33.87],
    ["−33.87", "S", -33.87],
    ["33.9 S", "S", -33.9],
    ["70.6w", "W", -70.6],
    ["12.5 E", "W", 12.5],
    ["41°54′N", "S", 41.9],
    ["41° 54' 36\"", "S", 41.91],
    ["", "S", null],
    ["99", "S", 99],
  ]) {
    assert.equal(degreesMeant(text, negative), value, text);
  }
  for (const text of ["north", "12.5 E", "1.2.3", "41°54"]) assert.equal(degreesMeant(text, "S"), text);
});

test("zones are offered under today's names, and a city alone is enough", () => {
  const names = zoneNames();
  assert.ok(names.includes("Asia/Kolkata") && !names.includes("Asia/Calcutta"));
  assert.ok(names.includes("UTC"));
  assert.equal(currentName("Europe/Kiev"), "Europe/Kyiv");
  assert.equal(zoneMeant("kolkata", names), "Asia/Kolkata");
  assert.equal(zoneMeant("new york", names), "America/New_York");
  assert.equal(zoneMeant("europe/rome", names), "Europe/Rome");
  assert.equal(zoneMeant("Atlantis", names), "Atlantis");
});
