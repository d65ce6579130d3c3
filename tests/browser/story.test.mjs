// One whole run by hand, in the browser, on a fresh demonstration: from a lab's machines to units
// that a hospital has signed for. Each step is one of the manual's seven.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoLogins, openBrowser, signIn, signOut } from "./support/browser.mjs";
import { cubeStl } from "./support/cube.mjs";
import { startServer } from "./support/server.mjs";

const uuid = "[0-9a-f-]{36}";
let server;
let browser;
let page;
let base;
let logins;

/** One of the demonstration's people, by the beginning of their address. */
const login = (name) => logins.find((each) => each.address.startsWith(`${name}@`));

before(async () => {
  server = await startServer();
  browser = await openBrowser({ address: server.address });
  page = browser.page;
  const shown = await demoLogins(server.address);
  base = `/n/${shown.network.slug}`;
  logins = shown.logins;
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Waits until the toast says that something was done. */
const said = (text) => page.locator(".toast", { hasText: text }).first().waitFor();
const press = (name) => page.getByRole("button", { name, exact: false }).first().click();
const submit = (form) => page.locator(`#${form} button[type=submit]`).click();

async function as(name) {
  await signOut(page);
  await signIn(page, login(name));
}

/** The seven quantities as the page at hand shows them. */
async function quantities() {
  await page.locator("[data-quantity=needed] dd").first().waitFor();
  const pairs = await page.locator("main [data-quantity]").evaluateAll((all) => all.map((each) => [each.dataset.quantity, Number(each.querySelector("dd").textContent.replace(/\D/g, ""))]));
  return Object.fromEntries(pairs);
}

test("1: the network is on a map and in lists, and a new lab registers with its machine", async () => {
  await page.goto(`${base}/map`);
  await page.locator(".map-frame canvas").waitFor();
  assert.equal(await page.locator("[role=tabpanel] tbody tr").count(), 12, "every region is in the list");
  assert.match(await page.locator(".demonstration").innerText(), /invented/);

  await as("fablab");
  await page.goto(`${base}/labs/new`);
  // The form is whole once towns and the organizations of this login have come.
  await page.locator("#lab-town_id option").nth(5).waitFor({ state: "attached" });
  await page.locator("#lab-organization_id").selectOption("");
  await page.locator("label", { hasText: "Fablab" }).first().click();
  await page.locator("input[name=lab-kind-choice]:checked").waitFor({ state: "attached" });
  await page.locator("#lab-organization").fill("Fablab of the browser test");
  await page.locator("#lab-name").fill("Workshop of the browser test");
  await page.locator("#lab-town_id").selectOption({ index: 5 });
  await submit("lab");
  await page.waitForURL(new RegExp(`/labs/${uuid}$`));

  await press("Add a machine");
  await page.locator("#machine-make").fill("Prusa");
  await page.locator("#machine-model").fill("MK3S+");
  await page.locator("#machine-count").fill("2");
  await page.locator("#machine-hours_per_day").fill("10");
  await submit("machine");
  await said("The machine is added");
  await page.locator("tbody th", { hasText: "Prusa MK3S+" }).waitFor();
});

test("2: a part is uploaded to a draft, checked and measured, described and released", async () => {
  await as("conception");
  await page.goto(`${base}/designs/new`);
  await page.locator("#design-title").fill("Clip of the browser test");
  await submit("design");
  await page.waitForURL(new RegExp(`/revisions/${uuid}$`));

  await page.locator("input[type=file]").setInputFiles({ name: "clip.stl", mimeType: "model/stl", buffer: cubeStl(20) });
  const file = page.locator("[data-file='clip.stl']");
  await file.getByText("Checked").waitFor({ timeout: 30_000 });
  await file.getByText("20 × 20 × 20 mm").waitFor();

  await page.locator("input[type=file]").setInputFiles({ name: "torn.stl", mimeType: "model/stl", buffer: cubeStl(20, { isTorn: true }) });
  await page.locator("[data-file='torn.stl'] .message").first().waitFor({ timeout: 30_000 });
  await page.locator("[data-file='torn.stl']").getByRole("button", { name: "Remove" }).click();
  await page.locator("[data-file='torn.stl']").waitFor({ state: "detached" });

  await press("Add a component");
  await page.locator("#component-name").fill("Clip");
  await submit("component");
  await press("Add a way to make it");
  await page.locator("#process-plan-file_id").selectOption({ label: "clip.stl" });
  const material = await page.locator("#process-plan-material_id option", { hasText: /PLA/ }).first().getAttribute("value");
  await page.locator("#process-plan-material_id").selectOption(material);
  await page.locator("#process-plan-material_per_unit").fill("9");
  await page.locator("#process-plan-parameters-nozzle_mm").fill("0.4");
  await page.locator("#process-plan-parameters-layer_height_mm").fill("0.2");
  await submit("process-plan");
  await page.locator(".provenance", { hasText: "per cycle" }).first().waitFor({ timeout: 30_000 });

  await press("Ask for review");
  await submit("review");
  await page.locator(".mark", { hasText: "In review" }).first().waitFor();

  const revisionPath = new URL(page.url()).pathname;
  await as("coordination");
  await page.goto(revisionPath);
  await page.getByRole("button", { name: "Sign off" }).click();
  await page.locator(".mark", { hasText: "given" }).waitFor();
  await press("Release");
  await said("Released");
});

test("3 to 7: a need is posted, verified, planned, made, inspected, shipped and signed for", async (context) => {
  let needPath;
  await context.test("3: a hospital posts a need, a coordinator verifies it", async () => {
    await as("hopital");
    await page.goto(`${base}/needs/new`);
    await page.getByLabel("Clip of the browser test").check({ force: true });
    await page.locator("#need-quantity").fill("6");
    if (!(await page.locator("#need-site_id").inputValue())) await page.locator("#need-site_id").selectOption({ index: 1 });
    await submit("need");
    await page.waitForURL(new RegExp(`/needs/${uuid}$`));
    needPath = new URL(page.url()).pathname;

    await as("reseau");
    await page.goto(needPath);
    await press("Verify");
    await said("Verified and open");
    assert.equal((await quantities()).needed, 6);
  });

  await context.test("4: the plan says what can be delivered by when", async () => {
    await page.goto(`${base}/plans/new`);
    const others = page.locator("#plan details").first();
    await others.locator("summary").click();
    for (const box of await page.locator("#plan details:first-of-type .check").all()) {
      if (!(await box.innerText()).includes("Clip of the browser test")) await box.locator("input").uncheck();
    }
    await submit("plan");
    await page.waitForURL(new RegExp(`/plans/${uuid}$`));
    await page.locator(".answer").waitFor({ timeout: 120_000 });
    await page.locator(".chart").waitFor();
    await page.locator(".map-frame canvas").waitFor();
  });

  await context.test("5: the plan is launched as a campaign; offers go out, and a lab accepts", async () => {
    await press("Launch as campaign");
    await page.locator("#launch-name").fill("Clips of the browser test");
    await submit("launch");
    await page.waitForURL(new RegExp(`/campaigns/${uuid}$`));
    await page.getByRole("button", { name: /Send .* offer/ }).click();
    await said("on their way");
    await page.goto(`${new URL(page.url()).pathname}?tab=offers`);
    await page.locator("tbody th a", { hasText: "Clip" }).first().click();
    await page.waitForURL(/\/offers\//);
    await submit("accept");
    await page.waitForURL(new RegExp(`/jobs/${uuid}$`));
  });

  await context.test("6: runs become a lot, the lot is inspected, shipped and signed for", async () => {
    await press("Start");
    await press("Report a run");
    const asked = Number((await page.locator("h1").innerText()).replace(/\D.*$/, ""));
    await page.locator("#run-pieces_good").fill(String(asked));
    await submit("run");
    await said("Reported");
    await press("Make a lot");
    await page.locator(".list-lines a", { hasText: /^L-/ }).first().click();
    await submit("inspection");
    await said("Inspection recorded");

    const need = needPath.split("/").pop();
    await page.goto(`${base}/shipments/new?need=${need}`);
    await page.locator("#shipment-lines").waitFor();
    await page.locator("#shipment-carrier").fill("Volunteer of the browser test");
    await submit("shipment");
    await page.waitForURL(new RegExp(`/shipments/${uuid}$`));
    await press("Packed");
    await press("Send off");
    await page.locator("#receipt-signed_name").fill("Nadia Alaoui");
    await page.locator("#receipt-signed_function").fill("Pharmacist");
    await submit("receipt");
    await said("Signed");
  });

  await context.test("7: the need shows what arrived, and the ledger's sum is zero", async () => {
    await page.goto(needPath);
    const shown = await quantities();
    assert.ok(shown.received > 0, "something has arrived");
    assert.equal(shown.in_transit, 0);
    assert.ok(shown.accepted >= shown.received && shown.made >= shown.accepted && shown.committed >= shown.made, JSON.stringify(shown));
    const sums = await page.evaluate(async () => {
      const networks = await (await fetch("/api/v1/networks")).json();
      return (await fetch(`/api/v1/networks/${networks.items[0].network_id}/stock/check`)).json();
    });
    assert.equal(sums.sum_is_zero, true);
    assert.deepEqual(browser.problems, []);
  });
});
