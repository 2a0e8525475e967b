// The chart's pictures, the year ahead, the dashas, and the place of birth: what a person sees of them and can do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect, launch, visit } from "./support/browser.mjs";
import { asha, compute, enterBirth, fillBirth, goTo, signIn } from "./support/person.mjs";
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

/** What the server is asked for in place of an image, and whether it could be drawn. */
async function image(page, id) {
  return page.locator(`#${id}`).evaluate((image) =>
    image.decode().then(() => ({ query: Object.fromEntries(new URL(image.src).searchParams), alt: image.alt, width: image.naturalWidth })),
  );
}

test("a person can look at the chart as a wheel, with today's sky, and as squares of any division", () =>
  at(async (page) => {
    await signIn(page, "Lata");
    await enterBirth(page);
    assert.equal((await image(page, "wheel")).query.picture, "wheel");
    assert.ok(await page.locator("#varga-field").isHidden());
    await page.getByRole("radio", { name: "With today’s sky" }).check();
    const around = await image(page, "wheel");
    assert.equal(around.query.picture, "biwheel");
    assert.match(around.alt, /today’s sky around it/);
    await page.getByRole("radio", { name: "South Indian" }).check();
    await page.getByLabel("Division").selectOption("9");
    const square = await image(page, "wheel");
    assert.deepEqual([square.query.picture, square.query.varga], ["south", "9"]);
    assert.match(square.alt, /South Indian chart, D9, Navamsha/);
    assert.ok(square.width > 0);
    assert.equal(await page.locator("#wheel-link").getAttribute("href"), await page.locator("#wheel").getAttribute("src"));
  }));

test("the pictures can be chosen by keyboard alone", () =>
  at(async (page) => {
    await signIn(page, "Mani");
    await enterBirth(page);
    await page.getByRole("radio", { name: "Wheel", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal((await image(page, "wheel")).query.picture, "north");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "varga");
  }));

test("a Vedic chart begins as a North Indian square", () =>
  at(async (page) => {
    await signIn(page, "Nila");
    await fillBirth(page, asha);
    await page.getByLabel("Vedic").check();
    await compute(page);
    await page.locator("#chart-view").waitFor();
    assert.equal((await image(page, "wheel")).query.picture, "north");
    assert.ok(await page.getByLabel("Division").isVisible());
  }));

test("pictures follow the theme", () =>
  at(async (page) => {
    await signIn(page, "Om");
    await enterBirth(page);
    for (const id of ["wheel", "grid", "timeline"]) assert.equal((await image(page, id)).query.theme, "light", id);
    await page.locator("#theme").click();
    for (const id of ["wheel", "grid", "timeline"]) assert.equal((await image(page, id)).query.theme, "dark", id);
  }));

test("the year ahead lists every exact day in order, and other planets by choice", () =>
  at(async (page) => {
    await signIn(page, "Priya");
    await enterBirth(page);
    await page.locator("#year .dated").first().waitFor();
    const days = await page.locator("#year time").evaluateAll((times) => times.map((time) => time.dateTime));
    assert.ok(days.length > 10, `${days.length} days`);
    assert.deepEqual(days, [...days].sort());
    const now = Date.now();
    assert.ok(days.every((day) => Date.parse(day) > now - 2 * 86_400_000 && Date.parse(day) < now + 367 * 86_400_000));
    assert.match(await page.locator("#year").textContent(), /(Jupiter|Saturn|Uranus|Neptune|Pluto) \w+ your /);
    assert.ok((await image(page, "timeline")).width > 0);

    await page.getByLabel("Planets").selectOption("mars");
    await page.waitForFunction(() =>
      [...document.querySelectorAll("#year .dated")].every((row) => row.querySelector(".point").textContent === "Mars"),
    );
    assert.equal((await image(page, "timeline")).query.bodies, "mars");
  }));

test("the dashas name the five periods that run now, and each mahadasha opens its antardashas", () =>
  at(async (page) => {
    await signIn(page, "Qadir");
    await enterBirth(page);
    await page.locator("#dasha .chain").waitFor();
    const levels = await page.locator(".chain .level").allTextContents();
    assert.deepEqual(levels, ["Mahadasha", "Antardasha", "Pratyantardasha", "Sukshma", "Prana"]);
    assert.equal(await page.locator("details.period").count(), 9);
    assert.equal(await page.locator("details.period[open]").count(), 1, "the one that runs");
    const running = await page.locator("details.period[open] summary .point").textContent();
    assert.equal(running, await page.locator(".chain .point").first().textContent());
    assert.equal(await page.locator("details.period[open] tr.now th").textContent(), await page.locator(".chain .point").nth(1).textContent());
    await page.locator("details.period:not([open]) summary").first().press("Enter");
    assert.equal(await page.locator("details.period[open]").count(), 2);
    assert.equal(await page.locator("details.period[open] tbody tr").count(), 18);
    await page.getByLabel("System").selectOption("yogini");
    await page.waitForFunction(() => document.querySelectorAll("details.period").length === 8);
  }));

test("without a time of birth the page says what is unknown about the year and the dashas", () =>
  at(async (page) => {
    await signIn(page, "Rohan");
    await fillBirth(page, { ...asha, birth_time: "" });
    await page.getByLabel("I don’t know the time").check();
    await compute(page);
    await page.locator("#dasha .course").first().waitFor();
    assert.match(await page.locator("#dasha-note").textContent(), /time of birth is unknown/);
    assert.match(await page.locator(".course td").nth(2).textContent(), /\w+ \d{4} to \w+ \d{4}/);
    assert.equal(await page.locator("#dasha .chain").count(), 0);
    await page.locator("#year .dated").first().waitFor();
    assert.match(await page.locator("#year-note").textContent(), /Moon, the ascendant and the midheaven are left out/);
    assert.doesNotMatch(await page.locator("#year").textContent(), /your (Moon|Ascendant|Midheaven)/);
  }));

test("on a phone the wide pictures scroll in their own frame, and the page does not", () =>
  at(
    async (page) => {
      await signIn(page, "Sita");
      await enterBirth(page);
      await goTo(page, "chart");
      await page.locator("#year .dated").first().waitFor();
      await image(page, "timeline");
      for (const id of ["timeline-frame", "grid-frame"]) {
        const [inside, frame] = await page.locator(`#${id}`).evaluate((frame) => [frame.scrollWidth, frame.clientWidth]);
        assert.ok(inside > frame, `${id} has more to show than ${frame}px`);
        await page.locator(`#${id}`).focus();
        assert.equal(await page.evaluate(() => document.activeElement.id), id);
      }
      await inspect(page, "the chart on a phone");
    },
    { size: "phone" },
  ));

test("on a desk the panes scroll, and the page as a whole does not", () =>
  at(async (page) => {
    await signIn(page, "Sita at her desk");
    await enterBirth(page);
    await page.locator("#dasha .chain").waitFor();
    const [whole, shown] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    assert.equal(whole, shown);
  }));

test("a place is chosen by keyboard, and fills in coordinates and time zone", () =>
  at(async (page) => {
    await signIn(page, "Tara");
    const { birth_place: _, latitude: __, longitude: ___, timezone: ____, ...known } = asha;
    await fillBirth(page, known);
    const place = page.getByLabel("Place of birth");
    await place.pressSequentially("Mumbai");
    await page.locator("#places [role=option]").first().waitFor();
    assert.equal(await place.getAttribute("aria-expanded"), "true");
    await place.press("ArrowDown");
    assert.equal(await place.getAttribute("aria-activedescendant"), "place-0");
    await inspect(page, "places to choose from");
    await place.press("Enter");
    assert.match(await place.inputValue(), /^Mumbai, .*India$/);
    assert.ok(Math.abs(Number(await page.locator("#latitude").inputValue()) - 19.07) < 0.1);
    assert.ok(Math.abs(Number(await page.locator("#longitude").inputValue()) - 72.88) < 0.1);
    assert.equal(await page.locator("#timezone").inputValue(), "Asia/Kolkata");
    assert.ok(await page.locator("#places").isHidden());
    assert.ok(await page.locator("#birth-view").isVisible(), "Enter chose the place and sent nothing");
    await compute(page);
    await page.locator("#chart-view").waitFor();
    assert.match(await page.locator("#born").textContent(), /Mumbai/);
  }));

test("a place is chosen by hand; another name gives its coordinates up, and Escape closes the list", () =>
  at(async (page) => {
    await signIn(page, "Uma");
    const place = page.getByLabel("Place of birth");
    await place.pressSequentially("Springfield, US");
    await page.locator("#places [role=option]").first().click();
    assert.notEqual(await page.locator("#latitude").inputValue(), "");
    assert.ok(await place.evaluate((input) => input === document.activeElement), "the focus stays");
    await place.press("End");
    await place.pressSequentially(" x");
    assert.equal(await page.locator("#latitude").inputValue(), "");
    await place.fill("Paris");
    await page.locator("#places [role=option]").first().waitFor();
    await place.press("Escape");
    assert.ok(await page.locator("#places").isHidden());
    // Coordinates typed by hand are the person's own.
    await page.locator("#latitude").fill("48.85");
    await page.locator("#longitude").fill("2.35");
    await place.pressSequentially("s");
    assert.equal(await page.locator("#latitude").inputValue(), "48.85");
  }));

test("where the search fails the coordinates are still there to be typed", () =>
  at(async (page) => {
    await page.route("**/api/places?*", (route) => route.fulfill({ status: 501, json: { error: { kind: "unsupported", message: "none" } } }));
    await signIn(page, "Vikram");
    await page.getByLabel("Place of birth").pressSequentially("Roma");
    await page.getByText("No place of that name; type the coordinates.").waitFor({ state: "attached" });
    await enterBirth(page);
    assert.match(await page.locator("#signature").textContent(), /Virgo rising/);
  }));

test("what a person was shown is gone when they sign out", () =>
  at(async (page) => {
    await signIn(page, "Wasim");
    await enterBirth(page);
    await page.locator("#dasha .chain").waitFor();
    await page.locator("#year .dated").first().waitFor();
    await goTo(page, "you");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Your name").waitFor();
    for (const id of ["year", "dasha", "year-note", "dasha-note", "aspects"]) {
      assert.equal((await page.locator(`#${id}`).textContent()).trim(), "", id);
    }
    for (const id of ["wheel", "grid", "timeline"]) {
      assert.deepEqual(await page.locator(`#${id}`).evaluate((image) => [image.getAttribute("src"), image.alt]), [null, ""]);
    }
  }));
