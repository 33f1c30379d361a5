/** Texts of strangers, in every place where they can write one, do nothing in whatever the app writes. */
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { commitIn } from "../../sandbox/world/git/object-store.ts";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { LINKED_BY_GITHUB, rendered, textOf } from "../support/hostile-text.ts";
import { sceneForTest } from "../support/goalkeeper.ts";

const OURS = "goalkeeper[bot]";
const PLACE = "todogroup/ospology";

/** Mentions, links, HTML, a table, code, a diagram, a mark of ours, a turn of direction, and a trailer. */
const EVIL =
  "@victim cc @evil/team <img src=x onerror=alert(1)> <script>x</script> [x](https://evil.example) ![p](https://evil.example/p.png) " +
  "| a | `c` --> <!-- goalkeeper:dashboard 2024 --> \u202Egnp #1 GH-1 https://evil.example www.evil.example Signed-off-by: V <v@evil.example>";
const DIAGRAM = "```mermaid\ngraph TD; a[<img src=x>]\n```";
const TRAILER = "\n\nSigned-off-by: Victim <victim@evil.example>\n::error::forged\n\u001B[2J";

const yaml = (text: string): string => JSON.stringify(text.slice(0, 250));

function filesFor(address: string) {
  return {
    ".github/goalkeeper.yml": `pillars:
  - id: community
    title: ${yaml(EVIL)}
    description: ${yaml(EVIL)}
    label: { name: "@victim <b> | #1", color: "1f6feb", description: "@victim <img src=x> https://evil.example" }
    keywords: ["@victim openssf", openssf, "<img src=x>"]
triage: { comment: always }
contributions:
  - destination: ospo-book
    repository: ${PLACE}
`,
    "goals/2024/evil.yml": `id: evil
title: ${yaml(EVIL)}
pillar: community
cycle: "2024"
status: active
owners: [octocat]
summary: ${yaml(`${EVIL}\n${DIAGRAM}`)}
partners: [${yaml(EVIL)}]
initiatives:
  - { id: one, title: ${yaml(EVIL)}, status: doing, measure: { unit: ${yaml(EVIL.slice(0, 60))}, from: 0, to: 4, current: 1 }, issues: ["${address}/o/r/issues/2"] }
`,
    "goals/2024/url.yml": `id: url\ntitle: Ask nobody\npillar: community\ncycle: "2024"\nstatus: active\nowners: [octocat]\ntracking_issue: ${address}/o/r/issues/1\n`,
    "touchpoints/call.yml": `id: call
starts: 2024-04-25T12:00:00Z
audience: open
title: ${yaml(EVIL)}
discussion: ${address}/orgs/o/discussions/1
outcomes:
  - { id: chapter, summary: ${yaml(EVIL)}, destination: ospo-book, status: open, contributions: ["${address}/o/r/pull/1"] }
`,
  };
}

interface Written {
  readonly markdown: readonly string[];
  readonly plain: readonly string[];
  readonly commits: readonly string[];
}

/** What the app wrote in a repository: Markdown, what is shown as it is, and messages of commits. */
function writtenIn({ model }: RepositoryDriver): Written {
  const items = [...model.items.values()];
  const comments = items.flatMap((item) => item.comments).filter(({ author }) => author.login === OURS);
  const ours = items.filter(({ author }) => author.login === OURS);
  const runs = model.suites.flatMap((suite) => suite.runs);
  const commits = [...model.refs.values()].flatMap((sha) => {
    const { message, author } = commitIn(model.objects, sha);
    return author.name === OURS ? [message] : [];
  });
  return {
    markdown: [
      ...comments.map(({ body }) => body),
      ...items.flatMap(({ body }) => (body?.startsWith("<!-- goalkeeper:") === true ? [body] : [])),
      ...runs.flatMap(({ summary, text }) => [summary ?? "", text ?? ""]),
    ].filter((text) => text !== ""),
    plain: [
      ...ours.map(({ title }) => title),
      ...runs.flatMap(({ title, annotations }) => [title ?? "", ...annotations.map(({ message }) => message)]),
    ],
    commits,
  };
}

/** HTML that the app writes itself. */
const OWN_HTML =
  /<\/?(?:sub|details|summary|br|p|ul|ol|li|h\d|table|thead|tbody|tr|t[dh](?: align="\w+")?|strong|em|code|hr \/|blockquote|a(?: href="(?:http:\/\/127\.0\.0\.1:\d+|https:\/\/github\.com\/todogroup\/goalkeeper|https:\/\/redirect\.github\.com\/todogroup\/governance\/issues)\/[^"]*")?)>/g;

it("nothing acts in comments, issues, proposals, check runs and commits; nobody is asked at an address from a file", async () => {
  const asked: string[] = [];
  const trap = createServer((socket) => {
    asked.push("a connection");
    socket.destroy();
  });
  trap.listen(0, "127.0.0.1");
  await once(trap, "listening");
  onTestFinished(() => void trap.close());
  const bound = trap.address();
  const address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;

  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", filesFor(address));
  const place = scene.github.createRepository(PLACE, { "README.md": "# Book\n" });
  await scene.settled();
  const issue = repository.openIssue(`openssf ${EVIL}`.slice(0, 250), `${DIAGRAM}\n${EVIL}`, "mona");
  issue.comment(`/pillar ${EVIL}`, "mona");
  issue.comment(`/why ${EVIL}`, "mona");
  issue.comment(`/pillar ${EVIL}`, "stranger");
  place.openPullRequest({
    branch: "evil-`x`-<b>",
    title: `openssf ${EVIL}`.slice(0, 250),
    body: `Outcome: call/chapter\nOutcome: call/${EVIL}\nOutcome: ${EVIL}\n${DIAGRAM}`,
    files: { "page.md": "x" },
  });
  const misspelt = {
    [`goals/2024/evil${TRAILER.replaceAll("/", "-")}.yml`]: "ownres: []\nid: [\n",
    "goals/2024/<img src=x> @victim.yml": `id: evil\ntitel: ${yaml(EVIL)}\n`,
  };
  const mendable = {
    "goals/2024/two.yml": `id: two\ntitle: ${yaml(EVIL)}\npillar: community\ncycle: "2024"\nstatus: active\nownres: [octocat]\n`,
  };
  const pullRequest = repository.openPullRequest({
    branch: "change",
    title: EVIL.slice(0, 250),
    files: { ...misspelt, ...mendable },
  });
  const run = await scene.checked(pullRequest);
  if (run.actions.length > 0) pullRequest.requestAction(run, "apply-fixes");
  await scene.settled();
  await scene.look();
  await scene.settled();

  expect(scene.deadLetters).toEqual([]);
  expect(asked).toEqual([]);
  const [here, there] = [writtenIn(repository), writtenIn(place)];
  const markdown = [...here.markdown, ...there.markdown];
  expect(here.markdown.some((text) => text.startsWith("<!-- goalkeeper:tracking-issue evil -->"))).toBe(true);
  expect([here.markdown.length > 4, there.markdown.length > 0, here.commits.length > 1]).toEqual([true, true, true]);
  for (const text of markdown) {
    expect([...text.matchAll(/<!-- goalkeeper:/g)].filter(({ index }) => index > 0)).toEqual([]);
    const html = rendered(text.replaceAll(/^<!-- [^<>]* -->$/gm, ""));
    const outside = html.replaceAll(/<pre>[^]*?<\/pre>|<code>[^]*?<\/code>/g, "");
    const left = outside.replaceAll(OWN_HTML, "");
    expect(left).not.toMatch(/<(?!input)/);
    for (const linked of LINKED_BY_GITHUB)
      expect(textOf(outside.replaceAll(/<a [^]*?<\/a>/g, "")).replaceAll(/^- @octocat:/gm, "")).not.toMatch(linked);
    expect(html).not.toContain("language-mermaid");
    expect(outside).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  }
  // GitHub shows these as they are; but for lines, which would end them.
  for (const text of here.plain) expect(text).not.toMatch(/[\n\r]/);
  for (const message of here.commits) {
    expect(message.match(/^Signed-off-by:.*$/gm)).toEqual([
      expect.stringMatching(/^Signed-off-by: goalkeeper\[bot\] </),
    ]);
    expect(message).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]|^::/mu);
  }
});
