/** A schema as TypeScript interfaces. */
import { compile } from "json-schema-to-typescript";

type Node = Record<string, unknown>;

/** The interfaces of a schema; those of its `$defs` that are mappings get interfaces of their own. */
export async function interfacesOf(schema: Node, name: string, banner: string): Promise<string> {
  return compile(mappingWithScalarsInPlace(schema, schema), name, {
    bannerComment: banner,
    additionalProperties: false,
    style: { printWidth: 100 },
  });
}

/** Definitions such as `date` are strings to TypeScript: a type of its own for each would only be noise. */
function withScalarsInPlace(node: unknown, root: Node): unknown {
  if (Array.isArray(node)) return node.map((item) => withScalarsInPlace(item, root));
  return isNode(node) ? mappingWithScalarsInPlace(node, root) : node;
}

function mappingWithScalarsInPlace(node: Node, root: Node): Node {
  const definition = definitionOf(node, root);
  if (definition !== undefined && definition["type"] !== "object") {
    return { type: definition["type"], description: node["description"] };
  }
  const entries = Object.entries(node).map(([key, value]) => {
    if (key === "$defs" && isNode(value)) return [key, mappingsIn(value, root)];
    return [key, withScalarsInPlace(value, root)];
  });
  return Object.fromEntries(entries);
}

function mappingsIn(definitions: Node, root: Node): Node {
  const kept = Object.entries(definitions).filter(([, value]) => isNode(value) && value["type"] === "object");
  return Object.fromEntries(kept.map(([key, value]) => [key, withScalarsInPlace(value, root)]));
}

function definitionOf(node: Node, root: Node): Node | undefined {
  const reference = node["$ref"];
  const definitions = root["$defs"];
  if (typeof reference !== "string" || !isNode(definitions)) return undefined;
  const definition = definitions[reference.replace("#/$defs/", "")];
  return isNode(definition) ? definition : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
