// What every answer keeps to: its tag is of its bytes, and the order in which a request is judged.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { sendFile } from "../support/files.mjs";
import { cubeStl } from "../support/shapes.mjs";
import { World } from "../support/world.mjs";

let world;
before(async () => (world = await World.begin()));
after(async () => await world?.end());

const addressOf = (operation, set) => operation.path.replace(/\{([^}]+)\}/g, (_, name) => set[name] ?? randomUUID());
const tagOf = (answer) => answer.headers.etag;

test("whoever asks whether an answer still holds is told so, and only while it does", async () => {
  const { owner } = world.people;
  const url = world.at("revisions", world.own.revision);
  const first = await owner.send("GET", url);
  const again = () => owner.send("GET", url, { headers: { "If-None-Match": tagOf(first) } });
  assert.equal((await again()).status, 304);

  // A file comes to the revision: its row, and so its version, stays as it is.
  const upload = await sendFile(owner, world.network, cubeStl(10), "model/stl");
  await owner.post(world.at("revisions", world.own.revision, "files"), { upload_id: upload, name: "another.stl", role: "model" });

  const later = await again();
  assert.equal(later.status, 200);
  assert.equal(later.json.files.length, first.json.files.length + 1);
});

test("a new role is seen at once by one who asks whether anything changed", async () => {
  const { member, owner } = world.people;
  const before = await member.send("GET", "/api/v1/me");
  const made = await owner.post(world.at("grants"), { account_id: member.account, role: "driver", organization_id: world.fablab });
  const later = await member.send("GET", "/api/v1/me", { headers: { "If-None-Match": tagOf(before) } });
  assert.equal(later.status, 200);
  assert.equal(later.json.grants.length, before.json.grants.length + 1);
  await owner.remove(world.at("grants", made.grant_id));
});

test("every JSON answer to a GET has a tag of its own, kept by nobody between", async () => {
  const { administrator } = world.people;
  let seen = 0;
  for (const operation of world.contract.operations.filter((each) => each.method === "get" && each.responses[200]?.content?.["application/json"])) {
    if (operation.operationId === "get_upload") continue;  // It counts bytes as they come: never kept.
    const required = operation.parameters.filter((each) => each.in === "query" && each.required).map((each) => `${each.name}=${each.schema.enum?.[0] ?? "abc"}`);
    const answer = await administrator.send("GET", `${addressOf(operation, world.own)}${required.length ? `?${required.join("&")}` : ""}`);
    if (answer.status !== 200) continue;
    assert.match(tagOf(answer) ?? "", /^"[0-9a-f-]+(gzip)?"$/, operation.operationId);
    assert.match(answer.headers["cache-control"] ?? "", /private|no-cache|no-store/, operation.operationId);
    seen += 1;
  }
  assert.ok(seen > 40, `only ${seen}`);
});

test("If-Match takes the tag as it came, and the version alone", async () => {
  const { owner } = world.people;
  const url = world.at("labs", world.own.lab);
  const lab = await owner.send("GET", url);
  const byTag = await owner.send("PATCH", url, { json: {}, headers: { "If-Match": tagOf(lab) } });
  assert.equal(byTag.status, 200);
  const byVersion = await owner.send("PATCH", url, { json: {}, version: byTag.json.version });
  assert.equal(byVersion.status, 200);
  await owner.refused("version_is_old", "PATCH", url, { json: {}, headers: { "If-Match": tagOf(lab) } });
  await owner.refused("if_match_is_malformed", "PATCH", url, { json: {}, headers: { "If-Match": '"seven"' } });
});

test("who may never do it hears that first, whatever is wrong with the body", async () => {
  const { member } = world.people;
  const visitor = new Client(world.server, world.contract, "a visitor");
  const isForSome = (operation) => {
    const { rights } = world.permissions.find((rule) => rule.action === operation["x-action"]);
    return !rights.some(({ roles }) => roles.includes("visitor") || roles.includes("member"));
  };
  let judged = 0;
  for (const operation of world.contract.operations.filter((each) => each.requestBody && isForSome(each))) {
    const method = operation.method.toUpperCase();
    for (const [client, status] of [[visitor, 401], [member, 403]]) {
      for (const set of [world.own, { network: world.network }]) {
        const answer = await client.send(method, addressOf(operation, set), { body: "{{{", headers: { "Content-Type": "application/json" }, key: null });
        assert.equal(answer.status, status, `${operation.operationId} by ${client.name}: ${answer.body}`);
      }
    }
    judged += 1;
  }
  assert.ok(judged > 50, `only ${judged}`);
});
