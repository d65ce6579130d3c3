// The start: texts of the chosen language, then the frame, then whatever the address names.
import { render } from "preact";
import "@preact/signals";
import { App } from "./app";
import { start } from "./shell/session";
import { language } from "./text/language";
import { turnTo } from "./text/text";

async function begin(): Promise<void> {
  await Promise.all([turnTo(language.value), start()]);
  const root = document.getElementById("app");
  if (root) render(<App />, root);
  if ("serviceWorker" in navigator && isSecureContext) {
    navigator.serviceWorker.register("/service_worker.js").catch(() => {
      // Without it Touiza works the same, only not without a network.
    });
  }
}

void begin();
