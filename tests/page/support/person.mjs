// What a person does on the page, in their words.
import assert from "node:assert/strict";

export async function signIn(page, name) {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.locator("#sections").waitFor();
}

/** Goes to a part of the page, where it is not shown already. */
export async function goTo(page, section) {
  const link = page.locator(`#sections a[href="#${section}"]:visible`);
  if (await link.count()) await link.click();
}

export const asha = {
  birth_date: "1990-06-15",
  birth_time: "12:30",
  birth_place: "Roma",
  latitude: "41.9028",
  longitude: "12.4964",
  timezone: "Europe/Rome",
};

export async function fillBirth(page, details) {
  for (const [name, value] of Object.entries(details)) await page.locator(`#${name}`).fill(value);
}

export async function compute(page) {
  await page.getByRole("button", { name: "Compute my chart" }).click();
}

export async function enterBirth(page, details = asha) {
  await fillBirth(page, details);
  await compute(page);
  await page.locator("#chart-view").waitFor();
}

export async function ask(page, words) {
  await page.getByLabel("Message to Jadugar").fill(words);
  await page.getByRole("button", { name: "Send" }).click();
}

/** Waits until so many replies stand in the conversation, and gives their words. */
export async function replies(page, count) {
  await page.waitForFunction(
    (count) => document.querySelectorAll(".message.jadugar .words").length >= count,
    count,
  );
  return page.locator(".message.jadugar .words").allTextContents();
}

/** Waits until so many messages have come to an end: a reply, or the word that somebody will look into it. */
export async function answered(page, count) {
  await page.waitForFunction(
    (count) => document.querySelectorAll(".message.jadugar, #messages .event").length >= count,
    count,
  );
}

/** What the person said and was answered, in order. */
export async function conversation(page) {
  return page.locator("#messages .words").allTextContents();
}

export async function connection(page, state) {
  await page.locator(`#connection[data-state="${state}"]`).waitFor({ state: "attached" });
}

export function noRepeats(list) {
  assert.equal(new Set(list).size, list.length, `something stands twice in ${JSON.stringify(list)}`);
}
