// Headless Chromium with a profile of its own, and what people do in it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser window of `width`; `close` ends it and removes its profile. */
export async function openBrowser({ address, width = 1280, height = 900, language = "en", theme = "light" }) {
  const profile = mkdtempSync(join(tmpdir(), "touiza-profile-"));
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.TOUIZA_CHROMIUM ?? "/usr/bin/chromium", headless: true, args: flags, viewport: { width, height }, baseURL: address, serviceWorkers: "block", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(
    ([chosenLanguage, chosenTheme]) => {
      // Only where nothing was chosen on the page itself.
      if (!localStorage.getItem("touiza.language")) localStorage.setItem("touiza.language", chosenLanguage);
      if (!localStorage.getItem("touiza.theme")) localStorage.setItem("touiza.theme", chosenTheme);
    },
    [language, theme],
  );
  const page = context.pages()[0] ?? (await context.newPage());
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error.stack ?? error)));
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, context, problems, close };
}

/** The demonstration's logins, as the page shows them. */
export async function demoLogins(address) {
  const networks = await (await fetch(`${address}/api/v1/networks`)).json();
  const network = networks.items[0];
  const logins = await (await fetch(`${address}/api/v1/networks/${network.network_id}/demo-logins`)).json();
  return { network, logins: logins.items };
}

/** Signs in with the password that the page prints for `login`, through the form. */
export async function signIn(page, login) {
  await page.goto("/sign-in");
  await page.locator("#sign-in-address").fill(login.address);
  await page.locator("#sign-in-password").fill(login.password);
  await page.locator("#sign-in button[type=submit]").click();
  await page.waitForURL(/\/today$/);
}

export async function signOut(page) {
  await page.context().clearCookies();
}

/** Sets language and theme for pages opened from now on. */
export async function choose(page, language, theme) {
  await page.evaluate(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem("touiza.language", chosenLanguage);
      localStorage.setItem("touiza.theme", chosenTheme);
    },
    [language, theme],
  );
}
