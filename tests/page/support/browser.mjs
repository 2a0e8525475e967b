// Debian's Chromium, driven without a window, and what is asked of every state of the page.
import assert from "node:assert/strict";
import { access, mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
export const THEMES = ["light", "dark"];

const pictures = fileURLToPath(new URL("../../../target/screenshots/", import.meta.url));
const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

async function executable() {
  const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  for (const path of process.env.CHROMIUM ? [process.env.CHROMIUM] : places) {
    if (await access(path).then(() => true, () => false)) return path;
  }
  throw new Error("there is no Chromium: apt-get install chromium, or set CHROMIUM");
}

/** A browser with a profile of its own. */
export async function launch() {
  await mkdir(pictures, { recursive: true });
  return chromium.launch({ executablePath: await executable(), args: FLAGS });
}

/** A person at a device of their own. What the page complains of is kept in `page.complaints`. */
export async function visit(browser, address, { size = "desktop", theme = "light" } = {}) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    hasTouch: size === "phone",
    locale: "en-GB",
    timezoneId: "Europe/Rome",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    // A refused request is part of what is tested; everything else is a fault of the page.
    const refused = /Failed to load resource|WebSocket connection to .* failed/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !refused) page.complaints.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== address) page.complaints.push(`asked ${url.origin}`);
  });
  await page.goto(address);
  return page;
}

/** Nothing that axe calls serious or critical; nothing to scroll sideways; nothing that the page complains of. */
export async function inspect(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  assert.deepEqual(grave, [], `axe: ${state}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(sideways, 0, `${state} scrolls sideways by ${sideways}px`);
  assert.deepEqual(page.complaints, [], state);
}

export async function picture(page, name) {
  await page.evaluate(() => Promise.all([...document.images].filter((image) => image.src).map((image) => image.decode().catch(() => {}))));
  await page.screenshot({ path: `${pictures}${name}.png`, animations: "disabled" });
}
