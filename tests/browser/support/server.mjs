// A real server on a fresh demonstration, for the tests of a file; gone with all its files at the end.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const program = process.env.TOUIZA_PROGRAM ?? join(root, "build/dev/touiza");
const startMax = 60_000;

/** A port that nobody listens at just now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** `{address, stop}`; `stop` ends the server and removes its folder. */
export async function startServer() {
  if (!existsSync(program)) throw new Error(`${program} is not built; run: cmake --build --preset dev`);
  const folder = mkdtempSync(join(tmpdir(), "touiza-browser-"));
  const data = join(folder, "data");
  const played = spawnSync(program, ["admin", "demo", "--data", data], { encoding: "utf8" });
  if (played.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`touiza admin demo: ${played.stderr || played.stdout}`);
  }
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const server = spawn(program, ["serve", "--data", data, "--listen", `localhost:${port}`], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (output = (output + text).slice(-20_000)));
  const ended = new Promise((resolve) => server.once("exit", resolve));

  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + startMax;
  while (!(await answers(`${address}/readyz`))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`touiza serve did not become ready:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { address, stop, output: () => output };
}
