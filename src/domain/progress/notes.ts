/** The short lists of a summary: what moved, what needs a person, what comes next, what came out of the calls. */
import type { OutcomeState } from "../outcomes/table.ts";
import type { Change } from "./changes.ts";
import type { GoalFacts, InitiativeFacts } from "./facts.ts";
import { code, words, type Note, type Piece, type Sentence } from "./pieces.ts";
import type { OutcomeFact } from "./sources.ts";
import { counted, dayInWords, distanceInWords, figure, spanInWords } from "./time-words.ts";

/** What moved, in the order of the changes; what moved of one initiative is one note. */
export function movedNotes(changes: readonly Change[], facts: GoalFacts): readonly Note[] {
  const notes: Note[] = [];
  const ofInitiative = new Map<string, number>();
  for (const change of changes) {
    const moved = movedNote(change, facts);
    const id = "initiative" in change ? change.initiative.id : undefined;
    const index = id === undefined ? undefined : ofInitiative.get(id);
    const before = index === undefined ? undefined : notes[index];
    if (before !== undefined && index !== undefined) {
      notes[index] = { lead: [...before.lead, ", ", ...moved.lead], about: before.about };
    } else {
      if (id !== undefined) ofInitiative.set(id, notes.length);
      notes.push(moved);
    }
  }
  return notes.map(({ lead: [first = "", ...rest], about }) => ({ lead: [capitalised(first), ...rest], about }));
}

function capitalised(piece: Piece): Piece {
  return typeof piece === "string" ? piece.charAt(0).toUpperCase() + piece.slice(1) : piece;
}

function movedNote(change: Change, facts: GoalFacts): Note {
  if (!("initiative" in change)) return movedAround(change, facts);
  return { lead: movedInitiative(change, facts.at), about: [words(change.initiative.title)] };
}

type InitiativeChange = Extract<Change, { readonly initiative: unknown }>;

function movedInitiative(change: InitiativeChange, at: string): Sentence {
  switch (change.kind) {
    case "measure-moved":
      return [`${figure(change.from)} → ${figure(change.to)} `, words(change.unit)];
    case "target-moved":
      return [`target ${figure(change.from)} → ${figure(change.to)} `, words(change.unit)];
    case "due-moved": {
      const [from, to] = [change.from, change.to].map((day) => (day === undefined ? "no day" : dayInWords(day, at)));
      return [`due ${from} → ${to}`];
    }
    case "finished":
    case "started":
    case "added":
    case "dropped":
    case "removed":
    case "put-off":
    case "taken-up-again":
      return [LEADS[change.kind]];
    default:
      return change satisfies never;
  }
}

function movedAround(change: Exclude<Change, InitiativeChange>, { repository: home }: GoalFacts): Note {
  switch (change.kind) {
    case "goal-added":
      return { lead: ["new"], about: ["the goal was written down"] };
    case "goal-status":
      return { lead: [`${change.from} → ${change.to}`], about: ["the goal itself"] };
    case "issue-closed":
    case "issue-opened":
    case "issue-reopened": {
      const { reference, title, state } = change.issue;
      const lead = state === "not-planned" ? "closed as not planned" : LEADS[change.kind];
      return {
        lead: [lead],
        about: [...(title === "" ? [] : [words(title), " "]), { kind: "issue", reference, home }],
      };
    }
    case "outcome-delivered":
      return { lead: ["delivered"], about: aboutOutcome(change.outcome, home) };
    default:
      return change satisfies never;
  }
}

const LEADS = {
  finished: "finished",
  started: "begun",
  added: "added",
  dropped: "dropped",
  removed: "removed",
  "put-off": "put off",
  "taken-up-again": "taken up again",
  "issue-closed": "closed",
  "issue-opened": "opened",
  "issue-reopened": "reopened",
} as const;

/** What waits for a person, the most pressing first. */
export function needNotes(facts: GoalFacts): readonly Note[] {
  const { status, owners, initiatives, outcomes } = facts;
  if (status === "done" || status === "dropped") return [];
  const open = initiatives.filter(({ state }) => state !== "done" && state !== "dropped");
  const waiting = (outcomes ?? []).filter(({ state }) => state === "waiting");
  const unread = initiatives.reduce((sum, { unreadIssues }) => sum + unreadIssues, 0);
  return [
    ...(owners.length === 0
      ? [note("No owner", "Who answers for this goal? Name them under ", code("owners"), ".")]
      : []),
    ...(facts.state === "stale" ? [quietNote(facts.quietDays)] : []),
    ...open
      .filter(({ state }) => state === "overdue")
      .toSorted(byDue)
      .map(overdueNote),
    // Where nothing at all happens, one question is enough.
    ...open.filter(({ state }) => state === "stale" && facts.state !== "stale").map(staleNote),
    ...open
      .filter(({ state, status: own }) => state === "due-soon" && own === "todo")
      .toSorted(byDue)
      .map(dueNote),
    ...open.filter(({ progress }) => progress === 1).map(reachedNote),
    ...endNotes(facts, open.length),
    ...waiting.map((outcome) => ({ lead: ["Waits for somebody"], about: aboutOutcome(outcome, facts.repository) })),
    ...(unread === 0 ? [] : [note("Not readable", `${counted(unread, "issue")} that initiatives name`)]),
    ...(facts.unreadInitiatives === 0
      ? []
      : [note("Not readable", `${counted(facts.unreadInitiatives, "initiative")} in `, code(facts.path))]),
  ];
}

function note(lead: string, ...about: readonly Piece[]): Note {
  return { lead: [lead], about };
}

function quietNote(days: number | undefined): Note {
  return note("Stale", `no commit, comment or event for ${spanInWords(days ?? 0)}. How does it stand?`);
}

function overdueNote({ title, dueInDays = 0 }: InitiativeFacts): Note {
  return note(`Overdue by ${spanInWords(-dueInDays)}`, words(title));
}

function staleNote({ title, quietDays = 0 }: InitiativeFacts): Note {
  return note(`Stale for ${spanInWords(quietDays)}`, words(title));
}

function dueNote({ title, dueInDays = 0 }: InitiativeFacts): Note {
  return note(`Due ${distanceInWords(dueInDays)}, not begun`, words(title));
}

function reachedNote({ title }: InitiativeFacts): Note {
  return note("All reached", words(title), ". Is it ", code("done"), "?");
}

function endNotes({ initiatives, milestone }: GoalFacts, open: number): readonly Note[] {
  const counting = initiatives.filter(({ state }) => state !== "dropped").length;
  if (counting > 0 && open === 0) return [note("All done", "every initiative. Is the goal ", code("done"), "?")];
  if (counting === 0 && milestone === undefined) {
    return [note("No initiatives", "What is to be done? List it under ", code("initiatives"), ".")];
  }
  return [];
}

/** As many as one can have in mind. */
const MAX_NEXT = 3;

/** What is due next. */
export function nextNotes({ status, initiatives, at }: GoalFacts): readonly Note[] {
  if (status === "done" || status === "dropped") return [];
  return initiatives
    .filter(
      ({ state, dueInDays }) => state !== "done" && state !== "dropped" && dueInDays !== undefined && dueInDays >= 0,
    )
    .toSorted(byDue)
    .slice(0, MAX_NEXT)
    .map(({ title, due = "" }) => note(dayInWords(due, at), words(title)));
}

function byDue(a: InitiativeFacts, b: InitiativeFacts): number {
  return (a.dueInDays ?? Infinity) - (b.dueInDays ?? Infinity);
}

const OUTCOME_LEADS: Readonly<Record<OutcomeState, string>> = {
  delivered: "Delivered",
  "in-progress": "In progress",
  waiting: "Waits for somebody",
  dropped: "Dropped",
};
const OUTCOME_ORDER: readonly OutcomeState[] = ["delivered", "in-progress", "waiting", "dropped"];

/** The outcomes of calls that serve the goal: what is delivered first. What waits is among the needs, as long as there are any. */
export function outcomeNotes({ outcomes, repository, status }: GoalFacts): readonly Note[] {
  const isOver = status === "done" || status === "dropped";
  return (outcomes ?? [])
    .filter(({ state }) => isOver || state !== "waiting")
    .toSorted((a, b) => OUTCOME_ORDER.indexOf(a.state) - OUTCOME_ORDER.indexOf(b.state))
    .map((outcome) => ({ lead: [OUTCOME_LEADS[outcome.state]], about: aboutOutcome(outcome, repository) }));
}

/** As many contributions as fit a line. */
const MAX_CONTRIBUTIONS = 3;

/** What members' calls are about is for members: such an outcome is named and not told. */
function aboutOutcome({ id, summary, audience, destination, contributions }: OutcomeFact, home: string | undefined) {
  const what = summary === undefined || audience !== "open" ? code(id) : words(summary);
  const where: readonly Piece[] = destination === undefined ? [] : [" → ", code(destination)];
  const shown = contributions.slice(0, MAX_CONTRIBUTIONS);
  const linked = shown.flatMap((reference): readonly Piece[] => [" ", { kind: "issue", reference, home }]);
  const more = contributions.length - shown.length;
  return [what, ...where, ...linked, ...(more > 0 ? [` +${more}`] : [])];
}
