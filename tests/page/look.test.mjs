// Every state of the page, on a phone and on a desk, light and dark: judged by axe, and kept as pictures to look at.
import { after, before, test } from "node:test";
import { SIZES, THEMES, inspect, launch, picture, visit } from "./support/browser.mjs";
import { asha, ask, compute, connection, enterBirth, fillBirth, goTo, replies, signIn } from "./support/person.mjs";
import { Server } from "./support/server.mjs";

let server;
let browser;
let states = 0;

before(async () => {
  server = await Server.start();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  const all = 23 * Object.keys(SIZES).length * THEMES.length;
  console.log(`bar | page states without a grave finding of axe | ${states} of ${all} | ${states === all ? "pass" : "fail"}`);
});

for (const size of Object.keys(SIZES)) {
  for (const theme of THEMES) {
    test(`every state on a ${size}, ${theme}`, async () => {
      const page = await visit(browser, server.address, { size, theme });
      const state = async (name) => {
        await picture(page, `${size}-${theme}-${name}`);
        await inspect(page, `${name}, ${size}, ${theme}`);
        states++;
      };
      await page.getByLabel("Your name").waitFor();
      await state("01-sign-in");
      await page.getByRole("button", { name: "Come in" }).click();
      await state("02-sign-in-error");

      await signIn(page, `Asha ${size} ${theme}`);
      await connection(page, "live");
      await state("03-birth");
      await fillBirth(page, { ...asha, latitude: "91" });
      await compute(page);
      await page.locator(".field-error").waitFor();
      await state("04-birth-error");
      await enterBirth(page);
      await state("05-chart");
      await page.locator("#placements").scrollIntoViewIfNeeded();
      await state("06-placements");
      await page.locator("#basis summary").click();
      await page.locator("details.more summary").first().click();
      await page.locator("#basis").scrollIntoViewIfNeeded();
      await state("07-basis");
      await page.locator("#year .dated").first().waitFor();
      await page.locator("#year-title").scrollIntoViewIfNeeded();
      await state("16-year");
      await page.locator("#grid-frame").scrollIntoViewIfNeeded();
      await state("17-aspects");
      await page.locator("#dasha .chain").waitFor();
      await page.locator("#dasha-title").evaluate((title) => title.scrollIntoView());
      await state("18-dashas");
      for (const [picture, name] of [["With today’s sky", "19-biwheel"], ["North Indian", "20-north"], ["South Indian", "21-south"]]) {
        await page.getByRole("radio", { name: picture }).check();
        await page.locator("#pictures").scrollIntoViewIfNeeded();
        await state(name);
      }
      await page.getByRole("radio", { name: "Wheel", exact: true }).check();

      await goTo(page, "talk");
      await state("08-talk-empty");
      await ask(page, "What does my chart say about this week?");
      await replies(page, 1);
      await ask(page, "Mera Moon kaisa hai?");
      await replies(page, 2);
      if (await page.locator("details.grounds").count()) await page.locator("details.grounds summary").last().click();
      await page.locator("#scroll").evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
      await state("09-talk");
      await server.down();
      await connection(page, "waiting");
      await ask(page, "Are you still there?");
      await page.getByText("Not sent.").waitFor();
      await state("10-reconnecting");
      await server.up();
      await connection(page, "live");

      await goTo(page, "you");
      await page.locator("#you-title").waitFor();
      await state("11-you");
      await page.getByRole("button", { name: "Allow it" }).click();
      await state("12-flirt");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Delete my account" }).click();
      await page.getByRole("button", { name: "Delete everything" }).click();
      await state("13-delete");
      await page.keyboard.press("Escape");

      await goTo(page, "chart");
      await goTo(page, "talk");
      await goTo(page, "chart");
      await page.getByRole("button", { name: "Change birth details" }).click();
      await page.getByLabel("Place of birth").fill("Mumb");
      await page.locator("#places [role=option]").first().waitFor();
      await state("22-places");
      await page.keyboard.press("Escape");
      await page.getByLabel("I don’t know the time").check();
      await page.getByLabel("Vedic").check();
      await compute(page);
      await page.locator("#chart-view").waitFor();
      await state("14-no-time");
      await page.locator("#precision").scrollIntoViewIfNeeded();
      await state("15-no-time-placements");
      await page.locator("#dasha .course").first().waitFor();
      await page.locator("#dasha-title").evaluate((title) => title.scrollIntoView());
      await state("23-no-time-dashas");
      await page.context().close();
    });
  }
}
