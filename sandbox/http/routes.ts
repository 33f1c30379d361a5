/** Finds the operation that a request is for. */
import { DESCRIPTION } from "./description.ts";
import type { OperationId } from "../openapi/operation-ids.ts";
import { fullNameOf, type World } from "../world/world.ts";

export interface Route {
  readonly id: OperationId;
  /** Decoded, not yet checked. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where the API of a GitHub Enterprise Server lies, and that of the sandbox. */
export const ENTERPRISE_PREFIX = "/api/v3";

/** The path of a request as the description has it: without the prefix, and with the repository by its name. */
export function apiPath(world: World, { pathname }: URL): string {
  const path = pathname.startsWith(`${ENTERPRISE_PREFIX}/`) ? pathname.slice(ENTERPRISE_PREFIX.length) : pathname;
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = [...world.repositories.values()].find((one) => String(one.id) === id);
  return repository === undefined ? path : `/repos/${fullNameOf(repository)}${rest}`;
}

interface Pattern {
  readonly id: OperationId;
  readonly method: string;
  readonly expression: RegExp;
  readonly fixedParts: number;
}

/** Branches, paths and comparisons hold slashes; Octokit escapes them, people do not. */
const WITH_SLASHES = new Set(["path", "ref", "basehead", "branch"]);

const PATTERNS: readonly Pattern[] = [...DESCRIPTION]
  .map(([id, { method, path }]) => ({ id, method, expression: expressionOf(path), fixedParts: fixedPartsOf(path) }))
  // `/commits/{ref}/check-runs` is looked at before `/commits/{ref}`, whose parameter would swallow the rest.
  .toSorted((a, b) => b.fixedParts - a.fixedParts);

export function routeOf(method: string, path: string): Route | undefined {
  for (const { id, method: wanted, expression } of PATTERNS) {
    if (wanted !== method) continue;
    const match = expression.exec(path);
    if (match === null) continue;
    const parameters = Object.entries(match.groups ?? {}).map(
      ([name, value]) => [name, decodeURIComponent(value ?? "")] as const,
    );
    return { id, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

/** Whether a path belongs to the API at all: what does not is left to the pages. */
export function isApiPath(path: string): boolean {
  return PATTERNS.some(({ expression }) => expression.test(path));
}

function expressionOf(path: string): RegExp {
  const source = path.replaceAll(/\/\{(\w+)\}/g, (_, name: string) => {
    // The root of a repository is asked for with an empty path, or with none.
    if (name === "path") return `(?:/(?<${name}>.*))?`;
    return WITH_SLASHES.has(name) ? `/(?<${name}>.+)` : `/(?<${name}>[^/]+)`;
  });
  return new RegExp(`^${source}$`);
}

function fixedPartsOf(path: string): number {
  return path.split("/").filter((part) => part !== "" && !part.startsWith("{")).length;
}
