// A database of one's own on the PostgreSQL that TOUIZA_TEST_DATABASE names, if it names one.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";

/** The host may be missing where there is a socket only: no URL that URL would read. */
const nameInUrl = /\/([^/?@]*)(\?|$)/;

function psql(url, statement) {
  const ended = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement], { encoding: "utf8", timeout: 60_000 });
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`psql: ${ended.stderr}`);
}

/** Its URL; nothing where the tests run on SQLite. */
export function newDatabase() {
  const given = process.env.TOUIZA_TEST_DATABASE;
  if (!given) return undefined;
  const name = `contract_${randomBytes(6).toString("hex")}`;
  psql(given, `CREATE DATABASE ${name}`);
  return given.replace(nameInUrl, `/${name}$2`);
}

export function dropDatabase(url) {
  if (!url) return;
  psql(process.env.TOUIZA_TEST_DATABASE, `DROP DATABASE IF EXISTS ${nameInUrl.exec(url)[1]} WITH (FORCE)`);
}
