// The real server: the `astra` binary on a database of its own, to be stopped and started again at the same address.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The binary: `ASTRA_BIN`, else the release build, else the debug build. */
async function binary() {
  const builds = [join(root, "target/release/astra"), join(root, "target/debug/astra")];
  // npm changes the folder; a path is meant from where npm was called.
  const given = process.env.ASTRA_BIN && resolve(process.env.INIT_CWD ?? "", process.env.ASTRA_BIN);
  for (const path of given ? [given] : builds) {
    if (await access(path).then(() => true, () => false)) return path;
  }
  throw new Error("there is no astra binary: run cargo build --release --package astra-server, or set ASTRA_BIN");
}

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}

export class Server {
  #folder;
  #port;
  #process = null;

  static async start() {
    const server = new Server();
    server.#folder = await mkdtemp(join(tmpdir(), "astra-page-"));
    server.#port = await freePort();
    await server.up();
    return server;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the process, and waits until it says where it listens. */
  async up() {
    const environment = {
      PATH: process.env.PATH,
      ASTRA_SERVER_LISTEN: `127.0.0.1:${this.#port}`,
      ASTRA_STORE_PATH: join(this.#folder, "astra.db"),
      // Sessions outlive the process, so that a restart is nothing but a cut line to a page.
      ASTRA_SESSION_SECRET: "for tests only ".repeat(4),
    };
    const child = spawn(await binary(), ["serve"], { env: environment, cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    let said = "";
    child.on("error", (error) => (said += error));
    child.stderr.on("data", (data) => (said += data));
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes(this.address)) {
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`astra serve did not start: ${said}`);
  }

  /** Ends the process: as asked to, or as by a crash. */
  async down(signal = "SIGTERM") {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  async stop() {
    await this.down();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
