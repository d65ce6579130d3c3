// Bodies that a route would take: made from its schema, naming things of the world.

/** What a field asks for, where its schema alone does not say enough. */
const known = {
  due_day: () => "2031-05-01",
  address: () => "somebody.new@example.org",
  licence: () => "CERN-OHL-P-2.0",
  technology: () => "fff",
  sha256: () => "ab".repeat(32),
  media_type: () => "model/stl",
  confirmation: () => "no",
  role: (world, operation) => (operation.operationId === "attach_file" ? "model" : "maker"),
  scopes: () => ["network:read"],
  unit: () => "g",
  code: () => `c${Math.random().toString(36).slice(2, 8)}`,
  skill: () => "cad",
  languages: () => ["fr"],
  country_outlines: () => ["504"],
  currency: () => "MAD",
  slug: () => `n${Math.random().toString(36).slice(2, 10)}`,
  upload_id: () => "01890000-0000-7000-8000-000000000001",
};

function valueOf(world, operation, set, name, schema) {
  if (known[name]) return known[name](world, operation);
  if (schema.$ref) return valueOf(world, operation, set, name, world.contract.document.components.schemas[schema.$ref.split("/").pop()]);
  if (schema.anyOf) return valueOf(world, operation, set, name, schema.anyOf[0]);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case "string":
      if (schema.format === "uuid") return set[name.replace(/^into_/, "").replace(/_id$/, "")] ?? "01890000-0000-7000-8000-000000000001";
      if (schema.format === "date") return "2031-05-01";
      if (schema.format === "date-time") return "2026-03-01T12:00:00Z";
      return "x".repeat(Math.max(schema.minLength ?? 0, 3));
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return false;
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(world, operation, set, name.replace(/s$/, ""), schema.items ?? {}));
    case "object": {
      // Texts in several languages have no required field and need one.
      if (schema.properties?.fr && schema.properties?.ar) return { fr: "Nom", ar: "", en: "" };
      const kinds = schema.properties?.id && schema.properties.kind?.enum;
      if (kinds?.includes("material")) return { kind: "material", id: set.material };
      if (kinds?.includes("lab")) return name === "to" ? { kind: "site", id: set.site } : { kind: "lab", id: set.lab };
      const wanted = schema.required ?? [];
      return Object.fromEntries(wanted.map((each) => [each, valueOf(world, operation, set, each, schema.properties[each])]));
    }
    default:
      return {};
  }
}

/** The body for `operation` on the things in `set`; nothing where it takes none. */
export function sampleOf(world, operation, set) {
  const content = operation.requestBody && Object.values(operation.requestBody.content)[0];
  if (!content) return undefined;
  const body = valueOf(world, operation, set, "", content.schema);
  // The place of a role or an invitation is part of what is asked.
  if (["create_grant", "create_invitation"].includes(operation.operationId)) body.organization_id = set.organization;
  if (operation.operationId === "attach_file") body.name = "part.stl";
  if (["create_site", "create_design"].includes(operation.operationId)) body.organization_id = set.organization;
  return body;
}
