/** Deliveries made of GitHub's own examples: real payloads, each about something of its own. */
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keyOf } from "../../src/engine/trigger.ts";
import { deliveryOf } from "../../src/github/deliveries.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";
import type { Place } from "../server/github.ts";

export interface SignedDelivery {
  readonly event: string;
  readonly id: string;
  readonly body: Buffer;
  readonly signature: string;
  /** The keys of the triggers that have to be stored for it. */
  readonly keys: readonly string[];
}

/** The parts of a payload that say what it is about. */
interface Payload {
  installation?: { id: number };
  repository?: { full_name: string };
  issue?: { number: number };
  comment?: { id: number };
  pull_request?: { number: number };
  merge_group?: { head_sha: string };
  check_run?: Head;
  check_suite?: Head;
}

interface Head {
  head_sha: string;
  pull_requests?: { number: number }[];
}

interface Example {
  readonly event: string;
  /** JSON. */
  readonly text: string;
}

export interface Examples {
  /** Of all events. */
  readonly known: number;
  /** Those that at least one trigger is stored for. */
  readonly concerning: readonly Example[];
}

/** Past what the examples themselves hold. */
const FIRST_NUMBER = 100_000;

export function readExamples(place: Place): Examples {
  const file = fileURLToPath(import.meta.resolve("@octokit/webhooks-examples"));
  const events: readonly { readonly name: string; readonly examples: readonly Payload[] }[] = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const all = events.flatMap(({ name, examples }) =>
    examples.map((example) => ({ event: name, text: JSON.stringify(example) })),
  );
  const concerning = all.filter(({ event, text }) => keysOf(event, "id", about(text, place, 1)).length > 0);
  return { known: all.length, concerning };
}

/** Deliveries of all examples in turn, no two of which are about the same. */
export function deliveriesOf({ concerning }: Examples, place: Place, secret: string, count: number): SignedDelivery[] {
  return Array.from({ length: count }, (_, index) => {
    const { event, text } = concerning[index % concerning.length] ?? { event: "", text: "{}" };
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    const payload = about(text, place, FIRST_NUMBER + index);
    const body = Buffer.from(JSON.stringify(payload));
    const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    return { event, id, body, signature, keys: keysOf(event, id, payload) };
  });
}

/** The example, moved to the repository of the sandbox and to something that no other delivery is about. */
function about(text: string, { repository, installation }: Place, number: number): Payload {
  const payload: Payload = JSON.parse(text);
  payload.installation = { ...payload.installation, id: installation };
  if (payload.repository !== undefined) payload.repository.full_name = repository;
  for (const item of [payload.issue, payload.pull_request]) if (item !== undefined) item.number = number;
  if (payload.comment !== undefined) payload.comment.id = number;
  const sha = createHash("sha1").update(String(number)).digest("hex");
  for (const check of [payload.check_run, payload.check_suite]) {
    if (check === undefined) continue;
    check.head_sha = sha;
    for (const pullRequest of check.pull_requests ?? []) pullRequest.number = number;
  }
  if (payload.merge_group !== undefined) payload.merge_group.head_sha = sha;
  return payload;
}

function keysOf(event: string, id: string, payload: Payload): string[] {
  const delivery = deliveryOf({ name: event, id, payload });
  if (delivery === undefined) return [];
  const concerned = WORKFLOWS.filter(({ runsOn }) => runsOn.includes(delivery.name));
  return concerned.flatMap((workflow) => workflow.triggersOf(delivery).map((trigger) => keyOf(trigger)));
}
