#!/usr/bin/env node
// How fast does the real server read and write? Beside nginx, serving the same bytes, in the same run.
// Usage: node bench/server.mjs [SECONDS [ROUNDS]]   (the release build, wrk and nginx must be there: tools/setup bench)
// Prints one Markdown table; bench/results/server.md keeps what was measured where.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

process.env.TOUIZA_PROGRAM ??= new URL("../build/release/touiza", import.meta.url).pathname;
const { runWell, Server } = await import("../tests/support/server.mjs");

const seconds = Number(process.argv[2] ?? 5);
const rounds = Number(process.argv[3] ?? 3);
const wantedMachines = 1000;
const connections = 64;
const folder = mkdtempSync(join(tmpdir(), "touiza-bench-"));

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  return port;
}

/** Processor time of the processes so far, in microseconds. */
function processorTime(pids) {
  const ticks = pids.map((pid) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ")).reduce((sum, at) => sum + Number(at[11]) + Number(at[12]), 0);
  return (ticks * 1e6) / 100;
}

async function measure(name, pids, url, words) {
  const before = processorTime(pids);
  // Not execFileSync: somebody has to read the server's log meanwhile.
  const { stdout: said } = await promisify(execFile)("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...words, url]);
  const used = processorTime(pids) - before;
  const count = Number(/(\d+) requests in/.exec(said)[1]);
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]);
  const bad = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0);
  console.log(`| ${name} | ${Math.round(rate)} | ${/99%\s+(\S+)/.exec(said)[1]} | ${(used / count).toFixed(1)} | ${bad} |`);
  return rate;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function startNginx(bytes) {
  writeFileSync(join(folder, "list.json"), bytes);
  const port = await freePort();
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; worker_processes 2; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
     events { worker_connections 2048; }
     http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; default_type application/json;
       client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
       uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
       server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  );
  chmodSync(folder, 0o755);
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/list.json`;
  for (let tries = 0; tries < 200; ++tries) {
    const is = await fetch(url).then((answer) => answer.ok, () => false);
    if (is) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const workers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ").map(Number);
  return { child, url, workers };
}

let server;
let nginx;
try {
  const data = join(folder, "data");
  runWell(["admin", "demo", "--data", data]);
  server = await Server.start({ data });
  const at = (path) => new URL(path, server.url).href;
  const json = { "Content-Type": "application/json" };
  const asked = async (path, init) => {
    const answer = await fetch(at(path), init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };

  const signedIn = await fetch(at("/api/v1/sign-in/password"), {
    method: "POST",
    headers: json,
    body: JSON.stringify({ address: "reseau@demo.example", password: "demonstration" }),
  });
  const session = await signedIn.json();
  const cookie = signedIn.headers.get("set-cookie").split(";")[0];
  const token = await asked("/api/v1/me/tokens", {
    method: "POST",
    headers: { ...json, Cookie: cookie, "X-CSRF-Token": session.csrf_token, Origin: new URL(server.url).origin, "Idempotency-Key": "bench-token" },
    body: JSON.stringify({ name: "bench", scopes: ["network:read", "network:write", "needs:read", "needs:write"], valid_days: 1 }),
  });
  const bearer = `Authorization: Bearer ${token.secret}`;
  const headers = { ...json, Authorization: `Bearer ${token.secret}` };

  const [network] = (await asked("/api/v1/networks")).items;
  const base = `/api/v1/networks/${network.network_id}`;
  const list = `${base}/machines?limit=${wantedMachines}`;
  const lab = (await asked(`${base}/labs?limit=1`, { headers })).items[0];
  const known = (await asked(list, { headers })).items.length;
  for (let i = known; i < wantedMachines; ++i) {
    await asked(`${base}/labs/${lab.lab_id}/machines`, {
      method: "POST",
      headers: { ...headers, "Idempotency-Key": `bench-machine-${i}` },
      body: JSON.stringify({ technology: "fff", make: "Prusa", model: "MK3S", work_volume_mm: { x: 250, y: 210, z: 210 }, materials: ["pla"], hours_per_day: 8 }),
    });
  }
  const bytes = await (await fetch(at(list), { headers: { ...headers, "Accept-Encoding": "identity" } })).text();
  if (JSON.parse(bytes).items.length !== wantedMachines) throw new Error("The list does not have its 1,000 machines.");
  nginx = await startNginx(bytes);

  const sites = (await asked(`${base}/sites?limit=40`, { headers })).items;
  const emergency = (await asked(`${base}/emergencies`, { headers })).items[0];
  const script = join(folder, "write.lua");
  writeFileSync(
    script,
    `local n = 0
     local run = tostring(os.time()) .. tostring({}):gsub("[^%w]", "")
     local sites = {${sites.map((site) => `"${site.site_id}"`).join(",")}}
     request = function()
       n = n + 1
       return wrk.format("POST", nil, {["Content-Type"] = "application/json", ["Authorization"] = "Bearer ${token.secret}",
         ["Idempotency-Key"] = "bench-" .. run .. "-" .. n},
         '{"description":"gants","quantity":10,"due_day":"' .. os.date("!%Y-%m-%d", 1900000000 + 86400 * (n % 1000)) .. '","site_id":"' .. sites[n % #sites + 1] .. '","emergency_id":"${emergency.emergency_id}"}')
     end\n`,
  );

  console.log(`${wantedMachines} machines are ${bytes.length} bytes; ${connections} connections, ${seconds} s each, ${rounds} rounds.\n`);
  console.log("| what | requests/s | p99 | CPU µs/request | not 2xx |\n| --- | --- | --- | --- | --- |");
  const rates = { nginx: [], read: [], write: [] };
  for (let round = 0; round < rounds; ++round) {
    rates.nginx.push(await measure("nginx, the same bytes from a file", nginx.workers, nginx.url, []));
    rates.read.push(await measure("touiza, list of 1,000 machines", [server.pid], at(list), ["-H", bearer]));
    rates.write.push(await measure("touiza, a need written durably", [server.pid], at(`${base}/needs`), ["-s", script]));
  }
  console.log(`\nMedians: reads ${(median(rates.read) / median(rates.nginx)).toFixed(2)} of nginx's rate; ${Math.round(median(rates.write))} durable writes/s.`);
} finally {
  await server?.stop();
  nginx?.child.kill();
  rmSync(folder, { recursive: true, force: true });
}
