// The page against the real server: what a person can do, and what must not happen to them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, visit } from "./support/browser.mjs";
import {
  answered,
  asha,
  ask,
  compute,
  connection,
  conversation,
  enterBirth,
  fillBirth,
  goTo,
  noRepeats,
  replies,
  signIn,
} from "./support/person.mjs";
import { Server } from "./support/server.mjs";

let server;
let browser;

before(async () => {
  server = await Server.start();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function at(work, device) {
  const page = await visit(browser, server.address, device);
  try {
    await work(page);
    assert.deepEqual(page.complaints, []);
  } finally {
    await page.context().close();
  }
}

test("sign in, enter birth data, ask: the reply arrives live and names what the chart has", () =>
  at(async (page) => {
    await signIn(page, "Asha");
    await enterBirth(page);
    assert.equal(await page.locator("#signature").textContent(), "Sun in Gemini, Moon in Pisces, Virgo rising");
    const moon = page.locator("#placements tr", { hasText: "Moon" });
    assert.deepEqual(await moon.locator("th, td").allTextContents(), ["Moon", "Pisces", "14°31′", "6", "direct"]);
    assert.ok((await page.locator("#transits .aspect").count()) > 0);
    const wheel = page.locator("#wheel");
    assert.ok(await wheel.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));

    // The server is asked only after the words are seen to be there.
    let letGo;
    const seen = new Promise((resolve) => (letGo = resolve));
    await page.route("**/api/responder/messages", (route) => seen.then(() => route.continue()), { times: 1 });
    await ask(page, "What does my chart say about this week?");
    assert.deepEqual(await conversation(page), ["What does my chart say about this week?"], "shown at once");
    letGo();
    const [reply] = await replies(page, 1);
    const grounds = await page.locator(".grounds").textContent();
    assert.match(grounds, /^From your chart: /);
    const [, body, sign] = /([A-Z]\w+(?: node)?) in ([A-Z]\w+)/.exec(grounds);
    assert.ok(reply.includes(body) || reply.includes(sign), `${reply} / ${grounds}`);
    noRepeats(await conversation(page));
    assert.match(await page.locator("#announcer").textContent(), /^Jadugar: /);

    await page.reload();
    assert.deepEqual(await replies(page, 1), [reply], "history is there after a reload");
    assert.equal((await conversation(page)).length, 2);
  }));

test("a long reply is shown from its beginning", () =>
  at(
    async (page) => {
      await signIn(page, "Anya");
      await enterBirth(page);
      await goTo(page, "talk");
      await page.setViewportSize({ width: 390, height: 480 });
      for (const count of [1, 2]) {
        await ask(page, "What does my chart say about this week?");
        await replies(page, count);
        const seen = await page.locator(".message.jadugar").last().evaluate((reply) => {
          const [top, frame] = [reply.getBoundingClientRect().top, document.querySelector("#scroll").getBoundingClientRect()];
          return top >= frame.top && top < frame.bottom;
        });
        assert.ok(seen, `the beginning of reply ${count}`);
      }
    },
    { size: "phone" },
  ));

test("what the chart cannot answer is looked into, and the page says so", () =>
  at(async (page) => {
    await signIn(page, "Anil");
    await enterBirth(page);
    await ask(page, "What is the capital of France?");
    await page.getByText("Jadugar will look into this.").first().waitFor();
    await page.locator("#thinking").waitFor({ state: "hidden" });
    assert.deepEqual(await conversation(page), ["What is the capital of France?"]);
    await page.reload();
    await answered(page, 1);
    assert.deepEqual(await conversation(page), ["What is the capital of France?"]);
  }));

test("a server that goes away and comes back leaves no gap and no repeat", () =>
  at(async (page) => {
    await signIn(page, "Ben");
    await enterBirth(page);
    await ask(page, "Tell me about my Moon.");
    await replies(page, 1);

    await server.down("SIGKILL");
    await connection(page, "waiting");
    await ask(page, "How is my Venus placed?");
    await page.getByText("Not sent.").waitFor();
    await server.up();
    await connection(page, "live");
    await page.getByRole("button", { name: "Try again" }).click();
    await replies(page, 2);

    await server.down("SIGTERM");
    await server.up();
    await connection(page, "live");
    await ask(page, "And my Mars?");
    await replies(page, 3);

    const live = await conversation(page);
    assert.equal(live.length, 6);
    assert.deepEqual([live[0], live[2], live[4]], ["Tell me about my Moon.", "How is my Venus placed?", "And my Mars?"]);
    await page.reload();
    await replies(page, 3);
    assert.deepEqual(await conversation(page), live, "the log and the live view agree");
  }));

test("what is said on one device arrives on the other", () =>
  at(async (first) => {
    await signIn(first, "Chitra");
    await enterBirth(first);
    await at(async (second) => {
      await signIn(second, "chitra");
      await second.locator("#chart-view").waitFor();
      await ask(first, "Tell me about my Sun.");
      const [reply] = await replies(second, 1);
      assert.deepEqual(await conversation(second), ["Tell me about my Sun.", reply]);
    });
  }));

test("without a time of birth there is no house column and no ascendant", () =>
  at(async (page) => {
    await signIn(page, "Divya");
    const { birth_time: _, ...known } = asha;
    await fillBirth(page, known);
    await page.getByLabel("I don’t know the time").check();
    await compute(page);
    await page.locator("#chart-view").waitFor();
    const columns = (await page.locator("#placements thead th").allTextContents()).join(" ");
    assert.equal(columns, "Point Sign Degree Motion");
    assert.equal(await page.locator("#placements tr", { hasText: "Ascendant" }).count(), 0);
    assert.doesNotMatch(await page.locator("#signature").textContent(), /rising/);
    assert.match(await page.locator("#precision").textContent(), /time of birth is unknown/);
    const moon = await page.locator("#placements tr", { hasText: "Moon" }).textContent();
    assert.match(moon, /\d+° to \d+°/);
    // It is asked no second time, and kept.
    await page.reload();
    await page.getByRole("button", { name: "Change birth details" }).click();
    assert.ok(await page.getByLabel("I don’t know the time").isChecked());
    assert.ok(await page.locator("#birth_time").isDisabled());
  }));

for (const [what, details, field, message] of [
  ["a latitude beyond the pole", { latitude: "91" }, "latitude", /-90 to 90/],
  ["a latitude that is no number", { latitude: "north" }, "latitude", /degrees/],
  ["a latitude without a longitude", { longitude: "" }, "longitude", /longitude/],
  ["an unknown time zone", { timezone: "Mars/Olympus" }, "timezone", /Mars\/Olympus/],
  ["a time that happened twice", { birth_date: "1990-09-30", birth_time: "02:30" }, "birth_fold", /happened twice/],
  ["a time that never was", { birth_date: "1990-03-25", birth_time: "02:30" }, "birth_time", /./],
  ["a date that the ephemeris does not reach", { birth_date: "0999-01-01" }, "birth_date", /1799-11-22/],
  ["a day that the calendar went over", { timezone: "Pacific/Apia", birth_date: "2011-12-30", birth_time: "" }, "birth_date", /never happened/],
  ["no date", { birth_date: "" }, "birth_date", /date of birth/],
  ["no time, and no word that it is unknown", { birth_time: "" }, "birth_time", /don’t know/],
]) {
  test(`${what} is told at its field`, () =>
    at(async (page) => {
      await signIn(page, `Esha ${what}`);
      const unknown = details.birth_time === "" && field !== "birth_time";
      await fillBirth(page, { ...asha, ...details });
      if (unknown) await page.getByLabel("I don’t know the time").check();
      await compute(page);
      const input = page.locator(`#${field}`);
      await page.locator(".field-error").waitFor();
      assert.equal(await input.getAttribute("aria-invalid"), "true");
      const error = page.locator(`#${field}-error`);
      assert.match(await error.textContent(), message);
      assert.ok((await input.getAttribute("aria-describedby")).includes(`${field}-error`));
      assert.ok(await input.evaluate((element) => element === document.activeElement), "the focus is there");
      assert.ok(await page.locator("#birth-view").isVisible(), "nothing was lost");

      if (unknown) await page.getByLabel("I don’t know the time").uncheck();
      await fillBirth(page, asha);
      await compute(page);
      await page.locator("#chart-view").waitFor();
      assert.equal(await page.locator(".field-error").count(), 0);
    }));
}

test("a person born in a repeated hour says which one it was", () =>
  at(async (page) => {
    await signIn(page, "Esha again");
    await fillBirth(page, { ...asha, birth_date: "1990-09-30", birth_time: "02:30" });
    await compute(page);
    await page.getByLabel("Which of the two times?").selectOption("later");
    await compute(page);
    await page.locator("#chart-view").waitFor();
    // It is kept, and asked again only for another time.
    await page.reload();
    await page.getByRole("button", { name: "Change birth details" }).click();
    assert.equal(await page.getByLabel("Which of the two times?").inputValue(), "later");
    await fillBirth(page, asha);
    await compute(page);
    await page.locator("#chart-view").waitFor();
    assert.ok(await page.locator("#fold-field").isHidden());
  }));

test("the second person at the same browser sees nothing of the first", () =>
  at(async (page) => {
    await signIn(page, "Farah");
    await enterBirth(page, { ...asha, latitude: "41.8712" });
    await ask(page, "My secret is the number 4711.");
    await answered(page, 1);
    await page.getByLabel("Message to Jadugar").fill("half a draft 4711");
    await goTo(page, "you");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Your name").waitFor();
    const left = await page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join());
    for (const trace of ["4711", "Farah", "41.8712", "Pisces"]) assert.ok(!left.includes(trace), `${trace} is left`);

    await signIn(page, "Gita");
    await page.locator("#birth-view").waitFor();
    await connection(page, "live");
    assert.deepEqual(await conversation(page), []);
    assert.equal(await page.locator("#birth_date").inputValue(), "");
    // The first one's data is not to be had by asking for it either.
    const status = await page.evaluate(async () => {
      const { user_id: own } = await (await fetch("/api/session")).json();
      const other = own.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
      return (await fetch(`/api/users/${other}/context`)).status;
    });
    assert.equal(status, 403);
  }));

test("earlier messages are fetched a page at a time, each once", () =>
  at(async (page) => {
    await signIn(page, "Hari");
    await enterBirth(page);
    const count = 40;
    await page.evaluate(async (count) => {
      for (let n = 1; n <= count; n++) {
        const response = await fetch("/api/responder/messages", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ content: `Question number ${n}` }),
        });
        if (response.status !== 202) throw new Error(`${response.status}`);
      }
    }, count);
    await page.waitForFunction((last) => document.querySelector("#messages").textContent.includes(last), `Question number ${count}`);
    await page.locator("#thinking").waitFor({ state: "hidden" });
    await answered(page, count);
    await page.reload();
    await page.getByRole("button", { name: "Earlier messages" }).waitFor();
    const entries = () => page.locator("#messages > :not(.day)").count();
    assert.equal(await entries(), 50);
    while (await page.locator("#earlier").isVisible()) {
      const before = await entries();
      await page.locator("#earlier").click();
      await page.waitForFunction((before) => document.querySelectorAll("#messages > :not(.day)").length > before, before);
    }
    assert.equal(await entries(), 2 * count);
    const questions = (await page.locator(".message.user .words").allTextContents()).map((words) => Number(words.split(" ").at(-1)));
    assert.deepEqual(questions, Array.from({ length: count }, (_, index) => index + 1));
  }));

test("a message that is too long is told in bytes and stays in the box", () =>
  at(async (page) => {
    await signIn(page, "Indra");
    const long = "ह".repeat(6000);
    await ask(page, long);
    assert.match(await page.locator("#content-error").textContent(), /18,000 bytes.*16,384/);
    assert.equal(await page.getByLabel("Message to Jadugar").inputValue(), long);
    assert.deepEqual(await conversation(page), []);
  }));

test("what looks like markup is words", () =>
  at(async (page) => {
    const markup = "<img src=x onerror=\"document.title='taken'\"><b>bold</b>";
    await signIn(page, "<i>Jai</i>");
    await enterBirth(page, { ...asha, birth_place: markup });
    assert.equal(await page.locator("#chart-title").textContent(), "<i>Jai</i>’s chart");
    assert.ok((await page.locator("#born").textContent()).includes(markup));
    await ask(page, markup);
    await answered(page, 1);
    assert.equal((await conversation(page))[0], markup);
    assert.equal(await page.locator("main img").count(), 3, "the wheel, the time-line and the grid");
    assert.doesNotMatch(await page.title(), /taken/);
  }));

test("preferences are kept; flirting is on only after a question of its own, and off at once", () =>
  at(async (page) => {
    await signIn(page, "Kiran");
    await goTo(page, "you");
    const slider = page.getByLabel("Hinglish");
    await slider.focus();
    await page.keyboard.press("End");
    await page.getByText("Saved.").waitFor();
    assert.equal(await slider.getAttribute("aria-valuetext"), "Mostly Hinglish");

    const state = page.locator("#flirt-state");
    await page.getByRole("button", { name: "Allow it" }).click();
    await page.keyboard.press("Escape");
    assert.equal(await state.textContent(), "Off", "closing the question is no yes");
    await page.getByRole("button", { name: "Allow it" }).click();
    await page.keyboard.press("Enter"); // the focus is on No
    assert.equal(await state.textContent(), "Off");
    await page.getByRole("button", { name: "Allow it" }).click();
    await page.getByRole("button", { name: "I am an adult and I want this" }).click();
    await page.getByRole("button", { name: "Switch it off" }).waitFor();

    await page.reload();
    await page.getByRole("button", { name: "Switch it off" }).waitFor();
    assert.equal(await slider.inputValue(), "1");
    await page.getByRole("button", { name: "Switch it off" }).click();
    await page.getByRole("button", { name: "Allow it" }).waitFor();
    assert.equal(await state.textContent(), "Off");
  }));

test("a person can take all of their data along, and have it deleted", () =>
  at(async (page) => {
    await signIn(page, "Leela");
    await enterBirth(page);
    await ask(page, "Tell me about my Moon.");
    await replies(page, 1);
    await goTo(page, "you");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download my data" }).click(),
    ]);
    const data = await readFile(await download.path(), "utf8");
    assert.ok(data.includes("1990-06-15") && data.includes("Tell me about my Moon."));

    await page.getByRole("button", { name: "Delete my account" }).click();
    await page.getByRole("button", { name: "Delete everything" }).click();
    assert.match(await page.locator("#delete-word-error").textContent(), /Type the word/);
    await page.getByLabel("Type delete to go on").fill("delete");
    await page.getByRole("button", { name: "Delete everything" }).click();
    await page.getByText("has been deleted").waitFor();

    await signIn(page, "Leela");
    await page.locator("#birth-view").waitFor();
    await connection(page, "live");
    assert.equal(await page.locator("#birth_date").inputValue(), "");
    assert.deepEqual(await conversation(page), []);
  }));

test("a session that is over leads back to the door", () =>
  at(async (page) => {
    await signIn(page, "Mira");
    await page.context().clearCookies();
    await page.locator("#birth-view").waitFor();
    await enterBirth(page).catch(() => {});
    await page.getByText("Your session has ended").waitFor();
    assert.ok(await page.getByLabel("Your name").isVisible());
  }));

test("the whole way can be gone by keyboard", () =>
  at(async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.getByLabel("Your name").waitFor();
    await page.keyboard.type("Nila");
    await press("Enter");
    await page.locator("#birth-title").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "birth-title", "the focus follows");
    await page.locator("#birth_date").fill(asha.birth_date);
    await page.locator("#birth_date").focus();
    const reached = new Set();
    for (let step = 0; step < 20 && !reached.has("Compute my chart"); step++) {
      await press("Tab");
      reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent));
    }
    for (const stop of ["unknown_time", "birth_place", "latitude", "longitude", "timezone", "Compute my chart"]) {
      assert.ok(reached.has(stop), `${stop} cannot be reached: ${[...reached]}`);
    }
    await page.locator("#unknown_time").focus();
    await press("Space");
    await page.locator("#timezone").focus();
    await press("Enter");
    await page.locator("#chart-view").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "chart-title");
    await page.getByLabel("Message to Jadugar").focus();
    await page.keyboard.type("First line");
    await press("Shift+Enter");
    await page.keyboard.type("second line");
    await press("Enter");
    await answered(page, 1);
    assert.equal((await conversation(page))[0], "First line\nsecond line");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content", "ready for the next question");
  }));

test("the theme follows the system until the person chooses, and the choice is remembered", () =>
  at(
    async (page) => {
      const ground = () => page.evaluate(() => getComputedStyle(document.body).getPropertyValue("color"));
      await signIn(page, "Om");
      await enterBirth(page);
      assert.match(await page.locator("#wheel").getAttribute("src"), /theme=dark/);
      const dark = await ground();
      await page.getByRole("button", { name: "Use light colours" }).click();
      assert.notEqual(await ground(), dark);
      assert.match(await page.locator("#wheel").getAttribute("src"), /theme=light/);
      await page.reload();
      await page.locator("#chart-view").waitFor();
      assert.notEqual(await ground(), dark);
      await page.getByRole("button", { name: "Use dark colours" }).click();
      assert.equal(await ground(), dark);
    },
    { theme: "dark" },
  ));
