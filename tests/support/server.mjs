// The real server as a child process: started on a free port, stopped with its exit code checked.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const program = process.env.TOUIZA_PROGRAM ?? join(root, "build/dev/touiza");

const readyWithinMs = 60_000;
const endWithinMs = 60_000;

/** What tests may set for the program; nothing else of this process's TOUIZA_* reaches it. */
function environment(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("TOUIZA_"));
  return { ...Object.fromEntries(kept), ...extra };
}

const undone = new WeakMap();

/** `work` is done when the test ends, however it ends; what was begun last is undone first. */
export function atEnd(test, work) {
  if (!undone.has(test)) {
    const all = [];
    undone.set(test, all);
    test.after(async () => {
      const failures = [];
      while (all.length > 0) {
        try {
          await all.pop()();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    });
  }
  undone.get(test).push(work);
}

/** A folder that is gone when the test ends, however it ends. `test` is a node:test context. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), "touiza-"));
  atEnd(test, () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command of the program to its end: {status, stdout, stderr}. */
export function run(words, { input = "", timeoutMs = 300_000 } = {}) {
  const ended = spawnSync(program, words, { input, encoding: "utf8", env: environment(), timeout: timeoutMs });
  if (ended.error) throw ended.error;
  return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

/** As run(), and anything but success is an exception with what the program said. */
export function runWell(words, options) {
  const ended = run(words, options);
  if (ended.status !== 0) throw new Error(`touiza ${words.join(" ")}: status ${ended.status}\n${ended.stderr}`);
  return ended.stdout;
}

export class Server {
  #child;
  #ended;
  #log = [];
  #waiting = [];
  #output = [];

  /**
   * Starts `touiza serve` and waits until it is ready.
   * `data` folder; `database` URL (SQLite in the folder by default); `words` further flags;
   * `fileSizeMax` in bytes, no file grows beyond it (the nearest thing to a full disk).
   */
  static async start({ data, database, words = [], fileSizeMax } = {}) {
    const server = new Server();
    server.data = data;
    const all = ["serve", "--data", data, "--listen", "127.0.0.1:0", ...(database ? ["--database", database] : []), ...words];
    const limited = fileSizeMax === undefined ? [program, ...all] : ["prlimit", `--fsize=${fileSizeMax}`, program, ...all];
    server.#child = spawn(limited[0], limited.slice(1), { stdio: ["ignore", "pipe", "pipe"], env: environment() });
    server.#ended = once(server.#child, "exit");
    server.#child.on("error", () => {});
    createInterface({ input: server.#child.stderr }).on("line", (line) => server.#note(line));
    let late;
    const ready = new Promise((resolve, reject) => {
      late = setTimeout(() => reject(new Error(`the server is not ready in time:\n${server.said()}`)), readyWithinMs);
      createInterface({ input: server.#child.stdout }).on("line", (line) => {
        server.#output.push(line);
        const found = /^Touiza is ready: (\S+)$/.exec(line);
        if (found) resolve(found[1]);
      });
      server.#child.once("error", reject);
      server.#child.once("close", (code, signal) => reject(new Error(`the server ended (${code ?? signal}) before it was ready:\n${server.said()}`)));
    });
    try {
      server.url = new URL(await ready);
    } catch (error) {
      await server.kill();
      throw error;
    } finally {
      clearTimeout(late);
    }
    return server;
  }

  /** As start(), stopped when the test ends; a server that does not end well fails the test. */
  static async startFor(test, options) {
    const server = await Server.start(options);
    atEnd(test, () => server.stop());
    return server;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Everything printed so far, for messages. */
  said() {
    return [...this.#output, ...this.#log.map((entry) => JSON.stringify(entry))].slice(-40).join("\n");
  }

  logged(matches) {
    return this.#log.filter(matches);
  }

  /** The first log entry from number `from` on that matches, once it is there. */
  async entry(matches, from = 0) {
    const known = this.#log.slice(from).find(matches);
    if (known) return known;
    return await new Promise((resolve, reject) => {
      const waiting = { matches, resolve };
      waiting.late = setTimeout(() => reject(new Error(`the log never told what was expected:\n${this.said()}`)), 30_000);
      this.#waiting.push(waiting);
    });
  }

  logLength() {
    return this.#log.length;
  }

  /** Asks the server to end and waits. Once is enough; a second call does nothing. */
  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGTERM");
    const late = setTimeout(() => this.#child.kill("SIGKILL"), endWithinMs);
    const [code, signal] = await this.#ended;
    clearTimeout(late);
    if (code !== 0) throw new Error(`the server ended with ${code ?? signal}:\n${this.said()}`);
  }

  /** As if the power went: no chance to tidy up. */
  async kill() {
    if (this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #note(line) {
    let entry;
    try {
      entry = JSON.parse(line);
    } catch {
      entry = { event: "text", text: line };
    }
    this.#log.push(entry);
    for (const waiting of [...this.#waiting]) {
      if (!waiting.matches(entry)) continue;
      clearTimeout(waiting.late);
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve(entry);
    }
  }
}

/** JSON as it is committed: two spaces, one line feed at the end. */
export const pretty = (value) => JSON.stringify(value, null, 2) + "\n";
