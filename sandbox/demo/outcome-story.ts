/** The story of an outcome: a pull request to the book says which call it carries out, is merged, and is recorded. */
import type { PullRequestDriver } from "../driver/pull-request.ts";
import type { RepositoryDriver } from "../driver/repository.ts";
import type { Sandbox } from "../sandbox.ts";
import { lineDiff } from "../world/git/line-diff.ts";
import { CHAPTER_PATH, STEP_TIMEOUT_MS, TOUCHPOINT_PATH } from "./governance.ts";
import { greenRecord } from "./record.ts";
import type { Steps } from "./steps.ts";

const OUTCOME = "2024-04-25-emea/scorecard-chapter";
const TEXT = "How an office gets from the first scan to a habit: which checks to start with, and which can wait.";
const SECTION = `
## Scorecard, step by step

1. Let Scorecard look at one project, and read its answers with the maintainers.
2. Mend what is quick to mend: branch protection, pinned dependencies, a security policy.
3. Have it run each week, and talk about what moves.
`;

export interface BookStage {
  readonly github: Sandbox;
  readonly governance: RepositoryDriver;
  readonly book: RepositoryDriver;
  readonly steps: Steps;
}

/** The first part: a pull request names no outcome, and gets the likely ones. */
export async function proposeChapter({ github, book, steps }: BookStage): Promise<PullRequestDriver> {
  const pullRequest = await steps.step("Mona opens a pull request to the book, and thinks of no call", () =>
    book.openPullRequest({
      branch: "scorecard",
      title: "Introduce Scorecard as OpenSSF recommends it",
      body: TEXT,
      author: "mona",
      files: { [CHAPTER_PATH]: `${book.read(CHAPTER_PATH) ?? ""}${SECTION}` },
    }),
  );
  const words = await steps.step("Goalkeeper asks whether it carries out what a call asked for", () =>
    github.until(() => commentWith(pullRequest, ["Does this carry out", OUTCOME]), STEP_TIMEOUT_MS),
  );
  for (const [[id] = [], , why = []] of tableIn(words)) steps.say(`    ${id}: ${why.join(", ")}`);
  return pullRequest;
}

/** The second part: she names the outcome, and hears what it counts for. */
export async function nameOutcome({ github, steps }: BookStage, pullRequest: PullRequestDriver): Promise<void> {
  const words = await steps.step(`She adds a line, "Outcome: ${OUTCOME}", and reads what it counts for`, () => {
    pullRequest.edit({ body: `${TEXT}\n\nOutcome: ${OUTCOME}` });
    return github.until(() => commentWith(pullRequest, ["This carries out", OUTCOME]), STEP_TIMEOUT_MS);
  });
  for (const [[, summary = ""] = [], [goal = ""] = [], [pillar = ""] = []] of tableIn(words)) {
    for (const line of [summary, `goal: ${goal}`, `pillar: ${pillar}`]) steps.say(`    ${line}`);
  }
}

/** The third part: it is merged, and a pull request brings the file of the call up to date. */
export async function mergeChapter(
  { github, governance, steps }: BookStage,
  pullRequest: PullRequestDriver,
): Promise<PullRequestDriver> {
  await steps.step("Octocat merges it, and Goalkeeper says that the outcome is delivered", () => {
    pullRequest.merge();
    return github.until(() => commentWith(pullRequest, ["This is merged"]), STEP_TIMEOUT_MS);
  });
  const record = await steps.step(
    "A pull request to the governance repository records it, and its own check is green",
    () =>
      github.until(
        () => greenRecord(governance, (textOf) => textOf(TOUCHPOINT_PATH).includes("delivered")),
        STEP_TIMEOUT_MS,
      ),
  );
  for (const line of changedLines(governance, record)) steps.say(`    ${line}`);
  return record;
}

/** What the record changes. Throws where that is more than the outcome. */
function changedLines(governance: RepositoryDriver, record: PullRequestDriver): readonly string[] {
  const text = (path: string, ref?: string): string => governance.read(path, ref) ?? "";
  const files = governance.list(record.headSha).map(({ path }) => path);
  const changed = files.filter((path) => text(path) !== text(path, record.headSha));
  const patch = lineDiff(text(TOUCHPOINT_PATH), text(TOUCHPOINT_PATH, record.headSha)).patch;
  const lines = patch.split("\n").filter((line) => /^[-+]/.test(line));
  const isExact = lines.length === 3 && lines.every((line) => /^[-+] {4}(?:status|contributions): /.test(line));
  if (changed.join(" ") !== TOUCHPOINT_PATH || !isExact) {
    throw new Error(`The record changes more than the outcome, in ${changed.join(" ")}:\n${patch}`);
  }
  return lines;
}

/** The words of the app's comment, once it says all of these. */
function commentWith(pullRequest: PullRequestDriver, parts: readonly string[]): string | undefined {
  return pullRequest
    .comments()
    .find(({ author, body }) => author.type === "Bot" && parts.every((part) => body.includes(part)))?.body;
}

/** The table in a comment, as plain words: rows of cells of lines. Throws where there is none. */
function tableIn(body: string): readonly (readonly (readonly string[])[])[] {
  const [, , ...rows] = body.split("\n").filter((line) => line.startsWith("| "));
  if (rows.length === 0) throw new Error(`There is no table in the comment:\n${body}`);
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.replaceAll(/[`*]|\\(?=[^\w\s])/g, "").split("<br>")),
  );
}
