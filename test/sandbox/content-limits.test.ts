/** How much may be created in a minute and in an hour. */
import { describe, expect, it } from "vitest";
import { octokitOn, sandboxForTest } from "./support/sandbox.ts";

async function scene() {
  const start = Date.now();
  let seconds = 0;
  const github = await sandboxForTest({ now: () => new Date(start + seconds * 1000) });
  const repository = github.createRepository("todogroup/governance");
  const issue = repository.openIssue("Goal");
  const token = github.installationToken("todogroup");
  const send = async (path: string, body: unknown, authorization = `token ${token}`) => {
    const url = `${github.apiUrl}/repos/todogroup/governance/${path}`;
    const response = await fetch(url, { method: "POST", headers: { authorization }, body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body: answer };
  };
  const comment = (authorization?: string) => send("issues/1/comments", { body: "Hello" }, authorization);
  /** How many of so many comments at once are created, and what the others are told. */
  const comments = async (count: number) => {
    const answers = await Promise.all(Array.from({ length: count }, () => comment()));
    const refusal = answers.find(({ status }) => status === 403);
    return { created: answers.filter(({ status }) => status === 201).length, refusal };
  };
  const wait = (some: number): void => {
    seconds += some;
  };
  return { github, repository, issue, send, comment, comments, wait };
}

describe("what is created", () => {
  it("is refused after eighty in a minute, with the time until there is room again", async () => {
    const { comment, comments, wait, issue } = await scene();
    await comment();
    wait(20);
    expect(await comments(90)).toMatchObject({
      created: 79,
      refusal: {
        retryAfter: "40",
        body: {
          message: expect.stringContaining("You have exceeded a secondary rate limit"),
          documentation_url: expect.stringContaining("secondary-rate-limits"),
        },
      },
    });
    expect(issue.comments()).toHaveLength(80);
    wait(39);
    expect((await comments(2)).created).toBe(0);
    wait(1);
    expect((await comments(2)).created).toBe(1);
  });

  it("is refused after five hundred in an hour, whatever the minute", async () => {
    const { comment, comments, wait, github } = await scene();
    github.contentLimits.aMinute = 1000;
    await comment();
    wait(1800);
    expect(await comments(510)).toMatchObject({ created: 499, refusal: { retryAfter: "1800" } });
    wait(1800);
    expect(await comments(2)).toMatchObject({ created: 1, refusal: { retryAfter: "1800" } });
  });

  it("is counted by whose token it is, in whatever way it is created", async () => {
    const { github, repository, issue, send, comment } = await scene();
    github.contentLimits.aMinute = 5;
    repository.push({ x: "x" }, { branch: "goals" });
    const { id } = issue.comment("Hello");
    const answers = [
      await send("issues", { title: "Goal" }),
      await send("issues/1/labels", { labels: ["goal"] }),
      await send(`issues/comments/${id}/reactions`, { content: "eyes" }),
      await send("pulls", { title: "Goals", head: "goals", base: "main" }),
      // Is not something that anybody is notified of.
      await send("labels", { name: "other" }),
      await comment(),
      await comment(),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 201, 201, 201, 403]);
    expect((await comment(`token ${github.userToken("mona")}`)).status).toBe(201);
  });

  it("does not count check runs", async () => {
    const { github, repository, send } = await scene();
    github.contentLimits.aMinute = 0;
    const run = { name: "Goalkeeper", head_sha: repository.tip(), status: "queued" };
    expect((await send("check-runs", run)).status).toBe(201);
  });
});

it("tells the time by its own clock, and Octokit signs by it when it must", async () => {
  const github = await sandboxForTest({ now: () => new Date(Date.UTC(2024, 3, 25, 12)) });
  github.createRepository("todogroup/governance");
  const octokit = await octokitOn(github, "todogroup");
  const { headers } = await octokit.rest.repos.get({ owner: "todogroup", repo: "governance" });
  expect(headers.date).toBe("Thu, 25 Apr 2024 12:00:00 GMT");
});
