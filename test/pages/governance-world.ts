/** A world to look at: the example repository, and a pull request that was checked twice. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { install, registerApp } from "../../sandbox/world/accounts.ts";
import { createCheckRun } from "../../sandbox/world/checks.ts";
import { addComment, lock, react } from "../../sandbox/world/comments.ts";
import { openIssue } from "../../sandbox/world/issues.ts";
import { createLabel, setLabels } from "../../sandbox/world/labels.ts";
import type { Annotation, CheckRun, PullRequest, Repository } from "../../sandbox/world/model.ts";
import { branchRef } from "../../sandbox/world/names.ts";
import { openPullRequest } from "../../sandbox/world/pull-requests.ts";
import { commitFiles, createRepository, updateRef } from "../../sandbox/world/repositories.ts";
import { World } from "../../sandbox/world/world.ts";

export const GOAL_PATH = "goals/2024/outreach.yml";
export const OTHER_PATH = "goals/2024/call-feedback.yml";
const EXAMPLE = "examples/todo-2024";

export interface Governance {
  readonly world: World;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  readonly run: CheckRun;
  readonly earlierRun: CheckRun;
  /** Commits on the branch of the pull request. */
  readonly push: (files: Readonly<Record<string, string>>, message: string) => string;
}

export function governanceWorld(branch = "outreach"): Governance {
  let time = Date.UTC(2024, 9, 14, 9, 0, 0);
  const world = new World(() => new Date((time += 10)));
  const owner = world.account("todogroup", "Organization");
  const mona = world.account("mona");
  const repository = createRepository(world, { owner, name: "governance" });
  const app = registerApp(world, {
    slug: "goalkeeper",
    owner: owner.login,
    publicKey: "",
    permissions: { checks: "write" },
    events: ["pull_request"],
  });
  install(world, app, owner);
  const pushTo = (
    name: string,
    parent: string | undefined,
    files: Readonly<Record<string, string>>,
    message: string,
  ) => {
    const { sha } = commitFiles(world, repository, { files, parent, author: mona, message });
    updateRef(world, repository, { ref: branchRef(name), sha, pusher: mona });
    return sha;
  };
  const main = pushTo("main", undefined, exampleFiles(), "Write down the goals of 2024");
  createLabel(world, repository, { name: "bug", color: "d73a4a", description: "Something is wrong" });
  createLabel(world, repository, { name: "pillar: engagement", color: "8250df" });
  const issue = openIssue(world, repository, {
    author: mona,
    title: "Who hosts the call in November?",
    body: "cc @hubot",
    labels: ["bug"],
  });
  const answer = addComment(world, issue, world.account("hubot"), "I can.\nSame time as last year?");
  for (const one of ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"] as const)
    react(world, answer, app.bot, one);
  setLabels(world, issue, ["pillar: engagement"], app.bot, app);
  lock(world, issue, mona, "resolved");

  time += 3_600_000;
  const first = pushTo(branch, main, { [GOAL_PATH]: GOAL }, "Add a goal for outreach");
  const pullRequest = openPullRequest(world, repository, {
    author: mona,
    title: "Add a goal for outreach",
    body: DESCRIPTION,
    headRepository: repository,
    headBranch: branch,
    baseBranch: "main",
  });
  setLabels(world, pullRequest, ["pillar: engagement", "bug"], app.bot, app);
  const earlierRun = createCheckRun(world, repository, app, first, {
    name: "Goalkeeper",
    conclusion: "failure",
    output: {
      title: "3 errors, 1 warning",
      summary: "19 files checked, 0 skipped, 1 changed here. 3 errors and 1 warning.",
      annotations: ANNOTATIONS.slice(0, 4),
    },
  });
  const comment = addComment(world, pullRequest, app.bot, COMMENT, app);
  react(world, comment, mona, "+1");
  time += 240_000;
  const old = exampleFiles()[OTHER_PATH] ?? "";
  const second = pushTo(
    branch,
    first,
    { [OTHER_PATH]: old.replace("status: done", "status: finished") },
    "Finish the feedback goal",
  );
  const run = createCheckRun(world, repository, app, second, {
    name: "Goalkeeper",
    conclusion: "failure",
    startedAt: new Date(time),
    output: { title: "4 errors, 1 warning", summary: SUMMARY, annotations: ANNOTATIONS },
    actions: [
      { label: "Apply fixes", description: "Commit the certain mends to this branch", identifier: "apply-fixes" },
    ],
  });
  time += 20_000;
  return {
    world,
    repository,
    pullRequest,
    run,
    earlierRun,
    push: (files, message) => pushTo(branch, pullRequest.head.sha, files, message),
  };
}

export function annotation(path: string, line: number, fields: Partial<Annotation> = {}): Annotation {
  return {
    path,
    startLine: line,
    endLine: line,
    startColumn: null,
    endColumn: null,
    level: "failure",
    message: "Something is wrong.",
    title: null,
    rawDetails: null,
    ...fields,
  };
}

function exampleFiles(): Record<string, string> {
  const paths = readdirSync(EXAMPLE, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:yml|md)$/.test(path),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(EXAMPLE, path), "utf8")]));
}

const GOAL = `id: outreach
title: Bring the guides to those who would use them
pillar: engagement
cycle: 2024
status: active
owners: [mona]
summary: >
  The guides are good and few know of them.
initiatives:
  - id: translations
    title: Translate the guides
    status: planned
    due: 2024-11-15
    measure: { unit: languages, from: 0, to: 4, current: 5 }
`;

const ANNOTATIONS: readonly Annotation[] = [
  annotation(GOAL_PATH, 3, {
    title: "unknown-pillar",
    message: 'Unknown pillar "engagement". Did you mean "community-engagement"?',
  }),
  annotation(GOAL_PATH, 4, { title: "wrong-type", message: '"cycle" is a number. Write "2024"' }),
  annotation(GOAL_PATH, 12, {
    title: "unknown-value",
    message: 'Unknown status "planned". Use one of: todo, doing, done, dropped.',
  }),
  annotation(GOAL_PATH, 14, {
    level: "warning",
    title: "beyond-target",
    message: "The measure has reached 5 of 4. Raise the target, or set the status to done.",
  }),
  annotation(OTHER_PATH, 6, {
    title: "unknown-value",
    message: 'Unknown status "finished". Use one of: proposed, active, at-risk, done, dropped.',
  }),
];

const DESCRIPTION = `We want the guides to reach **people who have never heard of us**.

- [x] Talked about in the call of October
- [ ] Agreed on by @hubot

Closes #1.`;

const COMMENT = `<!-- goalkeeper:welcome -->
Thank you for your first goal.

| goal | pillar | progress |
| :--- | --- | ---: |
| Bring the guides to those who would use them | engagement | ░░░░░░░░░░ 0 % |
| Ask after each call what it was worth | engagement | ██████████ 100 % |

<details><summary>How goals are counted</summary>

The share of its initiatives that are \`done\`.

</details>`;

const SUMMARY = `20 files checked, 0 skipped, 2 changed here. 4 errors and 1 warning, each marked at its line.

2 findings can be mended without a question, the others need a look.

### What changes in the goals

| goal | change |
| --- | --- |
| Bring the guides to those who would use them<br>\`outreach\` | new goal, active<br>1 initiative<br>owned by mona |
| Ask after each call what it was worth<br>\`call-feedback\` | status: done → finished |

Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md).`;
