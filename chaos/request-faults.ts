/** What goes wrong with requests to GitHub in a run: drawn for each as it comes, and of each kind so often at most. */
import type { RequestFault, RequestIdentity } from "../sandbox/http/faults.ts";
import type { Chance, Draws } from "./random.ts";
import { nameOfRequest } from "./request-name.ts";
import type { Tally } from "./tally.ts";

/** GitHub says so little later that a limit is over, so that a run need not wait for long. */
const LIMIT_SECONDS = 2;

export const REQUEST_FAULTS = [
  "500",
  "502",
  "no answer before it is done",
  "no answer after it is done",
  "cut before it is done",
  "cut after it is done",
  "primary limit",
  "secondary limit",
  "404 after a rename",
  "409 on a write",
  "422 on a write",
] as const;

export type RequestFaultKind = (typeof REQUEST_FAULTS)[number];

interface Rule {
  /** How often it happens to a request that it can happen to. */
  readonly probability: number;
  /** How often in a run. */
  readonly most: number;
  readonly fault: (request: RequestIdentity, place: Place) => Omit<RequestFault, "times"> | undefined;
}

export interface Surroundings {
  /** In milliseconds since 1970, by GitHub's clock. */
  readonly now: () => number;
  readonly draws: Draws;
  /** The name that a repository had until a moment ago: `owner/name`. */
  readonly formerName: () => string | undefined;
}

interface Place extends Surroundings {
  /** What is drawn for the request alone. */
  readonly chance: Chance;
}

const RULES: Readonly<Record<RequestFaultKind, Rule>> = {
  "500": { probability: 0.02, most: 3, fault: () => ({ status: 500, message: "Server Error" }) },
  "502": { probability: 0.02, most: 3, fault: () => ({ status: 502, message: "Bad Gateway" }) },
  "no answer before it is done": { probability: 0.006, most: 1, fault: () => ({ status: "silence" }) },
  "no answer after it is done": {
    probability: 0.02,
    most: 1,
    fault: (request) => (isWrite(request) ? { status: "silence", when: "after" } : undefined),
  },
  "cut before it is done": { probability: 0.015, most: 3, fault: () => ({ status: "cut" }) },
  "cut after it is done": {
    probability: 0.08,
    most: 4,
    fault: (request) => (isWrite(request) ? { status: "cut", when: "after" } : undefined),
  },
  "primary limit": { probability: 0.01, most: 1, fault: primaryLimit },
  "secondary limit": { probability: 0.01, most: 1, fault: secondaryLimit },
  "404 after a rename": {
    probability: 0.6,
    most: 2,
    fault: ({ path }, { formerName }) => {
      const name = formerName();
      return name !== undefined && path.startsWith(`/repos/${name}/`)
        ? { status: 404, message: "Not Found" }
        : undefined;
    },
  },
  "409 on a write": { probability: 0.15, most: 2, fault: conflict },
  "422 on a write": { probability: 0.2, most: 2, fault: refusal },
};

/** Faults that a seed draws: whether one happens to a request hangs on what it is for, and on how often that was asked. */
export function requestFaults(
  surroundings: Surroundings,
  tally: Tally,
): (request: RequestIdentity) => RequestFault | undefined {
  const { draws } = surroundings;
  const all = draws.forAll();
  // Seeds differ in what goes wrong most.
  const weather = new Map(REQUEST_FAULTS.map((kind) => [kind, [0, 1, 1, 3][all.below(4)] ?? 1]));
  return (request) => {
    const chance = draws.forNext(nameOfRequest(request));
    // All are drawn, so that one that cannot happen any more changes nothing in the others.
    const drawn = REQUEST_FAULTS.map((kind) => ({ kind, drawn: chance.next() }));
    for (const { kind, drawn: number } of drawn) {
      const { probability, most, fault } = RULES[kind];
      if (number >= probability * (weather.get(kind) ?? 1) || tally.of(kind) >= most) continue;
      const found = fault(request, { ...surroundings, chance });
      if (found === undefined) continue;
      tally.add(kind);
      return found;
    }
    return undefined;
  };
}

function isWrite({ kind, method }: RequestIdentity): boolean {
  return kind === "rest" && method !== "GET";
}

function primaryLimit({ kind }: RequestIdentity, { now, chance }: Place): RequestFault {
  return {
    status: chance.happens(0.5) ? 403 : 429,
    message: "API rate limit exceeded for installation.",
    headers: {
      "x-ratelimit-limit": "5000",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-used": "5000",
      "x-ratelimit-reset": String(Math.ceil(now() / 1000) + LIMIT_SECONDS),
      "x-ratelimit-resource": kind === "graphql" ? "graphql" : "core",
    },
  };
}

function secondaryLimit(_: RequestIdentity, { chance }: Place): RequestFault {
  return {
    status: chance.happens(0.5) ? 403 : 429,
    message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    headers: { "retry-after": String(LIMIT_SECONDS) },
  };
}

const CONFLICTING: ReadonlySet<string | undefined> = new Set([
  "git/create-tree",
  "git/create-commit",
  "git/create-ref",
]);

function conflict({ operation }: RequestIdentity): RequestFault | undefined {
  if (!CONFLICTING.has(operation)) return undefined;
  return { status: 409, message: "Conflict: something else is being written to this repository." };
}

/**
 * What GitHub says where somebody was faster. A refusal for good is none of these: the 😕 that a command gets for it is a
 * right end, and another than that of a run without faults.
 */
function refusal({ operation }: RequestIdentity): RequestFault | undefined {
  // Of most operations, nobody can be faster.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (operation) {
    case "git/create-ref":
      return { status: 422, when: "after", message: "Reference already exists" };
    case "git/update-ref":
      return { status: 422, message: "Update is not a fast forward" };
    case "issues/create-label":
      return {
        status: 422,
        when: "after",
        message: "Validation Failed",
        errors: [{ resource: "Label", field: "name", code: "already_exists" }],
      };
    case "pulls/create":
      return {
        status: 422,
        when: "after",
        message: "Validation Failed",
        errors: [
          { resource: "PullRequest", field: "head", code: "custom", message: "A pull request already exists for it." },
        ],
      };
    case "checks/create":
    case "checks/update":
      return { status: 422, message: "Validation Failed" };
    default:
      return undefined;
  }
}
