/** Jobs that carry the name that a repository had when they were put into the queue. */
import { describe, expect, it } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { TransientError } from "../../src/engine/errors.ts";
import { checkRunOf } from "../support/goalkeeper.ts";
import { goal, goals, governance, pathOf } from "../support/goals.ts";
import { ABOUT_ENGAGEMENT, ENGAGEMENT, PILLARS } from "../support/item-reader.ts";
import { serversForTest, triggerFor } from "../support/servers.ts";

async function renamed(files = governance()) {
  const scene = await serversForTest(1);
  const { github, servers, run } = scene;
  const repository = github.createRepository("todogroup/governance", files);
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
  const issue = repository.openIssue("Nothing in particular");
  const check = triggerFor(scene, "check-goals", repository, { kind: "pull-request", number: pullRequest.number });
  const label = triggerFor(scene, "label-pillars", repository, { kind: "item", number: issue.number });
  return {
    github,
    enqueued: scene.enqueued,
    repository,
    pullRequest,
    issue,
    check,
    label,
    work: (trigger: typeof check) => run(servers[0], trigger),
  };
}

/** Every request by the old name is answered as if there were no such repository: GitHub forwards none of them. */
function forwardNothing({ faults }: Sandbox): void {
  faults.drawn = ({ path }) =>
    path.startsWith("/repos/todogroup/governance") ? { status: 404, message: "Not Found" } : undefined;
}

describe("of a repository that was renamed since, a job with its number", () => {
  it("needs no name for a new token, and writes by GitHub's redirects", async () => {
    const { repository, pullRequest, check, work } = await renamed();
    repository.rename("strategy");
    expect(await work({ ...check, repositoryId: repository.model.id })).toBe("done");
    expect(checkRunOf(pullRequest).conclusion).toBe("success");
  });

  it("goes back into the queue under the new name where GitHub forwards nothing", async () => {
    const { github, repository, check, enqueued, work } = await renamed();
    const trigger = { ...check, repositoryId: repository.model.id };
    repository.rename("strategy");
    forwardNothing(github);
    expect(await work(trigger)).toBe("done");
    expect(enqueued).toEqual([{ ...trigger, repository: "todogroup/strategy" }]);
  });

  it("refuses nobody a command whose rights cannot be read under the old name", async () => {
    const { github, repository, issue, label, enqueued, work } = await renamed({ ".github/goalkeeper.yml": PILLARS });
    const comment = issue.comment("/pillar community-engagement", "octocat");
    const intent = { action: "command", id: String(comment.id) };
    const trigger = { ...label, repositoryId: repository.model.id, intent };
    repository.rename("strategy");
    forwardNothing(github);
    expect(await work(trigger)).toBe("done");
    expect(enqueued).toEqual([{ ...trigger, repository: "todogroup/strategy" }]);
    expect(comment.reactions).toEqual([]);
    expect(await work({ ...trigger, repository: "todogroup/strategy" })).toBe("done");
    expect(issue.labels()).toEqual([ENGAGEMENT]);
  });

  it("leaves a doubt that counts under the new name: what may be there is not written again", async () => {
    const { github, repository, pullRequest, check, work } = await renamed();
    const trigger = { ...check, repositoryId: repository.model.id };
    github.world.listLagMs = 60_000;
    github.faults.fail({ operation: "checks/create", status: "cut", when: "after" });
    expect(await work(trigger)).toBeInstanceOf(TransientError);
    repository.rename("strategy");
    expect(await work({ ...trigger, repository: "todogroup/strategy" })).toBeTypeOf("number");
    expect(pullRequest.checkRuns()).toHaveLength(1);
  });
});

describe("of a repository that was renamed since, a job with the old name", () => {
  it("reads and writes by GitHub's redirects while the token for it is known", async () => {
    const { github, repository, pullRequest, check, work } = await renamed();
    expect(await work(check)).toBe("done");
    repository.rename("strategy");
    pullRequest.push(goals(2, "more"));
    github.requests.clear();
    expect(await work(check)).toBe("done");
    expect(pullRequest.checkRuns()).toHaveLength(1);
    expect(checkRunOf(pullRequest).conclusion).toBe("success");
    const made = github.requests.list().filter(({ operation }) => operation === "checks/create");
    expect(made.map(({ method, status }) => `${method} ${status}`)).toEqual(["POST 307", "POST 201"]);
  });

  it("that needs a new token for it ends without a trace: those after the rename have the new name", async () => {
    const { repository, pullRequest, check, work } = await renamed();
    repository.rename("strategy");
    expect(await work(check)).toBe("done");
    expect(pullRequest.checkRuns()).toEqual([]);
    expect(await work({ ...check, repository: "todogroup/strategy" })).toBe("done");
    expect(checkRunOf(pullRequest).conclusion).toBe("success");
  });

  it("of labels ends well, too, and the one with the new name sets them", async () => {
    const { repository, issue, label, work } = await renamed({ ".github/goalkeeper.yml": PILLARS });
    expect(await work(label)).toBe("done");
    repository.rename("strategy");
    issue.edit({ title: ABOUT_ENGAGEMENT });
    expect(await work(label)).toBe("done");
    expect(await work({ ...label, repository: "todogroup/strategy" })).toBe("done");
    expect(issue.labels()).toEqual([ENGAGEMENT]);
  });

  it("writes nothing to another repository that has the old name by now", async () => {
    const { github, repository, check, work } = await renamed();
    repository.rename("strategy");
    const other = github.createRepository("todogroup/governance", governance());
    const theirs = other.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
    expect(await work(check)).toBe("done");
    expect(theirs.checkRuns()).toHaveLength(1);
  });
});
