// A request that is repeated changes nothing and gets the first answer: at once, together with itself,
// and after the server was killed. A long list comes in pages, each item once.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { announce, sendFrom, sha256 } from "../support/files.mjs";
import { cubeStl } from "../support/shapes.mjs";
import { World } from "../support/world.mjs";

let world;
before(async () => (world = await World.begin()));
after(async () => await world?.end());

const needs = () => world.at("needs");
const post = (draft, key) => world.people.requester.send("POST", needs(), { json: draft, key });
const draftOf = (description) => ({ ...world.needDraft(), description });
const countOf = async (description) => (await world.people.administrator.all(`${needs()}?limit=1000`)).filter((need) => need.description === description).length;

test("the same key and body get the first answer; another body is refused", async () => {
  const first = await post(draftOf("once"), "the-same-key-1");
  const again = await post(draftOf("once"), "the-same-key-1");
  assert.deepEqual([again.status, again.json], [201, first.json]);
  assert.equal(again.headers["idempotency-replayed"], "true");
  assert.equal((await post(draftOf("twice"), "the-same-key-1")).json.code, "idempotency_conflict");
  const elsewhere = await world.people.requester.send("POST", world.at("sites"), { json: { kind: "hub", name: { fr: "x", ar: "", en: "" }, town_id: world.casablanca }, key: "the-same-key-1" });
  assert.equal(elsewhere.json.code, "idempotency_conflict");
  assert.equal(await countOf("once"), 1);
});

test("a request that was refused may be mended and sent with the same key", async () => {
  const key = "a-key-that-was-refused";
  assert.equal((await post({ ...draftOf("mended"), quantity: 0 }, key)).status, 400);
  assert.equal((await post(draftOf("mended"), key)).status, 201);
  assert.equal(await countOf("mended"), 1);
});

test("twenty that come at once with one key are one need, and all get its answer", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(draftOf("at once"), "twenty-at-once")));
  for (const answer of answers) assert.equal(answer.status, 201, String(answer.body));
  assert.equal(new Set(answers.map((answer) => answer.json.need_id)).size, 1);
  assert.equal(answers.filter((answer) => !answer.headers["idempotency-replayed"]).length, 1);
  assert.equal(await countOf("at once"), 1);
});

test("of two bodies that come at once with one key, one is done and the other refused", async () => {
  const answers = await Promise.all(["left", "right", "left", "right"].map((side) => post(draftOf(side), "two-bodies-at-once")));
  const kept = answers.filter((answer) => answer.status === 201);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 201, 409, 409]);
  assert.equal(kept[0].json.need_id, kept[1].json.need_id);
  assert.equal((await countOf("left")) + (await countOf("right")), 1);
});

test("after a kill, what was answered is answered again, and what was not is done once", { timeout: 120_000 }, async () => {
  const before = await post(draftOf("answered before the kill"), "before-the-kill");
  const sendAll = () => Promise.all(Array.from({ length: 30 }, (_, at) => post(draftOf("around the kill"), `around-the-kill-${at}`).catch(() => undefined)));
  const sending = sendAll();
  await world.people.requester.get("/api/v1/me"); // Some are through by then, some are on their way.
  await world.restartAfterKill();
  const known = (await sending).filter((answer) => answer?.status === 201);

  const again = await post(draftOf("answered before the kill"), "before-the-kill");
  assert.deepEqual(again.json, before.json);
  const all = await sendAll();
  const ids = new Set(all.map((answer) => answer.json.need_id));
  assert.equal(ids.size, 30);
  for (const answer of known) assert.ok(ids.has(answer.json.need_id), "an answer that was given is gone");
  assert.equal(await countOf("around the kill"), 30);
});

test("an upload that was announced and killed leaves no half file, and goes on", { timeout: 120_000 }, async () => {
  const { owner } = world.people;
  const bytes = cubeStl(30);
  const draft = { size_bytes: bytes.length, sha256: sha256(bytes), media_type: "model/stl" };
  const begun = await owner.post(world.at("uploads"), draft, { key: "an-upload-begun" });
  const folder = join(world.data, "blobs-uploads");
  assert.ok(!readdirSync(folder).includes(begun.upload_id), "announcing makes no file");
  await world.restartAfterKill();

  const again = await owner.post(world.at("uploads"), draft, { key: "an-upload-begun" });
  assert.deepEqual(again, begun);
  assert.equal((await owner.get(world.at("uploads", begun.upload_id))).offset, 0);
  assert.equal((await sendFrom(owner, world.network, begun.upload_id, bytes.subarray(0, 100))).json.offset, 100);
  await world.restartAfterKill();
  assert.equal((await owner.get(world.at("uploads", begun.upload_id))).offset, 100);
  assert.equal((await sendFrom(owner, world.network, begun.upload_id, bytes, 100)).json.is_complete, true);
  assert.ok(!readdirSync(folder).includes(begun.upload_id));
  await announce(owner, world.network, bytes, "model/stl"); // The same bytes again: nothing to be in the way.
});

// --- lists

const lists = () => world.contract.operations.filter((operation) => /PageOf/.test(JSON.stringify(operation.responses[200]?.content ?? "")));

test("every list has a bound and a cursor", () => {
  for (const operation of lists()) {
    const { limit, cursor } = Object.fromEntries(operation.parameters.filter((each) => each.in === "query").map((each) => [each.name, each.schema]));
    assert.ok(cursor, `${operation.operationId} has no cursor`);
    assert.ok(limit?.maximum >= 1 && limit.maximum <= 1000, `${operation.operationId} has no bound`);
  }
  assert.ok(lists().length > 25);
});

test("a list that is read one by one is the list that is read at once", { timeout: 120_000 }, async () => {
  const { administrator } = world.people;
  let long = 0;
  for (const operation of lists()) {
    const url = operation.path.replace(/\{([^}]+)\}/g, (_, name) => world.own[name] ?? "01890000-0000-7000-8000-000000000001");
    const asked = operation.parameters.filter((each) => each.in === "query" && each.required).map((each) => `&${each.name}=${each.schema.enum?.[0] ?? "a"}`).join("");
    const most = operation.parameters.find((each) => each.name === "limit").schema.maximum;
    const whole = await administrator.send("GET", `${url}?limit=${most}${asked}`);
    if (whole.status !== 200) continue; // Of a thing that this world does not have.
    const items = [];
    for (let cursor = ""; cursor !== null && items.length < 60; ) {
      const page = await administrator.get(`${url}?limit=1${asked}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      assert.ok(page.items.length <= 1, operation.operationId);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    assert.deepEqual(items, whole.json.items.slice(0, 60), operation.operationId);
    if (items.length > 1) long += 1;
  }
  assert.ok(long > 10, `only ${long} lists with more than one item`);
});
