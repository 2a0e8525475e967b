// The page as a whole: who is here, and which part is shown.

import { ApiError, api, session } from "./api.js";
import { BirthForm } from "./birth.js";
import { ChartView } from "./chart.js";
import { blame, busy, byId, clearErrors, show, tell } from "./dom.js";
import { Talk } from "./talk.js";
import { You } from "./you.js";

/** Transits older than this, in milliseconds, are computed anew when the page is looked at again. */
const STALE = 30 * 60 * 1000;
const SECTIONS = ["talk", "chart", "you"];

let user = null;
let facts = {};
let hasChart = false;
let readAt = 0;

const chart = new ChartView();
const birth = new BirthForm(async (answer) => {
  await refresh(answer);
  byId("chart-title").focus();
});
const talk = new Talk({ isSignedIn, signedOut: () => leave("Your session has ended. Sign in again to go on.") });
const you = new You((words) => leave(words));

// ---- coming and going

/** Whether the session holds; unknown, and so taken as holding, while the server cannot be reached. */
async function isSignedIn() {
  try {
    await api.whoAmI();
    return true;
  } catch (error) {
    return error.status !== 401;
  }
}

async function arrive({ user_id: id, name }) {
  const [context, reading] = await Promise.all([api.context(id), api.chart(id)]);
  user = id;
  fill(context, reading);
  you.fill(id, name ?? facts.name, context.document.preferences);
  show(byId("sections"), true);
  talk.start();
  route();
}

function leave(words) {
  if (user === null) return;
  user = null;
  facts = {};
  hasChart = false;
  talk.stop();
  chart.clear();
  you.clear();
  birth.fill(null);
  show(byId("sections"), false);
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  const farewell = byId("farewell");
  farewell.textContent = words;
  show(farewell, true);
  history.replaceState(null, "", location.pathname);
  invite();
}

function invite() {
  clearErrors(byId("sign-in"));
  document.body.dataset.view = "sign-in";
  document.title = "Astra";
  byId("name").value = "";
  byId("name").focus();
}

// ---- the chart and its form

function fill(context, reading) {
  readAt = Date.now();
  facts = context.document.pinned_facts ?? {};
  facts.name ??= context.document.name;
  hasChart = reading.chart !== null;
  if (hasChart) chart.fill(user, reading, facts);
  birth.fill(user, facts);
  pane(hasChart ? "chart-view" : "birth-view");
}

async function refresh(context) {
  fill(context, await api.chart(user));
}

/** The sky moves on while a page lies open. */
async function refreshTransits() {
  if (document.hidden || user === null || !hasChart || Date.now() - readAt < STALE) return;
  readAt = Date.now();
  const [id, reading] = [user, await api.chart(user).catch(() => null)];
  if (reading?.chart && id === user) chart.fill(user, reading, facts);
}

/** Shows one of the chart pane's faces. */
function pane(shown) {
  for (const face of ["chart-view", "birth-view", "no-chart"]) show(byId(face), face === shown);
  byId("chart-pane").setAttribute(
    "aria-labelledby",
    { "chart-view": "chart-title", "birth-view": "birth-title", "no-chart": "no-chart-title" }[shown],
  );
  byId("chart-pane").scrollTop = 0;
}

// ---- which part is shown

function route(moveFocus = false) {
  if (user === null) return;
  const asked = location.hash.slice(1);
  const section = SECTIONS.includes(asked) ? asked : hasChart ? "talk" : "chart";
  document.body.dataset.view = section === "you" ? "you" : "reading";
  document.body.dataset.section = section;
  for (const link of byId("sections").querySelectorAll("a")) {
    const here = link.classList.contains("wide") ? section !== "you" : link.hash === `#${section}`;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `Astra: ${{ talk: "talk", chart: "chart", you: "you" }[section]}`;
  if (moveFocus) byId("main").focus({ preventScroll: true });
  scrollTo(0, 0);
}

// ---- wiring

function themeButton() {
  const dark = window.astraTheme.current === "dark";
  byId("theme-name").textContent = dark ? "Use light colours" : "Use dark colours";
}

byId("theme").addEventListener("click", () => window.astraTheme.toggle());
addEventListener("themechange", themeButton);
addEventListener("hashchange", () => route(true));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
session.addEventListener("signed-out", () => leave("Your session has ended. Sign in again to go on."));
document.addEventListener("visibilitychange", refreshTransits);
byId("birth-edit").addEventListener("click", () => {
  pane("birth-view");
  birth.focus();
});
byId("birth-open").addEventListener("click", () => {
  pane("birth-view");
  birth.focus();
});
byId("birth-cancel").addEventListener("click", () => {
  birth.fill(user, facts);
  pane(hasChart ? "chart-view" : "no-chart");
  byId(hasChart ? "chart-title" : "no-chart-title").focus();
});
byId("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = byId("sign-in");
  busy(form.querySelector("[type=submit]"), async () => {
    clearErrors(form);
    const name = byId("name").value.trim();
    if (name === "") return blame(byId("name"), "Enter a name.");
    try {
      await arrive(await api.signIn(name));
      show(byId("farewell"), false);
      const title = byId(hasChart ? "chart-title" : "birth-title");
      (title.checkVisibility() ? title : byId("main")).focus();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.field === "name") blame(byId("name"), error.message);
      else tell(form, error.message);
    }
    return undefined;
  });
});

themeButton();
try {
  await arrive(await api.whoAmI());
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  invite();
  if (error.status !== 401) tell(byId("sign-in"), error.message);
}
