// Writes the document of a server with an empty data folder, as people can read it, into a file.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pretty, Server } from "./server.mjs";

const data = mkdtempSync(join(tmpdir(), "touiza-openapi-"));
try {
  const server = await Server.start({ data });
  try {
    const answer = await fetch(new URL("/api/v1/openapi.json", server.url));
    writeFileSync(process.argv[2], pretty(await answer.json()));
  } finally {
    await server.stop();
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
