// Builds the browser's part: `node web/build.mjs [--out DIR] [--check] [--watch]`.
//
// esbuild alone does the work. Everything but index.html, the service worker and the manifest has the
// hash of its content in its name, so that the server may let browsers keep it for a year.
// --check runs the type checker, the lints of tools/check.mjs and the budget instead of leaving it at that.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./tools/check.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const flags = process.argv.slice(2);
const out = resolve(valueOf("--out") ?? join(here, "dist"));
const assets = join(out, "assets");

/** Browsers of hospital offices and of phones that are some years old. */
const target = ["chrome87", "edge88", "firefox91", "safari14.1"];

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  logLevel: "warning",
  outdir: assets,
  publicPath: "/assets",
  loader: { ".woff2": "file", ".svg": "file" },
  assetNames: "[name]-[hash]",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
};

function valueOf(flag) {
  const at = flags.indexOf(flag);
  return at < 0 ? undefined : flags[at + 1];
}

/** The hashed name under /assets that `entry` was given by `result`. */
function nameOf(result, entry) {
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint === entry) return "/assets/" + relative(assets, join(here, path));
  }
  throw new Error(`esbuild wrote nothing for ${entry}`);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

rmSync(out, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });

// Styles come first: the script of the map has to know the name of its own style sheet.
const styles = await build({ ...common, entryPoints: ["src/style/app.css", "src/style/map.css"] });
const first = await build({ ...common, entryPoints: ["src/first.ts"], format: "iife" });
const app = await build({
  ...common,
  entryPoints: ["src/main.tsx"],
  format: "esm",
  splitting: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  define: {
    MAP_STYLE_SHEET: JSON.stringify(nameOf(styles, "src/style/map.css")),
    "process.env.NODE_ENV": '"production"',
  },
});

const names = {
  style: nameOf(styles, "src/style/app.css"),
  first: nameOf(first, "src/first.ts"),
  main: nameOf(app, "src/main.tsx"),
};
const page = readFileSync(join(here, "src/index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => names[name]);
writeFileSync(join(out, "index.html"), page);
for (const file of readdirSync(join(here, "public"))) copyFileSync(join(here, "public", file), join(out, file));

// The worker keeps the shell: its version is the hash of all names, so a new build replaces the old one.
const kept = filesUnder(assets)
  .map((path) => "/assets/" + relative(assets, path))
  .filter((path) => /\.(js|css)$/.test(path))
  .sort();
await build({
  ...common,
  entryPoints: ["src/service_worker.ts"],
  outdir: out,
  entryNames: "service_worker",
  format: "iife",
  define: {
    SHELL_FILES: JSON.stringify(["/", names.style, names.first, names.main]),
    SHELL_VERSION: JSON.stringify(createHash("sha256").update(kept.join() + page).digest("hex").slice(0, 12)),
  },
});

if (flags.includes("--check")) {
  const problems = check({ here, out, names, metafile: app.metafile });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
}
