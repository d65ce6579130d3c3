// Every route with every role: nobody is let in by a door that the permission table keeps shut, nobody
// is kept out of one that it opens, and what one may not know of looks like what is not there.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { sampleOf } from "../support/samples.mjs";
import { DemoWorld } from "../support/demo_world.mjs";

let world;
let walkers;
before(async () => {
  world = await DemoWorld.begin();
  walkers = walkersOf(world);
});
after(async () => await world?.end());

/** Those who walk, with the grants that they hold in the first network. */
function walkersOf({ people, contract, server, west, east, cluster, own, other }) {
  const visitor = new Client(server, contract, "a visitor");
  const inFablab = ["owner", "maker", "designer", "quality", "requester", "driver", "supporter"];
  return [
    { client: visitor, grants: [], isVisitor: true },
    { client: people.member, grants: [] },
    { client: people.besideAdministrator, grants: [] },
    { client: people.root, grants: [{ role: "deployment_admin" }] },
    { client: people.auditor, grants: [{ role: "auditor" }] },
    ...inFablab.map((role) => ({ client: people[role], grants: own.organizations.map((organization) => ({ role, organization })) })),
    { client: people.clinicOwner, grants: other.organizations.map((organization) => ({ role: "owner", organization })) },
    { client: people.coordinatorCluster, grants: [{ role: "coordinator", cluster }] },
    { client: people.coordinatorEast, grants: [{ role: "coordinator", region: east }] },
    { client: people.coordinatorWest, grants: [{ role: "coordinator", region: west }] },
    { client: people.administrator, grants: [{ role: "network_admin" }] },
  ];
}

const ruleOf = (operation) => world.permissions.find((rule) => rule.action === operation["x-action"]);

/** True where the table opens `rule` to this walker for the things in `set`; clusters hold labs only. */
function opensTo(rule, walker, set, isOfLab = false) {
  return rule.rights.some(({ scope, roles }) => {
    if (roles.includes("visitor")) return true;
    if (roles.includes("member") && scope === "network") return !walker.isVisitor;
    return walker.grants.some((grant) => {
      if (!roles.includes(grant.role)) return false;
      if (scope === "network") return true;
      if (scope === "region") return grant.role === "coordinator" && (grant.region ? grant.region === set.region : !grant.cluster);
      if (scope === "cluster") return grant.cluster !== undefined && set !== world.other && isOfLab;
      return scope === "organization" && set.organizations.includes(grant.organization);
    });
  });
}

/** Rights that hang on the thing's story, not on the role: who made it, who works on it. */
const hangsOnStory = (rule) => rule.rights.some(({ scope }) => scope === "own" || scope === "involved");

/** These end the walker's session or account, or never answer to the end; they have tests of their own. */
const notWalked = new Set(["sign_out", "erase_me", "set_password", "begin_totp", "confirm_totp", "remove_totp", "listen_to_events", "request_sign_in_code", "join", "sign_in_with_code", "sign_in_with_password"]);

/** First those who read, then those who make, change, move on, and last those who take away. */
const turn = { get: 0, post: 1, put: 2, patch: 3, delete: 5 };
const turnOf = (operation) => changesRights.get(operation.operationId) ?? (operation.method === "post" && /\/(leave|remove|close|withdraw|refuse|reject|end|discard|cancel|recall|lose)$/.test(operation.path) ? 4 : turn[operation.method]);

/** Whoever founds an organization owns it, and a cluster's coordinator answers for its labs: last of all. */
const changesRights = new Map([["put_lab_into_cluster", 6], ["take_lab_out_of_cluster", 7], ["create_organization", 8]]);

/** The address of `operation` for the things in `set`; what the world does not have is a new id. */
function addressOf(operation, set) {
  const query = operation.parameters.filter((each) => each.in === "query" && each.required).map((each) => `${each.name}=${each.schema.enum?.[0] ?? "abc"}`);
  return operation.path.replace(/\{([^}]+)\}/g, (_, name) => set[name] ?? (name === "secret" ? "nobody-has-this-secret" : randomUUID())) + (query.length ? `?${query.join("&")}` : "");
}

function send(walker, operation, set, url = addressOf(operation, set)) {
  const json = sampleOf(world, operation, set);
  return walker.client.send(operation.method.toUpperCase(), url, {
    json,
    version: operation.method === "patch" ? 1 : undefined,
    ...(operation.operationId === "continue_upload" ? { json: undefined, body: "x", headers: { "Content-Type": "application/octet-stream", "Upload-Offset": "0" } } : {}),
  });
}

test("every route, every role, own and foreign things: no answer says more than the table", { timeout: 300_000 }, async () => {
  const operations = world.contract.operations.filter((each) => !notWalked.has(each.operationId)).sort((a, b) => turnOf(a) - turnOf(b));
  const problems = [];
  let asked = 0;
  const unmet = [];
  for (const operation of operations) {
    const rule = ruleOf(operation);
    const visits = walkers.flatMap((walker) => world.sets.map((set) => ({ walker, set, isOpen: opensTo(rule, walker, set, /\{(lab|machine)\}/.test(operation.path)) })));
    const isOfNetwork = rule.rights.every(({ scope }) => scope === "network");
    const namesThing = isOfNetwork ? operation.path.includes("{network}") : operation.path.split("{").length > 2 || operation.requestBody;
    const statuses = new Set();
    let isDone = false;
    // The shut out go first: what the others do may change the ground.
    for (const { walker, set, isOpen } of visits.sort((a, b) => a.isOpen - b.isOpen)) {
      if (isDone && costly.has(operation.operationId)) continue;
      const answer = await send(walker, operation, set);
      asked += 1;
      if (isKnown(operation, set)) statuses.add(answer.status);
      isDone ||= answer.status < 300;
      const place = `${operation.operationId} by ${walker.client.name} on ${["its own", "a draft", "the other"][world.sets.indexOf(set)]}: ${answer.status} ${answer.json?.code ?? ""}`;
      const isShut = [401, 403, 404].includes(answer.status);
      const isEmptyList = answer.status === 200 && Array.isArray(answer.json?.items) && answer.json.items.length === 0;
      if (walker.isVisitor && !isOpen && !isShut) problems.push(`a visitor came in: ${place}`);
      else if (!isOpen && !hangsOnStory(rule) && !changesRights.has(operation.operationId) && !isShut && !isEmptyList && !isListOfOthers(operation, rule, walker)) problems.push(`more than the table: ${place}`);
      else if (isOpen && namesThing && isKnown(operation, set) && !asksForNetwork.has(operation.operationId) && [401, 403].includes(answer.status) && !isOtherwiseBarred(answer)) problems.push(`less than the table: ${place}`);
    }
    if (statuses.size === 1 && statuses.has(404)) unmet.push(operation.operationId);
  }
  assert.deepEqual(problems, [], `${problems.length} of ${asked}`);
  // A door that is there for nobody proves nothing of who may pass it.
  assert.deepEqual(unmet, []);
  assert.ok(asked > 2000, `only ${asked} requests`);
});

/** A list shows each what is theirs: whoever holds one of its roles anywhere gets that part of it. */
function isListOfOthers(operation, rule, walker) {
  const hasThing = [...operation.path.matchAll(/\{([^}]+)\}/g)].some((found) => found[1] !== "network");
  return !hasThing && operation.method === "get" && rule.rights.some(({ roles }) => walker.grants.some((grant) => roles.includes(grant.role)));
}

/** Of a thing that is not there nobody can say whose it is. */
const isKnown = (operation, set) => [...operation.path.matchAll(/\{([^}]+)\}/g)].every((found) => set[found[1]] !== undefined);

/** What reaches into every lab asks for a right in the whole network, whoever's design it is. */
const asksForNetwork = new Set(["recall_revision"]);

/** Computing a plan of the whole network is proof enough once. */
const costly = new Set(["create_plan", "replan_campaign"]);

/** Doors that the role opens and another rule keeps shut. */
function isOtherwiseBarred(answer) {
  return ["vouching_needs_a_working_lab", "record_is_internal", "second_person_needed", "own_work_is_not_judged", "role_is_above_yours"].includes(answer.json?.code);
}

const withoutId = ({ request_id: _, ...rest }) => rest;

test("things of another network answer exactly like things that are not there", async () => {
  const { administrator, member } = world.people;
  const visitor = walkers[0].client;
  let compared = 0;
  for (const operation of world.contract.operations) {
    const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((found) => found[1]).filter((name) => name !== "network");
    if (!operation.path.includes("{network}") || names.length !== 1 || !world.beside[names[0]] || notWalked.has(operation.operationId)) continue;
    const [name] = names;
    for (const client of [administrator, member, visitor]) {
      const walker = { client };
      const absent = await send(walker, operation, { ...world.own, [name]: randomUUID() });
      const hidden = await send(walker, operation, { ...world.own, [name]: world.beside[name] });
      const place = `${operation.operationId} by ${client.name}`;
      assert.ok(absent.status >= 400, `${place}: something that is not there answered ${absent.status}`);
      assert.equal(hidden.status, absent.status, place);
      assert.deepEqual(withoutId(hidden.json), withoutId(absent.json), place);
      compared += 1;
    }
  }
  assert.ok(compared > 60, `only ${compared} compared`);
});

test("the other network answers its strangers as a network that is not there, or as the table says", async () => {
  const { member } = world.people;
  const problems = [];
  for (const operation of world.contract.operations.filter((each) => each.path.includes("{network}") && !notWalked.has(each.operationId) && !changesRights.has(each.operationId))) {
    const rule = ruleOf(operation);
    if (opensTo(rule, { grants: [], isVisitor: true }, world.beside)) continue;
    const answer = await send({ client: member }, operation, world.beside);
    if (rule.rights.some(({ scope, roles }) => scope === "network" && roles.includes("member"))) continue;
    if (answer.status < 300 && !(answer.json?.items?.length === 0)) problems.push(`${operation.operationId}: ${answer.status}`);
  }
  assert.deepEqual(problems, []);
});

test("a token opens what its scopes name, and no more than its owner's roles", async () => {
  const { administrator, server } = { ...world.people, server: world.server };
  const made = await administrator.post("/api/v1/me/tokens", { name: "reads labs", scopes: ["network:read"], valid_days: 1 });
  const program = new Client(server, world.contract, "a program");
  const headers = { Authorization: `Bearer ${made.secret}` };
  assert.equal((await program.send("GET", world.at("labs"), { headers })).status, 200);
  await program.refused("token_scope_missing", "GET", world.at("needs"), { headers });
  for (const lab of [world.own.lab, randomUUID()]) {
    await program.refused("token_scope_missing", "PATCH", world.at("labs", lab), { headers, json: {}, version: 1 });
  }
  await administrator.remove(`/api/v1/me/tokens/${made.token.token_id}`);
  await program.refused("token_is_not_valid", "GET", world.at("labs"), { headers });
});

test("a change in a session needs its CSRF token, and comes from no other site", async () => {
  const { maker } = world.people;
  const url = world.at("labs", world.own.lab, "confirm");
  await maker.refused("csrf_token_is_wrong", "POST", url, { json: {}, headers: { "X-CSRF-Token": "wrong" } });
  await maker.refused("request_is_from_elsewhere", "POST", url, { json: {}, headers: { Origin: "https://elsewhere.example" } });
});
