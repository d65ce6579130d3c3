// The API document as a judge: every answer that a test receives is held against it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { root } from "./server.mjs";

const methods = ["get", "put", "post", "delete", "patch"];

/** All error codes that docs/errors tells of. */
function documentedCodes() {
  const folder = join(root, "docs/errors");
  const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  return new Set(pages.flatMap((page) => [...page.matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map((found) => found[1])));
}

function patternOf(path) {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\{[^}]+\}/g, "([^/]+)")}$`);
}

export class Contract {
  #ajv;
  #codes = documentedCodes();
  #validators = new Map();

  constructor(document) {
    this.document = document;
    this.operations = [];
    for (const [path, item] of Object.entries(document.paths)) {
      for (const method of methods.filter((each) => each in item)) {
        this.operations.push({ method, path, pattern: patternOf(path), ...item[method] });
      }
    }
    this.#ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, keywords: ["x-action"] });
    addFormats.default(this.#ajv);
    this.#ajv.addFormat("binary", true);
    // As one schema with definitions: the document around it is no JSON Schema.
    this.#ajv.addSchema({ $id: "api", $defs: moved(document.components.schemas) }, "api");
    this.seen = new Set();
  }

  operation(id) {
    const found = this.operations.find((each) => each.operationId === id);
    if (!found) throw new Error(`the document has no operation ${id}`);
    return found;
  }

  find(method, url) {
    const path = url.split("?")[0];
    const wanted = method === "HEAD" ? "get" : method.toLowerCase();
    return this.operations.find((each) => each.method === wanted && each.pattern.test(path));
  }

  /** What in `response` the document does not allow, in words; empty where all is as documented. */
  problemsOf({ method, url, headers = {} }, response) {
    const operation = this.find(method, url);
    if (operation) this.seen.add(operation.operationId);
    if (response.status >= 400) return this.#problemsOfRefusal(method, response);
    if (response.status === 304 && headers["If-None-Match"]) return [];
    if (response.status === 206 && headers.Range) return [];
    if (!operation) return [`${response.status} of a path that the document does not have`];
    const documented = operation.responses[response.status];
    if (!documented) return [`status ${response.status} is not documented`];
    if (method === "HEAD") return [];
    if (!documented.content) return response.body.length === 0 ? [] : ["a body where none is documented"];
    const mediaType = (response.headers["content-type"] ?? "").split(";")[0];
    const content = documented.content[mediaType] ?? documented.content["*/*"];
    if (!content) return [`media type '${mediaType}' is not documented`];
    if (content.schema.format === "binary") return [];
    return this.schemaProblems(content.schema, response.json);
  }

  #problemsOfRefusal(method, response) {
    const problems = [];
    if (response.status >= 500 && response.status !== 503 && response.status !== 507) problems.push(`status ${response.status}`);
    if (method === "HEAD") return problems;
    const mediaType = (response.headers["content-type"] ?? "").split(";")[0];
    if (mediaType !== "application/problem+json") return [...problems, `a refusal as '${mediaType}'`];
    problems.push(...this.schemaProblems({ $ref: "#/components/schemas/Problem" }, response.json));
    const told = response.json ?? {};
    if (told.status !== response.status) problems.push(`the problem says ${told.status}`);
    if (!this.#codes.has(told.code)) problems.push(`code '${told.code}' is in no page of docs/errors`);
    if (!told.detail) problems.push("the problem has no detail");
    return problems;
  }

  schemaProblems(schema, value) {
    const key = JSON.stringify(schema);
    if (!this.#validators.has(key)) this.#validators.set(key, this.#ajv.compile(moved(schema)));
    const validate = this.#validators.get(key);
    if (validate(value)) return [];
    return validate.errors.map((error) => `${error.instancePath || "the body"} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

/** References inside the document as references into the schema "api". */
function moved(schema) {
  if (Array.isArray(schema)) return schema.map(moved);
  if (schema === null || typeof schema !== "object") return schema;
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, name === "$ref" ? value.replace("#/components/schemas/", "api#/$defs/") : moved(value)]));
}
