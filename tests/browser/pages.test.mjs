// Every main screen in three languages, two themes and two widths: no accessibility violation that
// axe knows, nothing wider than the window, no script that fails.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { choose, demoLogins, openBrowser, signIn } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const screens = ["", "/today", "/map", "/labs", "/labs/new", "/designs", "/designs/new", "/needs", "/needs/new", "/plans", "/plans/new", "/campaigns", "/jobs", "/lots", "/shipments", "/shipments?tab=suggestions", "/shipments/new", "/stock", "/emergencies", "/organizations", "/members", "/work", "/code", "/more"];
/** Things that have a page of their own: the list that names them, and the address of the page. */
const things = [["/labs", "lab_id", "/labs/"], ["/organizations", "organization_id", "/organizations/"], ["/lots?state=accepted", "lot_id", "/lots/"]];
const outside = ["/sign-in", "/account", "/privacy", "/gallery", "/nowhere"];

let server;
let browser;
let base;
let pages;

before(async () => {
  server = await startServer();
  browser = await openBrowser({ address: server.address });
  const { network, logins } = await demoLogins(server.address);
  base = `/n/${network.slug}`;
  // Whoever runs the network sees every screen.
  await signIn(browser.page, logins.find((login) => login.role === "network_admin") ?? logins[0]);
  const read = (path) => browser.page.evaluate(async (url) => (await fetch(url)).json(), `/api/v1/networks/${network.network_id}${path}`);
  const own = await Promise.all(things.map(async ([list, id, path]) => path + (await read(list)).items[0][id]));
  pages = [...screens, ...own].map((path) => base + path).concat(outside);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function settled(page, path) {
  await page.locator("main h1").first().waitFor();
  if (path === "/gallery") return; // It shows what waiting looks like, for ever.
  await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
}

for (const language of ["fr", "ar", "en"]) {
  for (const [theme, width] of [["light", 1280], ["dark", 360]]) {
    test(`the screens are whole in ${language}, ${theme}, at ${width} px`, async () => {
      const { page, problems } = browser;
      await choose(page, language, theme);
      for (const path of pages) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path, { waitUntil: "domcontentloaded" });
        await settled(page, path);
        // The bar at the lower edge lies over whatever part of a long page happens to be there.
        await page.addStyleTag({ content: ".bottom { position: static !important; }" });
        await page.evaluate(axe);
        const violations = await page.evaluate(async (tags) => (await globalThis.axe.run(document, { runOnly: tags })).violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`), rules);
        assert.deepEqual(violations, [], `${path} in ${language}, ${theme}`);
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(excess <= 0, `${path} is ${excess} px wider than the window in ${language} at ${width} px`);
        assert.equal(await page.evaluate(() => document.documentElement.dir), language === "ar" ? "rtl" : "ltr");
        assert.ok(await page.locator(".demonstration").first().isVisible(), `${path} says that it is a demonstration`);
      }
      assert.deepEqual(problems, []);
    });
  }
}
