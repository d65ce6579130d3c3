// Codes and invitations as people get them: by a real mail server and an SMS gateway of the test.
import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { Client, contractOf, exchange } from "../support/client.mjs";
import { atEnd, run, runWell, Server, temporaryFolder } from "../support/server.mjs";
import { MailServer } from "../support/smtp.mjs";

const root = "root@example.org";
const password = "a password of the tests";

const codeIn = (text) => /(?<![0-9])[0-9]{6}(?![0-9])/.exec(text)[0];

/** A gateway that takes every SMS: what it was asked stands in `asked`. */
async function gatewayFor(t) {
  const gateway = { asked: [] };
  let told;
  gateway.first = new Promise((resolve) => (told = resolve));
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
      gateway.asked.push({ headers: request.headers, ...JSON.parse(body) });
      response.writeHead(202).end();
      told(gateway.asked[0]);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(t, async () => {
    server.close();
    server.closeAllConnections?.();
  });
  gateway.url = `http://127.0.0.1:${server.address().port}/send`;
  return gateway;
}

/** A deployment with an administrator, and with mail where `mail` says so. */
async function deployment(t, { mail, more = [], data = temporaryFolder(t) } = {}) {
  runWell(["admin", "add-administrator", "--data", data, "--address", root, "--name", "Root"], { input: `${password}\n` });
  const words = mail ? ["--mail-url", mail.url, "--mail-from", "touiza@example.org", "--public-url", "https://touiza.example"] : [];
  return await Server.startFor(t, { data, words: [...words, ...more] });
}

async function mailServerFor(t) {
  const mail = await MailServer.start();
  atEnd(t, () => mail.stop());
  return mail;
}

async function administrator(server) {
  const client = await Client.visit(server, "root");
  await client.signInWithPassword(root, password);
  return await client.addSecondFactor();
}

/** A network that `client` administers. */
async function network(client) {
  const words = { fr: "Maroc", ar: "المغرب", en: "Morocco" };
  const { network_id: id } = await client.post("/api/v1/networks", { name: words, languages: ["fr", "ar", "en"], country_outlines: ["504"], currency: "MAD", slug: "maroc", vouches_needed: 1 });
  // Who runs the deployment names the network's administrators, and is one here.
  const { account_id: account } = await client.get("/api/v1/me");
  await client.post(`/api/v1/networks/${id}/grants`, { account_id: account, role: "network_admin" });
  return id;
}

/** Everything that the server has logged, as one text. */
const logOf = (server) => JSON.stringify(server.logged(() => true));

const metric = async (server, line) => {
  const text = (await exchange(server, { url: "/metrics" })).body.toString("utf8");
  return Number(text.split("\n").find((each) => each.startsWith(`${line} `))?.slice(line.length + 1) ?? 0);
};

test("a code comes by mail, in the language that was asked for, signs in, and stands in no log", async (t) => {
  const mail = await mailServerFor(t);
  const server = await deployment(t, { mail });
  const visitor = await Client.visit(server);
  const challenge = await visitor.post("/api/v1/sign-in/codes", { address: root, language: "ar" });
  const got = await mail.mailTo(root);
  assert.equal(got.subject, "رمزك لدخول تويزة");
  assert.equal(got.headers["content-language"], "ar");
  assert.equal(got.headers["auto-submitted"], "auto-generated");
  const code = codeIn(got.text);
  await visitor.post("/api/v1/sign-in/sessions", { challenge_id: challenge.challenge_id, code, totp: null });
  await visitor.refused("code_is_expired", "POST", "/api/v1/sign-in/sessions", { json: { challenge_id: challenge.challenge_id, code, totp: null } });
  assert.equal((await visitor.get("/api/v1/me")).name, "Root");
  assert.ok(!logOf(server).includes(code) && !logOf(server).includes(root), "the log tells a code or an address");
  assert.equal(await metric(server, 'touiza_messages_total{result="sent",way="mail"}') + (await metric(server, 'touiza_messages_total{way="mail",result="sent"}')), 1);
});

test("an address that nobody has gets the same answer, and no mail", async (t) => {
  const mail = await mailServerFor(t);
  const server = await deployment(t, { mail });
  const visitor = await Client.visit(server);
  const known = await visitor.send("POST", "/api/v1/sign-in/codes", { json: { address: root, language: "en" } });
  const unknown = await visitor.send("POST", "/api/v1/sign-in/codes", { json: { address: "nobody@example.org", language: "en" } });
  assert.equal(unknown.status, known.status);
  assert.deepEqual(Object.keys(unknown.json), Object.keys(known.json));
  await mail.mailTo(root);
  assert.deepEqual(mail.mails.map((each) => each.to), [root]);
});

test("an invitation comes by mail, and its link gives the role once, after joining", async (t) => {
  const mail = await mailServerFor(t);
  const server = await deployment(t, { mail });
  const by = await administrator(server);
  const id = await network(by);
  await by.post(`/api/v1/networks/${id}/invitations`, { address: "amina@example.org", role: "auditor", language: "fr" });
  const invitation = await mail.mailTo("amina@example.org");
  assert.match(invitation.subject, /^Invitation : /);
  const [, secret] = /https:\/\/touiza\.example\/invitations\/([0-9a-f]+)/.exec(invitation.text);
  assert.ok(!logOf(server).includes(secret));

  const amina = await Client.visit(server, "Amina");
  assert.equal((await amina.get(`/api/v1/invitations/${secret}`)).role, "auditor");
  assert.match((await exchange(server, { url: `/invitations/${secret}` })).headers["content-type"], /text\/html/);
  await amina.refused("sign_in_needed", "POST", `/api/v1/invitations/${secret}/accept`, { json: {} });
  const challenge = await amina.post("/api/v1/join", { name: "Amina", address: "amina@example.org", language: "en", network_id: id });
  const welcome = await mail.mailTo("amina@example.org", 1);
  const session = await amina.post("/api/v1/sign-in/sessions", { challenge_id: challenge.challenge_id, code: codeIn(welcome.text), totp: null });
  amina.csrf = session.csrf_token;
  assert.equal((await amina.post(`/api/v1/invitations/${secret}/accept`)).role, "auditor");
  await amina.refused("not_found", "POST", `/api/v1/invitations/${secret}/accept`, { json: {} });
});

test("killed while the mail server was busy, the server sends the code after its next start", async (t) => {
  const mail = await mailServerFor(t);
  mail.recipientAnswer = "450 later";
  const data = temporaryFolder(t);
  const first = await deployment(t, { mail, data });
  const visitor = await Client.visit(first);
  const challenge = await visitor.post("/api/v1/sign-in/codes", { address: root, language: "en" });
  await mail.askedMoreThan(0);
  await first.kill();
  mail.recipientAnswer = "250 fine";

  const second = await Server.startFor(t, { data, words: ["--mail-url", mail.url, "--mail-from", "touiza@example.org", "--public-url", "https://touiza.example"] });
  const again = new Client(second, await contractOf(second));
  const code = codeIn((await mail.mailTo(root)).text);
  await again.post("/api/v1/sign-in/sessions", { challenge_id: challenge.challenge_id, code, totp: null });
});

test("what a mail server refuses for good is shown to whoever runs the server, without the address, and sent after a retry", async (t) => {
  const mail = await mailServerFor(t);
  const server = await deployment(t, { mail });
  const by = await administrator(server);
  const id = await network(by);
  mail.recipientAnswer = "550 who is amina@example.org?";
  await by.post(`/api/v1/networks/${id}/invitations`, { address: "amina@example.org", role: "auditor", language: "fr" });
  await server.entry((entry) => entry.event === "task_failed");
  // The log line comes a moment before the commit.
  let failed;
  while (!failed) [failed] = (await by.get(`/api/v1/networks/${id}/failed-tasks`)).items;
  assert.equal(failed.kind, "messages.send");
  assert.match(failed.error, /^mail_was_refused: /);
  assert.ok(!JSON.stringify(failed).includes("amina"));
  assert.equal(await metric(server, 'touiza_messages{state="failed"}'), 1);

  mail.recipientAnswer = "250 fine";
  await by.post(`/api/v1/networks/${id}/failed-tasks/${failed.task_id}/retry`);
  await mail.mailTo("amina@example.org");
});

test("a telephone gets its code through the SMS gateway, and is refused where there is none", async (t) => {
  const gateway = await gatewayFor(t);
  const folder = temporaryFolder(t);
  const secret = join(folder, "sms.secret");
  writeFileSync(secret, "hush\n", { mode: 0o600 });
  const server = await deployment(t, { more: ["--sms-url", gateway.url, "--sms-secret-file", secret, "--public-url", "https://touiza.example"] });
  const by = await administrator(server);
  const id = await network(by);
  const visitor = await Client.visit(server);
  const challenge = await visitor.post("/api/v1/join", { name: "Samir", address: "+212 600 00 00 01", language: "fr", network_id: id });
  const sms = await gateway.first;
  assert.equal(sms.to, "+212600000001");
  assert.equal(sms.headers.authorization, "Bearer hush");
  await visitor.post("/api/v1/sign-in/sessions", { challenge_id: challenge.challenge_id, code: codeIn(sms.text), totp: null });
  await visitor.refused("no_way_to_send", "POST", "/api/v1/sign-in/codes", { json: { address: root, language: "fr" } });
});

test("a server that a proxy shows to others prints no codes: it says what is missing", async (t) => {
  const server = await deployment(t, { more: ["--trusted-proxies", "127.0.0.1"] });
  const visitor = await Client.visit(server);
  const problem = await visitor.refused("no_way_to_send", "POST", "/api/v1/sign-in/codes", { json: { address: root, language: "fr" } });
  assert.match(problem.remedy, /mail-url/);
  assert.equal(server.logged((entry) => entry.event === "sign_in_code").length, 0);
  const forwarded = await exchange(server, { url: "/healthz", headers: { "X-Forwarded-Proto": "https", Host: "touiza.example" } });
  assert.equal(forwarded.headers["strict-transport-security"], "max-age=31536000");
});

test("settings that would leak a secret, or are half there, stop the start", (t) => {
  const data = temporaryFolder(t);
  const open = join(data, "open.secret");
  writeFileSync(open, "touiza:hush\n", { mode: 0o644 });
  const serve = (...words) => run(["serve", "--data", data, "--listen", "127.0.0.1:0", ...words]);
  const mail = ["--mail-url", "smtps://127.0.0.1:1", "--mail-from", "touiza@example.org", "--public-url", "https://touiza.example"];
  const readable = serve(...mail, "--mail-secret-file", open);
  assert.equal(readable.status, 1);
  assert.match(readable.stderr, /chmod 600/);
  const half = serve("--mail-url", "smtps://127.0.0.1:1");
  assert.equal(half.status, 1);
  assert.match(half.stderr, /mail-from is not/);
  const inside = serve("--mail-url", "smtps://touiza:hush@mail.example.org");
  assert.equal(inside.status, 2);
  assert.ok(!inside.stderr.includes("hush"));
});
