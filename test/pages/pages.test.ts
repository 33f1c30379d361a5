import { expect, describe, it } from "vitest";
import { createCheckRun } from "../../sandbox/world/checks.ts";
import { addComment, react } from "../../sandbox/world/comments.ts";
import { transferIssue } from "../../sandbox/world/departures.ts";
import { deleteLabel, setLabels } from "../../sandbox/world/labels.ts";
import { branchRef, branchTip } from "../../sandbox/world/names.ts";
import { commitFiles, createRepository, updateRef } from "../../sandbox/world/repositories.ts";
import { page } from "../../sandbox/pages/page.ts";
import { lineAnchor } from "../../sandbox/pages/links.ts";
import { annotation, governanceWorld, GOAL_PATH, OTHER_PATH, type Governance } from "./governance-world.ts";

const PULL = "/todogroup/governance/pull/2";

/** The words of a page, without its tags. */
function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

/** A new run on the head that says what a test is about. */
function say(
  { world, repository, run, pullRequest }: Governance,
  output: Parameters<typeof createCheckRun>[4]["output"],
) {
  return createCheckRun(world, repository, run.suite.app, pullRequest.head.sha, {
    name: "Goalkeeper",
    conclusion: "failure",
    output,
  });
}

describe("a page", () => {
  it.each([
    ["/", "Repositories"],
    ["/todogroup", "governance"],
    ["/todogroup/governance", "TODO Group, 2024"],
    ["/todogroup/governance/tree/main/goals/2024", "agendas-ahead.yml"],
    [`/todogroup/governance/blob/main/${OTHER_PATH}`, "Ask after each call"],
    ["/todogroup/governance/issues", "Who hosts the call in November?"],
    ["/todogroup/governance/issues?state=closed", "There are no closed issues"],
    ["/todogroup/governance/issues/1", "Same time as last year?"],
    ["/todogroup/governance/pulls", "Add a goal for outreach"],
    [PULL, "Some checks were not successful"],
    [`${PULL}/commits`, "Finish the feedback goal"],
    [`${PULL}/files`, "Showing 2 changed files with 15 additions and 1 deletion ."],
    [`${PULL}/checks`, "4 errors and 1 warning"],
  ])("stands at %s", (path, words) => {
    const { world } = governanceWorld();
    const { status, html } = page(world, path);
    expect(status).toBe(200);
    expect(wordsOf(html)).toContain(words);
  });

  it.each([
    "/nobody",
    "/todogroup/nothing",
    "/todogroup/governance/nothing",
    "/todogroup/governance/pull/99",
    "/todogroup/governance/pull/x",
    "/todogroup/governance/pull/2/nothing",
    "/todogroup/governance/runs/1",
    "/todogroup/governance/commit/0000000",
    "/todogroup/governance/blob/main/nothing.yml",
    "/todogroup/governance/blob/gone/README.md",
    "/%E0%A4%A/x",
    "//",
    "/constructor/__proto__/toString",
  ])("is not to be found at %s", (path) => {
    const { world } = governanceWorld();
    expect(page(world, path).status).toBe(path === "//" ? 200 : 404);
  });

  it("changes nothing in the world", () => {
    const { world, repository, pullRequest } = governanceWorld();
    const events: string[] = [];
    world.listen(({ kind }) => events.push(kind));
    const refs = new Map(repository.refs);
    for (const path of ["", "/commits", "/checks", "/files"]) page(world, `${PULL}${path}`);
    expect(events).toEqual([]);
    expect(repository.refs).toEqual(refs);
    expect(pullRequest.mergeability).toBeUndefined();
  });

  it("loads itself again where that is asked for", () => {
    const { world } = governanceWorld();
    expect(page(world, PULL).html).not.toContain("http-equiv");
    expect(page(world, PULL, { refreshSeconds: 2 }).html).toContain('<meta http-equiv="refresh" content="2"');
  });
});

describe("text of strangers", () => {
  it("is Markdown in a comment, with no more HTML than GitHub lets through", () => {
    const { world, pullRequest } = governanceWorld();
    const body = [
      "<!-- goalkeeper:report 2024 -->",
      "<details><summary>More</summary>\n\n| a | b |\n| --- | --- |\n| 1 | x |\n\n</details>",
      "[link](javascript:alert(1)) <b onclick='x'>bold</b> <style>p { color: red }</style>",
      '<p style="position: fixed" id="main">Over</p><form action="/x"><button>Go</button></form>',
      "~~old~~ `<code>` line\nbreak",
    ].join("\n\n");
    const comment = addComment(world, pullRequest, world.account("hubot"), body);
    const { html } = page(world, PULL);
    const card = html.slice(
      html.indexOf(`id="issuecomment-${comment.id}"`),
      html.indexOf("</article>", html.indexOf(`id="issuecomment-${comment.id}"`)),
    );
    expect(card).toContain("<details><summary>More</summary>");
    expect(card).toContain("<td>1</td>");
    expect(card).toContain("<b>bold</b>");
    expect(card).toContain("<del>old</del> <code>&#x3C;code></code> line<br>");
    expect(card).not.toMatch(/goalkeeper:report|javascript|onclick|<style|style=|<form|<button|id="main"/);
  });

  it("links the people whom it would call, and not those whom it only names", () => {
    const { world, pullRequest } = governanceWorld();
    addComment(world, pullRequest, world.account("hubot"), "@octocat, see #1, not @\u200Bmonalisa or `@hidden`");
    const { html } = page(world, PULL);
    expect(html).toContain('<a href="/octocat">@octocat</a>');
    expect(html).toContain('<a href="/todogroup/governance/issues/1">#1</a>');
    expect(html).not.toMatch(/href="\/(monalisa|hidden)"/);
  });
});

/** Line anchors and titles of annotations, in the order of the page. */
function orderOf(html: string): string[] {
  const matches = html.matchAll(/id="(diff-\w+[LR]\d+)"|class="annotation-title">([^<]*)</g);
  return [...matches].map(([, anchor, title]) => anchor ?? title ?? "");
}

describe("files changed", () => {
  it("has each annotation below the last line that it is about", () => {
    const order = orderOf(page(governanceWorld().world, `${PULL}/files`).html);
    const titles = [
      [GOAL_PATH, 3, "unknown-pillar"],
      [GOAL_PATH, 4, "wrong-type"],
      [GOAL_PATH, 12, "unknown-value"],
      [GOAL_PATH, 14, "beyond-target"],
      [OTHER_PATH, 6, "unknown-value"],
    ] as const;
    for (const [path, line, title] of titles) expect(order[order.indexOf(lineAnchor(path, "R", line)) + 1]).toBe(title);
  });

  it("shows the lines around an annotation, though nothing changed there", () => {
    const governance = governanceWorld();
    const range = annotation(OTHER_PATH, 16, { startLine: 14, title: "far away" });
    say(governance, { summary: "", annotations: [range] });
    const { html } = page(governance.world, `${PULL}/files`);
    const order = orderOf(html);
    expect(order[order.indexOf(lineAnchor(OTHER_PATH, "R", 16)) + 1]).toBe("far away");
    expect(html).toContain("on lines 14 to 16");
    expect(order).toContain(lineAnchor(OTHER_PATH, "R", 13));
    expect(order).not.toContain(lineAnchor(OTHER_PATH, "R", 12));
  });

  it("loses no annotation, whatever line or file it names", () => {
    const governance = governanceWorld();
    const paths = [GOAL_PATH, "README.md", "gone/nowhere.yml"];
    const annotations = paths.map((path, index) => annotation(path, 9999, { title: `lost-${index}` }));
    say(governance, { summary: "", annotations });
    const { html } = page(governance.world, `${PULL}/files`);
    expect(orderOf(html).filter((name) => name.startsWith("lost-"))).toEqual(["lost-0", "lost-1", "lost-2"]);
    expect(html).toContain("Unchanged files with check annotations");
  });

  it("says why there are no lines", () => {
    const { world, push } = governanceWorld();
    const paths = { "a.bin": "\0", "big.yml": "a".repeat(600_000), "empty.yml": "", "end.yml": "a: 1" };
    push(paths, "Add what cannot be shown");
    const { html } = page(world, `${PULL}/files`);
    for (const words of [
      "Binary file not shown.",
      "Large diffs are not rendered.",
      "Empty file.",
      "No newline at end of file",
    ]) {
      expect(html).toContain(words);
    }
  });

  it("is about the merge base, not about what happened on the base since", () => {
    const { world, repository, pullRequest } = governanceWorld();
    const before = page(world, `${PULL}/files`).html;
    const parent = branchTip(repository, "main");
    const files = { [OTHER_PATH]: "id: other", "new.yml": "id: new" };
    const { sha } = commitFiles(world, repository, { files, parent, author: pullRequest.author, message: "Move on" });
    updateRef(world, repository, { ref: branchRef("main"), sha, pusher: pullRequest.author });
    expect(page(world, `${PULL}/files`).html).toBe(before);
  });
});

describe("checks", () => {
  it("shows the run of the head first, with its buttons and annotations", () => {
    const { world, run } = governanceWorld();
    const { html } = page(world, `${PULL}/checks`);
    expect(html).toContain("What changes in the goals");
    expect(html).toContain(`<form method="post" action="/todogroup/governance/runs/${run.id}/actions">`);
    expect(html).toContain('name="identifier" value="apply-fixes"');
    expect(html).toContain(`href="${PULL}/files#${lineAnchor(GOAL_PATH, "R", 3)}"`);
  });

  it("keeps the runs of earlier heads, and says that they are", () => {
    const { world, earlierRun } = governanceWorld();
    const link = `${PULL}/checks?check_run_id=${earlierRun.id}`;
    expect(page(world, `${PULL}/checks`).html).toContain(`href="${link}"`);
    const words = wordsOf(page(world, link).html);
    expect(words).toContain("This run is of an earlier head");
    expect(words).toContain("3 errors, 1 warning");
  });

  it.each([
    ["success", "All checks have passed", "1 successful check"],
    ["neutral", "All checks have completed", "1 neutral check"],
    ["action_required", "Some checks haven’t completed yet", "1 waiting for action check"],
    ["timed_out", "Some checks were not successful", "1 timed out check"],
  ] as const)("tells that the head ended as %s", (conclusion, headline, counts) => {
    const governance = governanceWorld();
    const run = say(governance, { summary: "" });
    run.conclusion = conclusion;
    const words = wordsOf(page(governance.world, PULL).html);
    expect(words).toContain(headline);
    expect(words).toContain(counts);
  });

  it("has no buttons while a run is under way", () => {
    const governance = governanceWorld();
    const run = say(governance, { summary: "" });
    run.status = "in_progress";
    run.conclusion = null;
    expect(page(governance.world, `${PULL}/checks`).html).not.toContain("<form");
    expect(wordsOf(page(governance.world, PULL).html)).toContain("Some checks haven’t completed yet");
  });
});

describe("a conversation", () => {
  it("tells in its place who put which labels on it and took which off, together what was done in one go", () => {
    const { world, pullRequest } = governanceWorld();
    const hubot = world.account("hubot");
    addComment(world, pullRequest, hubot, "Before");
    setLabels(world, pullRequest, ["bug", "other"], hubot);
    addComment(world, pullRequest, hubot, "After");
    const words = wordsOf(page(world, PULL).html);
    expect(words).toMatch(/Before.*hubot added other and removed pillar: engagement labels now.*After/);
    expect(words).toMatch(/goalkeeper bot added pillar: engagement bug labels \d+ minutes ago/);
  });

  it("shows a label that was deleted since", () => {
    const { world, repository, pullRequest } = governanceWorld();
    const label = repository.labels.get("bug");
    if (label === undefined) throw new Error("there is no such label");
    deleteLabel(world, repository, label, { account: world.account("hubot") });
    expect(pullRequest.labels).not.toContain(label);
    expect(wordsOf(page(world, PULL).html)).toContain("hubot removed bug now");
  });

  it("counts the reactions to a comment, and says who gave them", () => {
    const { world, pullRequest } = governanceWorld();
    const comment = addComment(world, pullRequest, world.account("hubot"), "/pillar");
    for (const login of ["mona", "hubot"]) react(world, comment, world.account(login), "eyes");
    const { html } = page(world, PULL);
    const pill = html.slice(html.indexOf('title="eyes: mona, hubot"'));
    expect(pill).toContain('aria-label="eyes"');
    expect(wordsOf(`<${pill}`).trim()).toMatch(/^2\b/);
  });

  it("says that it is locked, and why", () => {
    const { world } = governanceWorld();
    const locked = "This conversation has been locked as resolved and limited to collaborators.";
    expect(wordsOf(page(world, "/todogroup/governance/issues/1").html)).toContain(locked);
    expect(wordsOf(page(world, PULL).html)).not.toContain("This conversation has been locked");
  });

  it("of an issue that was transferred is shown at its old address too", () => {
    const { world, repository } = governanceWorld();
    const to = createRepository(world, { owner: repository.owner, name: "ospology" });
    const issue = repository.items.get(1);
    if (issue?.kind !== "issue") throw new Error("there is no such issue");
    transferIssue(world, issue, to, issue.author);
    const { status, html } = page(world, "/todogroup/governance/issues/1");
    expect([status, html.includes("/todogroup/ospology/issues")]).toEqual([200, true]);
  });
});
