// Calls to the server: JSON in, JSON out, and every failure as one kind of error.

/** What went wrong, in the server's own words where it had any. */
export class ApiError extends Error {
  constructor(status, { kind, message, field }) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.kind = kind;
    this.field = field;
  }
}

const UNREACHABLE = {
  kind: "unreachable",
  message: "The server cannot be reached. Check that it is running, then try again.",
};

/** Fires `signed-out` when a call finds the session over. */
export const session = new EventTarget();

/** One call. Resolves to the parsed answer, or null where there is none; rejects with an ApiError. */
export async function call(method, path, body) {
  const request = { method, credentials: "same-origin", headers: { accept: "application/json" } };
  if (body !== undefined) {
    request.headers["content-type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ApiError(0, UNREACHABLE);
  }
  const text = await response.text().catch(() => "");
  const answer = parse(text);
  if (response.ok) return answer;
  if (response.status === 401) session.dispatchEvent(new Event("signed-out"));
  throw new ApiError(
    response.status,
    answer?.error ?? { kind: "internal", message: `The server answered with status ${response.status}.` },
  );
}

function parse(text) {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export const api = {
  whoAmI: () => call("GET", "/api/session"),
  signIn: (name) => call("POST", "/api/session", { name }),
  signOut: () => call("DELETE", "/api/session"),
  context: (user) => call("GET", `${of(user)}/context`),
  update: (user, patch) => call("POST", `${of(user)}/context`, patch),
  chart: (user) => call("GET", `${of(user)}/chart`),
  /** The address of a picture; options such as `{ picture: "north", varga: 9, theme: "dark" }`. */
  picture: (user, options) => `${of(user)}/chart.svg?${new URLSearchParams(options)}`,
  transits: (user, bodies) => call("GET", `${of(user)}/transits?${new URLSearchParams({ bodies })}`),
  dasha: (user, system) => call("GET", `${of(user)}/dasha?${new URLSearchParams({ system })}`),
  places: (name) => call("GET", `/api/places?${new URLSearchParams({ q: name, limit: 8 })}`),
  post: (id, content) => call("POST", "/api/responder/messages", { id, content }),
  history: (before) => call("GET", `/api/responder/messages?before=${encodeURIComponent(before)}&limit=50`),
  pending: () => call("GET", "/api/responder/pending"),
  exported: (user) => call("GET", `${of(user)}/export`),
  erase: (user) => call("DELETE", of(user)),
};

function of(user) {
  return `/api/users/${encodeURIComponent(user)}`;
}
