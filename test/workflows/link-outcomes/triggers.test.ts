/** Which deliveries have which items looked at, and which have the record looked at. */
import { expect, it } from "vitest";
import type { Delivery } from "../../../src/engine/delivery.ts";
import { keyOf } from "../../../src/engine/trigger.ts";
import { keepRecord } from "../../../src/workflows/keep-record/index.ts";
import { linkOutcomes } from "../../../src/workflows/link-outcomes/index.ts";

const ITEM = { item: { number: 7 } };
const STATE = "link-outcomes todogroup/ospology#7";

function comment(body: string, isByBot = false): Partial<Delivery> {
  return { ...ITEM, comment: { id: 12, body, isByBot } };
}

function keysOf(name: string, details: Partial<Delivery>): readonly string[] {
  const delivery = { name, id: "d", installationId: 1, repository: "todogroup/ospology", ...details };
  return [linkOutcomes, keepRecord].flatMap(({ triggersOf }) => triggersOf(delivery).map(keyOf));
}

it.each<[string, Partial<Delivery>, readonly string[]]>([
  ["issues.opened", ITEM, [STATE]],
  ["issues.closed", ITEM, [STATE]],
  ["issues.deleted", ITEM, [`${STATE} gone d`]],
  ["issues.transferred", ITEM, [`${STATE} gone d`]],
  [
    "issues.transferred",
    { ...ITEM, movedTo: { repository: "todogroup/events", number: 9 } },
    [`${STATE} gone d`, "link-outcomes todogroup/events#9"],
  ],
  ["pull_request.closed", ITEM, [STATE]],
  ["pull_request.synchronize", ITEM, [STATE]],
  ["pull_request.labeled", ITEM, [STATE]],
  ["pull_request.labeled", { ...ITEM, isByBot: true }, []],
  ["pull_request.review_requested", ITEM, []],
  ["issue_comment.created", comment("/outcome none"), [`${STATE} command 12`]],
  ["issue_comment.created", comment("/outcome none", true), []],
  ["issue_comment.created", comment("Thanks!"), []],
  ["issue_comment.edited", comment("Thanks!"), [STATE]],
  ["issue_comment.deleted", comment("/outcome none"), [STATE]],
  ["issue_comment.edited", comment("Ours.", true), []],
])("%s %j", (name, details, keys) => {
  expect(keysOf(name, details)).toEqual(keys);
});

it.each<[string, Partial<Delivery>, readonly string[]]>([
  ["push", { push: { branch: "main", isDefaultBranch: true, paths: [] } }, ["keep-record todogroup/ospology"]],
  ["push", { push: { branch: "new", isDefaultBranch: false, paths: [] } }, []],
  [
    "pull_request.closed",
    { pullRequest: { number: 3, isBaseChanged: false, headBranch: "goalkeeper/record" } },
    ["keep-record todogroup/ospology"],
  ],
  ["pull_request.closed", { pullRequest: { number: 3, isBaseChanged: false, headBranch: undefined } }, []],
])("%s %j has the record looked at, or has not", (name, details, keys) => {
  expect(keysOf(name, details)).toEqual(keys);
});
