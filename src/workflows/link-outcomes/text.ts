/** The Markdown of the one comment on a contribution: which outcome it carries out, for which goal, and what happens next. */
import { inertCode, inertText } from "../../domain/markdown.ts";
import { cut } from "../../domain/words.ts";
import type { Item } from "../../engine/item.ts";
import type { FiledOutcome, OutcomeFiles } from "../outcome-files.ts";
import type { ItemLinks } from "../outcome-links.ts";
import { problemList } from "./problems.ts";
import type { ItemSnapshot } from "./snapshot.ts";

/** A likely outcome, with what speaks for it. */
export interface Suggested {
  readonly outcome: FiledOutcome;
  readonly why: readonly string[];
}

const MAX_SUMMARY = 300;

/** Of a members' call, people who are no members see the id of an outcome and nothing else. */
function mayShow({ isForMembers }: FiledOutcome, { isPrivate }: Item): boolean {
  return !isForMembers || isPrivate;
}

/** Whether a text that was written before says more than people may see by now: a repository or a call can change hands. */
export function revealsTooMuch(body: string, item: Item, { outcomes }: OutcomeFiles): boolean {
  return outcomes.some((outcome) => {
    const summary = summaryOf(outcome);
    return !mayShow(outcome, item) && summary !== "" && body.includes(summary);
  });
}

/** Where a contribution stands. */
export function standingText(snapshot: ItemSnapshot, links: ItemLinks): string {
  const { item, files } = snapshot;
  const linked = linkedIn(links, files);
  const problems = problemList(links.resolved, item, files);
  const more = links.more === 0 ? "" : `${links.more} more references were passed over: one item can hold twenty.`;
  if (linked.length > 0) {
    const unclear = problems === "" ? "" : `Not everything that is named here could be found:\n\n${problems}`;
    return joined([
      headingFor(linked.length),
      outcomeTable(linked, snapshot),
      nextStep(linked, snapshot),
      unclear,
      more,
      advice(links),
    ]);
  }
  if (problems === "")
    return joined([
      "This names no outcome of a community call any more, so nothing is recorded for it.",
      advice(links),
    ]);
  return joined([
    "**This names an outcome of a community call, and it cannot be linked yet.**",
    problems,
    more,
    remedy(links),
  ]);
}

/** What could not be done, above how things stand. */
export function refusalText(snapshot: ItemSnapshot, links: ItemLinks, words: string): string {
  const isSilent = links.resolved.length === 0;
  return joined([words, isSilent ? "" : standingText(snapshot, links)]);
}

/** Said once, where a contribution names no outcome and some are likely. */
export function suggestionText(snapshot: ItemSnapshot, suggested: readonly Suggested[]): string {
  const { item } = snapshot;
  const rows = suggested.map(({ outcome, why }) => {
    return [
      nameOf(outcome, item),
      goalOf(outcome, snapshot),
      // What speaks for it may come from the words of its goal.
      mayShowGoal(outcome, snapshot) ? why.map(inertText).join("<br>") : "",
    ];
  });
  const id = suggested[0]?.outcome.id ?? "";
  const waits =
    suggested.length === 1 ? "This outcome still waits for somebody" : "These outcomes still wait for somebody";
  const which = suggested.length === 1 ? "If it does" : "If it does, say which: for the first one";
  return joined([
    `**Does this carry out what a community call asked for?** ${waits}, and may be meant here:`,
    table(["outcome", "goal behind it", "what speaks for it"], rows),
    `${which}, add the line ${inertCode(`Outcome: ${id}`)} to the description, or write ${inertCode(`/outcome ${id}`)} in a comment. If not, there is nothing to do: this is said only once.`,
  ]);
}

function linkedIn({ outcomes: ids }: ItemLinks, { outcomes }: OutcomeFiles): readonly FiledOutcome[] {
  return ids.flatMap((id) => outcomes.find((outcome) => outcome.id === id) ?? []);
}

function headingFor(count: number): string {
  return count === 1
    ? "**This carries out an outcome of a community call.**"
    : `**This carries out ${count} outcomes of community calls.**`;
}

function outcomeTable(linked: readonly FiledOutcome[], snapshot: ItemSnapshot): string {
  const rows = linked.map((outcome) => [
    nameOf(outcome, snapshot.item),
    goalOf(outcome, snapshot),
    pillarOf(outcome, snapshot),
  ]);
  return table(["outcome", "goal behind it", "pillar"], rows);
}

function nameOf(outcome: FiledOutcome, item: Item): string {
  const summary = mayShow(outcome, item) ? summaryOf(outcome) : "";
  return summary === "" ? inertCode(outcome.id) : `${inertCode(outcome.id)}<br>${summary}`;
}

function summaryOf({ summary }: FiledOutcome): string {
  return inertText(summary.length > MAX_SUMMARY ? `${cut(summary, MAX_SUMMARY)}…` : summary);
}

function goalOf(outcome: FiledOutcome, snapshot: ItemSnapshot): string {
  const { goal } = outcome;
  if (goal === undefined || !mayShowGoal(outcome, snapshot)) return "";
  return inertText(snapshot.files.goals.find((one) => one.goal.id === goal)?.goal.title ?? goal);
}

function pillarOf(outcome: FiledOutcome, snapshot: ItemSnapshot): string {
  const { goals, configuration } = snapshot.files;
  const { goal } = outcome;
  if (goal === undefined || !mayShowGoal(outcome, snapshot)) return "";
  const pillar = goals.find((one) => one.goal.id === goal)?.goal.pillar;
  return inertText(configuration.pillars?.find(({ id }) => id === pillar)?.title ?? "");
}

/** An open call tells everybody what it asked for, and nothing of goals that only members can read. */
function mayShowGoal(outcome: FiledOutcome, { item, isGovernancePrivate }: ItemSnapshot): boolean {
  return mayShow(outcome, item) && (!isGovernancePrivate || item.isPrivate);
}

function nextStep(linked: readonly FiledOutcome[], { item, governanceRepository }: ItemSnapshot): string {
  const [it, is] = linked.length === 1 ? ["the outcome", "is"] : ["the outcomes", "are"];
  const record = `Nobody has to write that down: a pull request to ${inertText(governanceRepository)} brings the record up to date.`;
  const isPullRequest = item.kind === "pull-request";
  switch (item.ending) {
    case undefined: {
      const isDelivered = linked.every((outcome) => mayShow(outcome, item) && outcome.status === "delivered");
      if (isDelivered) return `${capitalised(it)} ${is} delivered already; this is recorded beside what did it.`;
      const end = isPullRequest ? "merged" : "closed as completed";
      return `${capitalised(it)} ${is} in progress now, and delivered once this is ${end}. ${record}`;
    }
    case "merged":
    case "completed":
      return `This is ${isPullRequest ? "merged" : "completed"}, so ${it} ${is} delivered. ${record}`;
    case "dropped": {
      const end = isPullRequest ? "a merge" : "being completed";
      return `This was closed without ${end}, so it does not count for ${it} any more. If this is reopened, it counts again.`;
    }
    default:
      return item.ending satisfies never;
  }
}

const CHANGE = `write ${inertCode("/outcome <call>/<outcome>")} or ${inertCode("/outcome none")} in a comment`;

function advice({ isCommanded }: ItemLinks): string {
  const how = isCommanded
    ? "A command in a comment says so; it goes before the description."
    : `This follows the description: a line ${inertCode("Outcome: …")} in it, or a link to the call.`;
  return `<sub>${how} To change it, ${CHANGE}.</sub>`;
}

/** Where nothing is linked. */
function remedy({ isCommanded }: ItemLinks): string {
  const where = isCommanded ? "" : `mend the line ${inertCode("Outcome: …")} in the description, or `;
  return `To name the right one, ${where}${CHANGE}.`;
}

/** Columns in which nothing stands are left out. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isUsed = head.map((_, column) => rows.some((row) => row[column] !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, column) => isUsed[column]).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
