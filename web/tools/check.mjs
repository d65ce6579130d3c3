// What the compiler cannot know: types (through tsc), style sheets that mirror by themselves, texts in
// every language with the same places, and the budget of what a phone has to fetch.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const firstVisitMax = 90_000;
const screenMax = 25_000;

function filesUnder(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** Problems found, one line each; an empty list is a pass. `build` says what was written where. */
export function check({ here, out, names, metafile }) {
  return [
    ...typeProblems(here),
    ...styleProblems(here),
    ...textProblems(here),
    ...codeProblems(here),
    ...budgetProblems(here, out, names, metafile),
  ];
}

function typeProblems(here) {
  const tsc = spawnSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", here], { encoding: "utf8" });
  return tsc.status === 0 ? [] : [tsc.stdout.trim() || tsc.stderr.trim()];
}

/** Arabic mirrors by logical properties alone: `left` and `right` in a style sheet break it. */
function styleProblems(here) {
  const physical = /(^|[\s{;-])(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right)|(margin|padding|border)-(left|right|top|bottom)\b/;
  const problems = [];
  for (const path of filesUnder(join(here, "src"))) {
    if (!/\.(css|tsx)$/.test(path)) continue;
    const isCode = path.endsWith(".tsx");
    readFileSync(path, "utf8").split("\n").forEach((line, at) => {
      const found = isCode ? /(margin|padding|border)(Left|Right)|style=\{\{[^}]*\b(left|right):/.test(line) : physical.test(line);
      if (found && !line.includes("physical on purpose")) {
        problems.push(`${relative(here, path)}:${at + 1}: physical side in a style; use the logical property (inset-inline-start, margin-inline …)`);
      }
    });
  }
  return problems;
}

/** What a source file exports. */
function module(here, path) {
  const built = buildSync({ entryPoints: [join(here, path)], bundle: true, format: "cjs", write: false });
  const made = { exports: {} };
  new Function("module", "exports", built.outputFiles[0].text)(made, made.exports);
  return made.exports;
}

const catalogue = (here, language) => module(here, `src/text/${language}.ts`)[language];

const placesOf = (entry) => {
  const text = typeof entry === "string" ? entry : entry.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort().join();
};

/** Every key in every language, with the same places to fill and the plural forms of that language. */
function textProblems(here) {
  const problems = [];
  const english = catalogue(here, "en");
  for (const language of ["fr", "ar"]) {
    const texts = catalogue(here, language);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== "many" || language === "ar");
    for (const key of new Set([...Object.keys(english), ...Object.keys(texts)])) {
      if (!(key in texts)) problems.push(`src/text/${language}.ts: "${key}" is missing`);
      else if (!(key in english)) problems.push(`src/text/en.ts: "${key}" is missing (${language} has it)`);
      else {
        if (placesOf(texts[key]) !== placesOf(english[key])) problems.push(`src/text/${language}.ts: "${key}" fills {${placesOf(texts[key])}}, English {${placesOf(english[key])}}`);
        if (typeof english[key] === "object" && typeof texts[key] !== "object") problems.push(`src/text/${language}.ts: "${key}" needs its plural forms`);
        if (typeof texts[key] === "object") {
          for (const form of forms) if (!(form in texts[key]) && form !== "zero") problems.push(`src/text/${language}.ts: "${key}" lacks the form "${form}"`);
        }
      }
    }
  }
  return [...problems, ...usedKeyProblems(here, english)];
}

/** A key that no page shows is a text that translators keep for nothing. */
function usedKeyProblems(here, english) {
  const sources = filesUnder(join(here, "src"))
    .filter((path) => /\.tsx?$/.test(path) && !/src\/text\/(problems\/)?(en|fr|ar)\.ts$/.test(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const groups = new Set([...sources.matchAll(/(?:word|hasWord|choicesOf)\(\s*"(\w+)"|group="(\w+)"|group: "(\w+)"/g)].map((found) => found[1] ?? found[2] ?? found[3]));
  return Object.keys(english)
    .filter((key) => !groups.has(key.split(".")[0]) && !sources.includes(`"${key}"`))
    .map((key) => `src/text/en.ts: nobody shows "${key}"`);
}

/** The words of a text file between white space, without its comments. */
const wordsIn = (path) => readFileSync(path, "utf8").replace(/^#.*$/gm, "").split(/\s+/).filter(Boolean);

/** Every code that the server documents is said in the catalogues, or is known to reach no browser. */
function codeProblems(here) {
  const docs = join(here, "../docs/errors");
  const codes = new Map();
  for (const file of readdirSync(docs)) {
    for (const [, code] of readFileSync(join(docs, file), "utf8").matchAll(/^\| `([a-z0-9_]+)` \|/gm)) if (code !== "code") codes.set(code, file);
  }
  const english = catalogue(here, "en");
  const wordsOf = module(here, "src/api/like_problems.ts").wordsOf;
  const away = new Set(wordsIn(join(here, "tools/not_for_browsers.txt")));
  const problems = [];
  for (const [code, file] of codes) {
    const isSaid = `problem.${wordsOf(code)}` in english;
    if (isSaid && away.has(code)) problems.push(`tools/not_for_browsers.txt: "${code}" has words in src/text/problems; take it out of one of them`);
    if (!isSaid && !away.has(code)) problems.push(`docs/errors/${file}: "${code}" has no words in src/text/problems; add them, or name it in tools/not_for_browsers.txt`);
  }
  for (const code of away) if (!codes.has(code)) problems.push(`tools/not_for_browsers.txt: no page of docs/errors has "${code}"`);
  return problems;
}

const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** Sizes as they travel: gzipped script and style. Map and 3D are counted apart. */
function budgetProblems(here, out, names, metafile) {
  const outputs = metafile.outputs;
  const nameIn = (path) => join(here, path);
  const mainPath = Object.keys(outputs).find((path) => outputs[path].entryPoint === "src/main.tsx");
  const chunkOf = (source) => Object.keys(outputs).find((path) => outputs[path].entryPoint === source);
  const reach = (path, seen = new Set()) => {
    if (!path || seen.has(path)) return seen;
    seen.add(path);
    for (const each of outputs[path].imports) if (each.kind === "import-statement") reach(each.path, seen);
    return seen;
  };
  const shell = reach(mainPath);
  for (const source of ["src/text/fr.ts", "src/screens/Welcome.tsx"]) reach(chunkOf(source), shell);
  const sum = (paths) => [...paths].reduce((total, path) => total + packed(nameIn(path)), 0);
  const shellSize = sum(shell) + packed(join(out, names.style)) + packed(join(out, names.first));
  const problems = [];
  const lines = [`first visit ${(shellSize / 1000).toFixed(1)} kB of ${firstVisitMax / 1000}`];
  if (shellSize > firstVisitMax) problems.push(`first visit: ${shellSize} bytes of script and style, at most ${firstVisitMax}`);
  for (const [path, output] of Object.entries(outputs)) {
    if (!/^src\/screens\//.test(output.entryPoint ?? "")) continue;
    const own = sum([...reach(path)].filter((each) => !shell.has(each)));
    if (own > screenMax) problems.push(`${output.entryPoint}: ${own} bytes, at most ${screenMax}`);
    lines.push(`${output.entryPoint.replace("src/screens/", "")} ${(own / 1000).toFixed(1)}`);
  }
  for (const source of ["src/map/leaflet_map.ts", "src/part/scene.ts"]) {
    const path = chunkOf(source);
    if (path) lines.push(`${source} ${(sum([...reach(path)].filter((each) => !shell.has(each))) / 1000).toFixed(1)} (apart)`);
  }
  console.log(`gzipped kB: ${lines.join(" · ")}`);
  return problems;
}
