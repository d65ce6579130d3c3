// What the world does to a server: broken files, clients that die, disks that fill, power that goes.
// Each has a clear answer, and nothing half-written stays.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { exchange } from "../support/client.mjs";
import { announce, examined, sendFile, sendFrom, sha256 } from "../support/files.mjs";
import { program, run, runWell, Server, temporaryFolder } from "../support/server.mjs";
import { cubeStl } from "../support/shapes.mjs";
import { World } from "../support/world.mjs";
import { zipBomb } from "../support/zip.mjs";

let world;
before(async () => (world = await World.begin()));
after(async () => await world?.end());

const attach = (by, upload, name, role = "model") => by.send("POST", world.at("revisions", world.own.revision, "files"), { json: { upload_id: upload, name, role, component_id: world.own.component } });

async function attached(bytes, name) {
  const upload = await sendFile(world.people.owner, world.network, bytes, "application/octet-stream");
  const answer = await attach(world.people.owner, upload, name, /\.(dxf|svg)$/.test(name) ? "outline" : "model");
  assert.equal(answer.status, 201, String(answer.body));
  return await examined(world.people.owner, world.network, answer.json.file_id);
}

async function isHealthy() {
  return (await exchange(world.server, { url: "/readyz" })).status === 200;
}

/** The server of this world, ended in its way and begun again on the same folder. */
async function beginAgain(options = {}) {
  const server = await Server.start({ data: world.data, ...options });
  world.server = server;
  for (const person of Object.values(world.people)) person.server = server;
}

// --- files

test("a file that is no part is refused with a reason, and the server lives on", { timeout: 120_000 }, async () => {
  const lying = cubeStl(20);
  lying.writeUInt32LE(0xffffffff, 80);
  const unreal = cubeStl(20);
  unreal.writeFloatLE(Number.NaN, 84 + 12);
  const broken = {
    "text.stl": Buffer.from("this is not a part"),
    "cut.stl": cubeStl(20).subarray(0, 200),
    "lying.stl": lying,
    "unreal.stl": unreal,
    "picture.stl": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    "only-a-head.stl": Buffer.alloc(84),
    "empty-solid.stl": Buffer.from("solid nothing\nendsolid nothing\n"),
    "noise.3mf": Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(500, 7)]),
    "half.dxf": Buffer.from("0\nSECTION\n2\nENTITIES\n0\nLINE\n"),
    "half.svg": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0 L'),
    "entities.svg": Buffer.from('<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><svg xmlns="http://www.w3.org/2000/svg">&c;</svg>'),
  };
  for (const [name, bytes] of Object.entries(broken)) {
    const seen = await attached(bytes, name);
    assert.equal(seen.state, "refused", `${name}: ${JSON.stringify(seen)}`);
    assert.ok(seen.problems.length > 0 && seen.problems.every((problem) => problem.code && problem.message), `${name}: ${JSON.stringify(seen.problems)}`);
  }
  assert.ok(await isHealthy());
});

test("an empty file is not even announced", async () => {
  const refused = await world.people.owner.refused("fields_are_wrong", "POST", world.at("uploads"), { json: { size_bytes: 0, sha256: sha256(""), media_type: "model/stl" } });
  assert.equal(refused.errors[0].field, "size_bytes");
});

test("a 3MF that unpacks to gigabytes is refused while the server answers others", { timeout: 180_000 }, async () => {
  for (const bomb of [zipBomb(), zipBomb({ says: 1000 })]) {
    const upload = await sendFile(world.people.owner, world.network, bomb, "model/3mf");
    const answer = await attach(world.people.owner, upload, "bomb.3mf");
    assert.equal(answer.status, 201, String(answer.body));
    assert.ok(await isHealthy());
    const seen = await examined(world.people.owner, world.network, answer.json.file_id);
    assert.equal(seen.state, "refused", JSON.stringify(seen));
  }
});

test("a good cube is measured", async () => {
  const seen = await attached(cubeStl(20), "cube.stl");
  assert.equal(seen.state, "checked");
  assert.equal(Math.round(seen.measure.volume_mm3), 8000);
});

test("names with paths, quotes and line feeds in them lead nowhere", async () => {
  const { owner } = world.people;
  const before = readdirSync(world.data).sort();
  const names = ["../../../../etc/passwd", "..\\..\\windows\\system.ini", "/etc/shadow", "a/../../b.stl", "x\u0000.stl", 'q".stl', "line\r\nSet-Cookie: a=b", "<img src=x onerror=alert(1)>.stl", "..", ".", "\u202Elts.exe", "ملف.stl", "x".repeat(390)];
  const bytes = cubeStl(10);
  for (const name of names) {
    const upload = await sendFile(owner, world.network, bytes, "model/stl");
    const answer = await attach(owner, upload, name);
    if (answer.status === 400) continue;
    assert.equal(answer.status, 201, `${JSON.stringify(name)}: ${answer.body}`);
    const kept = answer.json.name;
    assert.doesNotMatch(kept, /[\/\\\u0000-\u001f]|^\.\.?$/, `${JSON.stringify(name)} was kept as ${JSON.stringify(kept)}`);
    const content = await owner.send("GET", world.at("files", answer.json.file_id, "content"));
    assert.equal(content.status, 200);
    assert.deepEqual(content.body, bytes);
    assert.match(content.headers["content-disposition"] ?? "", /^attachment/);
    assert.equal(content.headers["x-content-type-options"], "nosniff");
    assert.equal(content.headers["set-cookie"], undefined);
  }
  assert.deepEqual(readdirSync(world.data).sort(), before);
});

// --- uploads

/** Sends the first `count` bytes of `bytes` and dies. */
async function dieAfter(by, upload, bytes, count) {
  const request = http.request({
    host: by.server.url.hostname, port: by.server.url.port, method: "PATCH", path: world.at("uploads", upload),
    headers: { "Content-Type": "application/octet-stream", "Upload-Offset": "0", "Content-Length": bytes.length, Cookie: by.cookie, "X-CSRF-Token": by.csrf },
  });
  request.on("error", () => {});
  await new Promise((resolve) => request.write(bytes.subarray(0, count), resolve));
  request.destroy();
}

test("a client that dies in the middle of an upload goes on where it was", { timeout: 60_000 }, async () => {
  const { owner } = world.people;
  const bytes = Buffer.alloc(3_000_000, "part of a part ");
  const upload = await announce(owner, world.network, bytes, "application/octet-stream");
  await dieAfter(owner, upload, bytes, 2_000_000);
  // The server may still be writing down what it had; nobody else holds the upload when it says so.
  let offset = 0;
  let sent;
  for (let tries = 0; tries < 100; tries += 1) {
    offset = (await owner.get(world.at("uploads", upload))).offset;
    assert.ok(offset <= 2_000_000);
    sent = await sendFrom(owner, world.network, upload, bytes, offset);
    if (sent.status < 300) break;
    assert.equal(sent.status, 409, String(sent.body));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(sent.json.is_complete, true);
  const answer = await attach(owner, upload, "long.txt", "document");
  assert.equal(answer.status, 201, String(answer.body));
  const back = await owner.send("GET", world.at("files", answer.json.file_id, "content"));
  assert.equal(sha256(back.body), sha256(bytes));
  const part = await owner.send("GET", world.at("files", answer.json.file_id, "content"), { headers: { Range: "bytes=1000000-1000014" } });
  assert.equal(part.status, 206);
  assert.deepEqual(part.body, bytes.subarray(1_000_000, 1_000_015));
});

test("an upload whose bytes are not those that were announced is refused, and makes no file", async () => {
  const { owner } = world.people;
  const bytes = cubeStl(12);
  const upload = await announce(owner, world.network, bytes, "model/stl", { digest: sha256("something else") });
  const sent = await sendFrom(owner, world.network, upload, bytes);
  assert.ok(sent.status === 400 || sent.status === 409, String(sent.body));
  assert.ok((await attach(owner, upload, "cube.stl")).status >= 400);
});

test("bytes at the wrong place, beyond the end, or for another's upload are refused", async () => {
  const { owner, clinicOwner } = world.people;
  const bytes = cubeStl(14);
  const upload = await announce(owner, world.network, bytes, "model/stl");
  assert.equal((await sendFrom(owner, world.network, upload, bytes, 100)).status, 409);
  const longer = await owner.send("PATCH", world.at("uploads", upload), { body: Buffer.concat([bytes, bytes]), headers: { "Content-Type": "application/octet-stream", "Upload-Offset": "0" } });
  assert.ok([400, 409, 413].includes(longer.status), String(longer.body));
  assert.equal((await sendFrom(clinicOwner, world.network, upload, bytes)).status, 404);
  assert.equal((await sendFrom(owner, world.network, upload, bytes)).json.is_complete, true);
});

// --- the ground under the server

const writeOne = (by = world.people.administrator) => by.send("POST", world.at("needs"), { json: world.needDraft() });

test("a second server on the same data folder is refused and says why", async () => {
  const second = run(["serve", "--data", world.data, "--listen", "127.0.0.1:0"]);
  assert.equal(second.status, 1, second.stderr);
  assert.match(second.stderr, /in use|another|already/i);
  assert.ok(await isHealthy());
});

test("a database that another program has locked is answered in time, and serves again afterwards", { timeout: 60_000 }, async (t) => {
  const other = spawn("sqlite3", [join(world.data, "touiza.db")], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(other, "exit");
  try {
    other.stdin.write("PRAGMA busy_timeout=10000;\nBEGIN IMMEDIATE;\nSELECT 'locked';\n");
    let said = "";
    for await (const piece of other.stdout) if ((said += piece).includes("locked")) break;
    const refused = await writeOne();
    assert.equal(refused.status, 503);
    assert.equal(refused.json.code, "database_busy");
    assert.equal((await world.people.administrator.send("GET", world.at("needs"))).status, 200);
  } finally {
    other.stdin.end("ROLLBACK;\n");
    await ended;
  }
  assert.equal((await writeOne()).status, 201);
});

test("what was acknowledged is there after the power went, twenty times", { timeout: 240_000 }, async () => {
  const rounds = process.env.TOUIZA_FULL ? 100 : 20;
  const acknowledged = [];
  for (let round = 0; round < rounds; round += 1) {
    const killAt = acknowledged.length + 3 + (round * 7) % 20;
    let isDead = false;
    const writers = Array.from({ length: 4 }, async () => {
      while (!isDead) {
        try {
          const answer = await writeOne();
          if (answer.status === 201) acknowledged.push(answer.json.need_id);
        } catch (error) {
          // A connection that broke is what was asked for; an answer that breaks the document is not.
          if (error.code === "ERR_ASSERTION") throw error;
          isDead = true;
        }
        if (acknowledged.length >= killAt && !isDead) {
          isDead = true;
          await world.server.kill();
        }
      }
    });
    await Promise.all(writers);
    await world.server.kill();
    await beginAgain();
  }
  const { administrator } = world.people;
  const there = new Set((await administrator.all(world.at("needs") + "?limit=1000")).map((need) => need.need_id));
  assert.deepEqual(acknowledged.filter((id) => !there.has(id)), []);
  const { status, report } = world.check();
  assert.equal(status, 0, JSON.stringify(report));
});

function largestFile(folder) {
  return Math.max(0, ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? largestFile(path) : statSync(path).size;
  }));
}

test("a full disk is said, reading goes on, and space makes writing go on", { timeout: 120_000 }, async () => {
  await world.server.stop();
  await beginAgain({ fileSizeMax: `${largestFile(world.data) + 200_000}:unlimited` });
  const { administrator, owner } = world.people;
  let refused;
  for (let tries = 0; tries < 2000 && !refused; tries += 1) {
    const answer = await writeOne();
    if (answer.status !== 201) refused = answer;
  }
  assert.ok(refused, "the disk was never full");
  assert.ok([503, 507].includes(refused.status), String(refused.body));
  assert.equal(refused.json.code, "storage_full");
  assert.ok(refused.json.remedy);
  assert.equal((await administrator.send("GET", world.at("labs"))).status, 200);

  const raised = spawnSync("prlimit", ["--pid", String(world.server.pid), "--fsize=unlimited"]);
  assert.equal(raised.status, 0, String(raised.stderr));
  assert.equal((await writeOne()).status, 201);

  const bytes = Buffer.alloc(30_000_000, "x");
  const upload = await announce(owner, world.network, bytes, "application/octet-stream");
  spawnSync("prlimit", ["--pid", String(world.server.pid), "--fsize=20000000:unlimited"]);
  const full = await sendFrom(owner, world.network, upload, bytes).catch((error) => error);
  if (full instanceof Error) assert.match(full.code ?? "", /EPIPE|ECONNRESET/, full.message);
  else assert.ok([503, 507].includes(full.status), String(full.body));
  spawnSync("prlimit", ["--pid", String(world.server.pid), "--fsize=unlimited"]);
  const { offset } = await owner.get(world.at("uploads", upload));
  const sent = await sendFrom(owner, world.network, upload, bytes, offset);
  assert.equal(sent.status, 200, String(sent.body));
  assert.equal(sent.json.is_complete, true);
  const { status, report } = world.check();
  assert.equal(status, 0, JSON.stringify(report));
});

test("a backup made while people write is whole when it is restored", { timeout: 120_000 }, async (t) => {
  const folder = temporaryFolder(t);
  const target = join(folder, "backup");
  const { administrator } = world.people;
  const before = (await administrator.all(world.at("needs") + "?limit=1000")).map((need) => need.need_id);
  let isOver = false;
  const writers = Array.from({ length: 3 }, async () => {
    while (!isOver) assert.equal((await writeOne()).status, 201);
  });
  const backup = spawn(program, ["admin", "backup", "--data", world.data, target], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  backup.stderr.on("data", (piece) => (said += piece));
  const [code] = await once(backup, "close");
  isOver = true;
  await Promise.all(writers);
  assert.equal(code, 0, said);
  assert.equal(run(["admin", "backup", "--data", world.data, target]).status, 1, "a backup was written over another");

  const restored = join(folder, "restored");
  runWell(["admin", "restore", "--data", restored, target]);
  const server = await Server.startFor(t, { data: restored });
  administrator.server = server;
  try {
    const there = new Set((await administrator.all(world.at("needs") + "?limit=1000")).map((need) => need.need_id));
    assert.deepEqual(before.filter((id) => !there.has(id)), []);
  } finally {
    administrator.server = world.server;
  }
  const used = join(folder, "used");
  mkdirSync(used);
  mkdirSync(join(used, "something"));
  assert.equal(run(["admin", "restore", "--data", used, target]).status, 1, "a folder in use was restored into");
  assert.ok(!existsSync(join(used, "touiza.db")));
});
