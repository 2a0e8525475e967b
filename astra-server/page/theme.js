// Runs before the first paint, so that a remembered theme never flashes the other one.
"use strict";
(() => {
  const KEY = "astra-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage is off: the system's choice holds.
    }
  };
  const theme = {
    get current() {
      return document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light");
    },
    toggle() {
      const next = this.current === "dark" ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // It holds until the page is closed.
      }
      dispatchEvent(new Event("themechange"));
    },
  };
  const first = remembered();
  if (first === "light" || first === "dark") document.documentElement.dataset.theme = first;
  system.addEventListener("change", () => dispatchEvent(new Event("themechange")));
  window.astraTheme = theme;
})();
