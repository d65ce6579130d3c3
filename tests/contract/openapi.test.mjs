// The API document: what it promises of itself, and that no input, however wrong, breaks the server.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { Client, exchange } from "../support/client.mjs";
import { pretty, root } from "../support/server.mjs";
import { World } from "../support/world.mjs";

let world;
before(async () => (world = await World.begin()));
after(async () => await world?.end());

const requestsMax = process.env.TOUIZA_FULL ? 20_000 : 1500;
const seed = 20200313;

test("the served document is the committed one", () => {
  const committed = readFileSync(join(root, "docs/openapi.json"), "utf8");
  assert.equal(pretty(world.contract.document) === committed, true, "docs/openapi.json is old: run tools/openapi and look at the change");
});

test("the document is OpenAPI 3.1: references lead somewhere, names are unique, paths are declared", () => {
  const { document, operations } = world.contract;
  assert.match(document.openapi, /^3\.1\./);
  assert.ok(document.info.title && document.info.version);

  const problems = [];
  const visit = (value, place) => {
    if (value === null || typeof value !== "object") return;
    if (typeof value.$ref === "string") {
      const found = value.$ref.replace(/^#\//, "").split("/").reduce((node, key) => node?.[key], document);
      if (!found) problems.push(`${place}: ${value.$ref} leads nowhere`);
    }
    for (const [key, child] of Object.entries(value)) visit(child, `${place}/${key}`);
  };
  visit(document, "#");

  const ids = new Set();
  const actions = new Set(world.permissions.map((rule) => rule.action));
  for (const operation of operations) {
    const name = `${operation.method} ${operation.path}`;
    if (ids.has(operation.operationId)) problems.push(`${name}: the name ${operation.operationId} is taken`);
    ids.add(operation.operationId);
    if (!actions.has(operation["x-action"])) problems.push(`${name}: x-action '${operation["x-action"]}' is not in the permission table`);
    if (!operation.summary) problems.push(`${name}: no summary`);
    const declared = operation.parameters.filter((each) => each.in === "path").map((each) => each.name).sort();
    const written = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((found) => found[1]).sort();
    if (declared.join() !== written.join()) problems.push(`${name}: parameters ${declared} are declared, ${written} are in the path`);
    if (operation.requestBody && operation.method === "get") problems.push(`${name}: a GET with a body`);
    if (!operation.responses.default) problems.push(`${name}: refusals are not documented`);
  }
  assert.deepEqual(problems, []);
});

test("every schema is JSON Schema 2020-12 that a validator accepts", () => {
  for (const name of Object.keys(world.contract.document.components.schemas)) {
    assert.doesNotThrow(() => world.contract.schemaProblems({ $ref: `#/components/schemas/${name}` }, null), name);
  }
});

// --- what no client should send

/** Text that programs stumble over. */
const strangeText = fc.oneof(
  fc.fullUnicodeString({ maxLength: 60 }),
  fc.constantFrom("", " ", "\u0000", "\uFEFF", "\u202E abc", "null", "../../etc/passwd", "' OR 1=1 --", "<script>", "%00", "a".repeat(5000), "ا".repeat(300), "1e309", "2020-02-30", "NaN", "💥"),
);
const strangeNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -0, -1, 2 ** 53, 2 ** 63, -(2 ** 63), 1e300, -1e300, 1e-320, 0.1));
const strangeValue = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, fc.constant(null), fc.boolean(), strangeNumber, strangeText, fc.array(tie("value"), { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 12 }), tie("value"), { maxKeys: 4 })),
})).value;

/** A value as the schema asks for, as far as that matters here. */
function plausible(contract, schema, depth = 0) {
  if (schema.$ref) return plausible(contract, contract.document.components.schemas[schema.$ref.split("/").pop()], depth);
  if (schema.anyOf) return plausible(contract, schema.anyOf[0], depth);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "string":
      if (schema.format === "uuid") return fc.constantFrom("01890000-0000-7000-8000-000000000001", ...world.ids);
      if (schema.format === "date") return fc.constant("2031-05-01");
      if (schema.format === "date-time") return fc.constant("2020-03-01T12:00:00Z");
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 20, (schema.minLength ?? 0) + 20) });
    case "integer":
      return fc.integer({ min: Math.max(schema.minimum ?? -1000, -1e9), max: Math.min(schema.maximum ?? 1000, 1e9) });
    case "number":
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "array":
      return depth > 3 ? fc.constant([]) : fc.array(plausible(contract, schema.items ?? {}, depth + 1), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, 2) });
    case "object":
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, plausible(contract, each, depth + 1)])), { requiredKeys: schema.required ?? [] });
    default:
      return strangeValue;
  }
}

/** A body that was right, and then one thing of it was made wrong. */
const spoiled = (body) =>
  fc.tuple(body, fc.nat(20), fc.constantFrom("keep", "drop", "replace", "add", "swap"), strangeValue).map(([value, at, how, other]) => {
    if (value === null || typeof value !== "object" || how === "keep") return value;
    if (how === "swap") return other;
    const keys = Object.keys(value);
    const key = keys[at % Math.max(keys.length, 1)] ?? "nothing";
    const copy = { ...value };
    if (how === "drop") delete copy[key];
    if (how === "replace") copy[key] = other;
    if (how === "add") copy.unknown_field = other;
    return copy;
  });

/** One request of `operation`, near to what is right or far from it. */
function requestOf(contract, operation) {
  const schema = operation.requestBody && Object.values(operation.requestBody.content)[0].schema;
  const body = schema ? fc.oneof({ weight: 4, arbitrary: spoiled(plausible(contract, schema)) }, { weight: 1, arbitrary: strangeValue }) : fc.constant(undefined);
  const piece = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...world.ids) }, { weight: 1, arbitrary: strangeText.filter((text) => text !== "") });
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((found) => found[1]);
  const query = operation.parameters.filter((each) => each.in === "query");
  return fc.record({
    pieces: fc.tuple(...names.map((name) => (name === "network" ? fc.oneof({ weight: 9, arbitrary: fc.constant(world.network) }, piece) : piece))),
    query: fc.record(Object.fromEntries(query.map((each) => [each.name, fc.oneof(plausible(contract, each.schema), strangeText)])), { requiredKeys: [] }),
    body,
  }).map(({ pieces, query, body }) => {
    let at = 0;
    const path = operation.path.replace(/\{[^}]+\}/g, () => encodeURIComponent(pieces[at++].replace(/[\uD800-\uDFFF]/g, "?")));
    const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value).replace(/[\uD800-\uDFFF]/g, "?"))}`).join("&");
    return { method: operation.method.toUpperCase(), url: (asked ? `${path}?${asked}` : path).slice(0, 6000), json: body };
  });
}

/** Signing in and out and erasing oneself would end the walk; the stream of events has no end. */
const notWalked = new Set(["sign_out", "erase_me", "set_password", "remove_totp", "begin_totp", "listen_to_events", "request_sign_in_code", "join", "sign_in_with_code", "sign_in_with_password"]);

async function isHealthy() {
  const health = await exchange(world.server, { url: "/healthz" });
  const ready = await exchange(world.server, { url: "/readyz" });
  return health.status === 200 && ready.status === 200;
}

test("wrong fields, types and numbers are refused with a problem, never with an accident", { timeout: 200_000 }, async () => {
  const walked = world.contract.operations.filter((each) => !notWalked.has(each.operationId));
  const request = fc.constantFrom(...walked).chain((operation) => requestOf(world.contract, operation));
  const asker = world.people.administrator;
  const kinds = {};
  await fc.assert(
    fc.asyncProperty(request, async ({ method, url, json }) => {
      // send() holds the answer against the document: a 5xx, an undocumented status or field fails.
      const answer = await asker.send(method, url, { json, version: method === "PATCH" ? 1 : undefined });
      kinds[answer.status] = (kinds[answer.status] ?? 0) + 1;
    }),
    { seed, numRuns: requestsMax, endOnFailure: true, interruptAfterTimeLimit: 180_000 },
  );
  // A walk that only ever meets closed doors proves little.
  assert.ok((kinds[200] ?? 0) + (kinds[201] ?? 0) > requestsMax / 20, JSON.stringify(kinds));
  assert.ok(await isHealthy());
});

const need = () => `/api/v1/networks/${world.network}/needs`;
const asJson = { "Content-Type": "application/json" };

test("a body that is not JSON, not UTF-8, too deep or not an object is refused", async () => {
  const asker = world.people.administrator;
  const bodies = {
    "nothing": "",
    "half an object": '{"quantity": 5',
    "a comma too much": '{"quantity": 5,}',
    "invalid UTF-8": Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    "a cut UTF-8 letter": Buffer.from([0x22, 0xe2, 0x82, 0x22]),
    "a lone surrogate": '{"description":"\\ud800"}',
    "a hundred thousand lists": "[".repeat(100_000),
    "a hundred thousand objects": '{"a":'.repeat(100_000),
    "a list": "[1,2,3]",
    "a number": "17",
    "a number beyond all": '{"quantity": 1e400}',
    "a thousand digits": `{"quantity": ${"9".repeat(1000)}}`,
    "a name twice": '{"quantity": 1, "quantity": 2}',
    "a byte order mark": "\uFEFF{}",
  };
  for (const [name, body] of Object.entries(bodies)) {
    const answer = await asker.send("POST", need(), { body, headers: asJson });
    assert.equal(answer.status, 400, `${name}: ${answer.body}`);
  }
  assert.ok(await isHealthy());
});

test("a wrong content type is refused by name, multipart too", async () => {
  const asker = world.people.administrator;
  for (const type of ["text/plain", "application/xml", "multipart/form-data; boundary=x", "multipart/form-data", "application/x-www-form-urlencoded", "garbage", "application/jsonx"]) {
    const answer = await asker.send("POST", need(), { body: "--x\r\nContent-Disposition: form-data; name=\"a", headers: { "Content-Type": type } });
    assert.ok([400, 415].includes(answer.status), `${type}: ${answer.status}`);
  }
  assert.ok(await isHealthy());
});

test("a body beyond the limit is refused, told or untold", async () => {
  const asker = world.people.administrator;
  const big = `{"description":"${"x".repeat(20_000_000)}"}`;
  const told = await asker.send("POST", need(), { body: big, headers: asJson }).catch((error) => error);
  // The server may close while the rest is still on its way; what it said must not be an accident.
  if (told instanceof Error) assert.match(told.code ?? told.message, /EPIPE|ECONNRESET/);
  else assert.equal(told.status, 413);
  assert.ok(await isHealthy());
});

test("fields that are missing, unknown or of the wrong type are named", async () => {
  const asker = world.people.administrator;
  const missing = await asker.refused("fields_are_wrong", "POST", need(), { json: {} });
  assert.ok(missing.errors.some((error) => error.field === "quantity"), JSON.stringify(missing));
  const unknown = await asker.refused("fields_are_wrong", "POST", need(), { json: { ...world.needDraft(), colour: "red" } });
  assert.ok(unknown.errors.some((error) => error.field === "colour"), JSON.stringify(unknown));
  const wrong = await asker.refused("fields_are_wrong", "POST", need(), { json: { ...world.needDraft(), quantity: "many" } });
  assert.ok(wrong.errors.some((error) => error.field === "quantity"), JSON.stringify(wrong));
  const huge = await asker.refused("fields_are_wrong", "POST", need(), { json: { ...world.needDraft(), quantity: 1e300 } });
  assert.ok(huge.errors.some((error) => error.field === "quantity"), JSON.stringify(huge));
});

test("a wrong method, an unknown path and a key used twice are answered clearly", async () => {
  const asker = world.people.administrator;
  assert.equal((await exchange(world.server, { method: "PUT", url: "/api/v1/networks" })).status, 405);
  assert.equal((await asker.send("GET", "/api/v1/there-is-nothing-here")).status, 404);

  const key = "the-same-key-twice";
  const first = await asker.post(need(), world.needDraft(), { key });
  const again = await asker.post(need(), world.needDraft(), { key });
  assert.deepEqual(again, first);
  await asker.refused("idempotency_conflict", "POST", need(), { json: { ...world.needDraft(), quantity: 77 }, key });
});
