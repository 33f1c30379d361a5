/** What GitHub is told of the app is what the workflows use: no event and no permission less, and none more. */
import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { expect, it } from "vitest";
import type { Effect } from "../src/engine/effect.ts";
import { field } from "../src/github/field.ts";
import { WORKFLOWS } from "../src/workflows/index.ts";

type Permissions = Readonly<Record<string, "read" | "write">>;

/** What GitHub asks of those who want an event: https://docs.github.com/webhooks/webhook-events-and-payloads */
const ASKED_BY_EVENTS: Readonly<Record<string, Permissions>> = {
  // To be told of a re-run or a button takes the right to write.
  check_run: { checks: "write" },
  check_suite: { checks: "write" },
  issue_comment: { issues: "read" },
  issues: { issues: "read" },
  merge_group: { merge_queues: "read" },
  pull_request: { pull_requests: "read" },
  push: { contents: "read" },
};

/** https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
const ASKED_BY_EFFECTS: Readonly<Record<Effect["kind"], Permissions>> = {
  "check-run": { checks: "write" },
  commit: { contents: "write" },
  labels: { issues: "write", pull_requests: "write" },
  comment: { issues: "write", pull_requests: "write" },
  // Milestones are set by the right to write issues, too.
  issue: { issues: "write" },
  reaction: { issues: "write", pull_requests: "write" },
  "rolling-pull-request": { contents: "write", pull_requests: "write" },
  "close-pull-request": { contents: "write", pull_requests: "write" },
  "follow-up": {},
  observation: {},
};

const ASKED_BY_READING: Permissions = { metadata: "read", contents: "read", pull_requests: "read", checks: "read" };

const manifest = load(await readFile("app.yml", "utf8"));
const events = [...new Set(WORKFLOWS.flatMap(({ runsOn }) => runsOn.map((name) => name.replace(/\..*$/, ""))))];

it("subscribes to exactly the events that a workflow runs on", () => {
  expect(field(manifest, "default_events")).toEqual(events.toSorted());
});

it("asks for exactly the permissions that events, effects and reading take", () => {
  const asked = [
    ...events.map((event) => ASKED_BY_EVENTS[event] ?? { [`unknown event ${event}`]: "read" as const }),
    ...Object.values(ASKED_BY_EFFECTS),
    ASKED_BY_READING,
  ];
  const needed = new Map<string, string>();
  for (const [name, access] of asked.flatMap((permissions) => Object.entries(permissions))) {
    if (needed.get(name) !== "write") needed.set(name, access);
  }
  expect(field(manifest, "default_permissions")).toEqual(Object.fromEntries(needed));
});
