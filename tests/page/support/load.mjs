// The page's own modules, for tests without a browser. They have no package of their own to say that they are modules.
import { readFile } from "node:fs/promises";

/** A module of the page that imports no other. */
export async function load(name) {
  const text = await readFile(new URL(`../../../astra-server/page/${name}`, import.meta.url), "utf8");
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}
