// Small help with the page: finding, making, and telling what went wrong where.

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; text becomes text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A glyph of the wheel, for the eye only: the name always stands beside it. */
export function glyph(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "glyph");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/assets/glyphs.svg#${name}`);
  svg.append(use);
  return svg;
}

export function show(element, shown) {
  element.hidden = !shown;
}

/** Takes back what `tell` and `blame` said. */
export function clearErrors(form) {
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    const help = byId(`${field.id}-help`);
    if (help) field.setAttribute("aria-describedby", help.id);
    else field.removeAttribute("aria-describedby");
  }
  form.querySelectorAll(".field-error").forEach((error) => error.remove());
  const general = form.querySelector(":scope > .form-error");
  if (general) {
    general.textContent = "";
    show(general, false);
  }
}

/** Says beside a field what is wrong with it, and goes there. */
export function blame(field, message) {
  const error = make("p", { class: "field-error", id: `${field.id}-error` }, message);
  field.setAttribute("aria-invalid", "true");
  const described = [field.getAttribute("aria-describedby"), error.id].filter(Boolean).join(" ");
  field.setAttribute("aria-describedby", described);
  field.after(error);
  field.focus();
}

/** Says what went wrong with a form as a whole. */
export function tell(form, message) {
  const general = form.querySelector(":scope > .form-error");
  general.textContent = message;
  show(general, true);
}

/** Keeps a button from being pressed twice, without taking the focus from it. */
export async function busy(button, work) {
  if (button.getAttribute("aria-disabled") === "true") return undefined;
  button.setAttribute("aria-disabled", "true");
  try {
    return await work();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
