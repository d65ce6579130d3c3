// A person at a keyboard, or a program with a token: signs in, keeps its cookie, and holds every
// answer against the API document.
import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import http from "node:http";
import { Contract } from "./contract.mjs";

let addressesGiven = 1;

/** The loopback has many addresses: each client comes from its own, as people do. */
function ownAddress() {
  addressesGiven += 1;
  return `127.0.${(addressesGiven >> 8) & 255}.${addressesGiven & 255}`;
}

/** One HTTP exchange: {status, headers, body, json}. `body` is bytes or text as it travels. */
export function exchange(server, { method = "GET", url, headers = {}, body, localAddress, agent }) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const request = http.request({
      host: server.url.hostname, port: server.url.port, path: url, method, localAddress, agent,
      headers: { ...length, ...headers }, timeout: 60_000,
    });
    request.on("timeout", () => request.destroy(new Error(`no answer to ${method} ${url}`)));
    request.on("error", reject);
    request.on("response", (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const answer = { status: response.statusCode, headers: response.headers, body: bytes };
        if (/json/.test(response.headers["content-type"] ?? "")) {
          try {
            answer.json = JSON.parse(bytes.toString("utf8"));
          } catch (error) {
            return reject(new Error(`${method} ${url}: the answer is no JSON: ${bytes.toString("utf8", 0, 200)}`));
          }
        }
        resolve(answer);
      });
    });
    request.end(body);
  });
}

/** The document as this server serves it, read once for each server. */
export async function contractOf(server) {
  if (!server.contract) {
    const answer = await exchange(server, { url: "/api/v1/openapi.json" });
    server.contract = new Contract(answer.json);
  }
  return server.contract;
}

/** The six digits that an authenticator app shows for a base 32 secret. */
export function totpCode(secret, at = Date.now()) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

export class Client {
  constructor(server, contract, name = "somebody") {
    this.server = server;
    this.contract = contract;
    this.name = name;
    this.localAddress = ownAddress();
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 8, localAddress: this.localAddress });
  }

  static async visit(server, name = "a visitor") {
    return new Client(server, await contractOf(server), name);
  }

  /** The same person with the same session, at a server that was started anew. */
  moveTo(server) {
    this.server = server;
    this.agent.destroy();
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 8, localAddress: this.localAddress });
  }

  /** One request as it is; the answer is only held against the document. */
  async send(method, url, { body, json, headers = {}, key, version } = {}) {
    const all = { ...headers };
    if (this.cookie) all.Cookie ??= this.cookie;
    if (this.csrf && method !== "GET" && method !== "HEAD") all["X-CSRF-Token"] ??= this.csrf;
    if (method === "POST" && key !== null) all["Idempotency-Key"] ??= key ?? randomUUID();
    if (version !== undefined) all["If-Match"] = `"${version}"`;
    if (json !== undefined) all["Content-Type"] ??= method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const request = { method, url, headers: all, body: json === undefined ? body : JSON.stringify(json) };
    const response = await exchange(this.server, { ...request, localAddress: this.localAddress, agent: this.agent });
    const set = response.headers["set-cookie"]?.[0];
    if (set) this.cookie = set.split(";")[0];
    const problems = this.contract.problemsOf(request, response);
    assert.deepEqual(problems, [], `${method} ${url} by ${this.name} answered ${response.status}: ${response.body.toString("utf8", 0, 500)}`);
    return response;
  }

  /** A request that is expected to do what it says; gives the answer's JSON. */
  async #well(method, url, options) {
    const response = await this.send(method, url, options);
    assert.ok(response.status < 300, `${method} ${url} by ${this.name}: ${response.status} ${response.body.toString("utf8", 0, 800)}\nsent: ${JSON.stringify(options?.json)}`);
    return response.json;
  }
  get(url, options) {
    return this.#well("GET", url, options);
  }
  post(url, json = {}, options = {}) {
    return this.#well("POST", url, { json, ...options });
  }
  put(url, json, options = {}) {
    return this.#well("PUT", url, { json, ...options });
  }
  patch(url, version, json) {
    return this.#well("PATCH", url, { json, version });
  }
  remove(url) {
    return this.#well("DELETE", url);
  }
  /** All pages of a list. */
  async all(url) {
    const items = [];
    for (let cursor = ""; cursor !== null; ) {
      const mark = url.includes("?") ? "&" : "?";
      const page = await this.get(cursor ? `${url}${mark}cursor=${encodeURIComponent(cursor)}` : url);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  }

  /** A request that is expected to be refused with `code`; gives the problem. */
  async refused(code, method, url, options) {
    const response = await this.send(method, url, options);
    assert.ok(response.status >= 400, `${method} ${url} by ${this.name} was expected to be refused (${code}), and answered ${response.status}`);
    assert.equal(response.json.code, code, JSON.stringify(response.json));
    return response.json;
  }

  #signedIn(session) {
    this.csrf = session.csrf_token;
    this.account = session.account_id;
    return this;
  }

  /** With the code that the server prints to its log. */
  async signIn(address, { totp } = {}) {
    const from = this.server.logLength();
    const challenge = await this.post("/api/v1/sign-in/codes", { address, language: "en" });
    return await this.#enterCode(address, challenge, from, totp);
  }
  async signInWithPassword(address, password, { totp } = {}) {
    return this.#signedIn(await this.post("/api/v1/sign-in/password", { address, password, totp: totp ?? null }));
  }
  async join(network, address, name) {
    const from = this.server.logLength();
    const challenge = await this.post("/api/v1/join", { name, address, language: "en", network_id: network });
    return await this.#enterCode(address, challenge, from);
  }
  async #enterCode(address, challenge, from, totp) {
    const told = await this.server.entry((entry) => entry.event === "sign_in_code" && entry.address === address, from);
    return this.#signedIn(await this.post("/api/v1/sign-in/sessions", { challenge_id: challenge.challenge_id, code: told.code, totp: totp ?? null }));
  }
  /** Sets up a second factor, as an app would. This session counts as proven with it. */
  async addSecondFactor() {
    const { secret } = await this.post("/api/v1/me/totp");
    await this.post("/api/v1/me/totp/confirm", { code: totpCode(secret) });
    this.totpSecret = secret;
    return this;
  }
}
