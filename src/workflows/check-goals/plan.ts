/** What should stand on GitHub for a proposal. */
import { CONFIGURATION_PATH, type Configuration } from "../../domain/configuration.ts";
import type { Finding } from "../../domain/finding.ts";
import { inspectConfiguration } from "../../domain/inspect.ts";
import { fencedCode } from "../../domain/markdown.ts";
import { decode } from "../../domain/text.ts";
import type { Annotation, CheckRunEffect, CommitEffect, Effect, WritingEffect } from "../../engine/effect.ts";
import type { Proposal } from "../../engine/reader.ts";
import type { Subject, Trigger } from "../../engine/trigger.ts";
import { selectionOf } from "../../domain/selection.ts";
import { goalChanges } from "./goal-changes.ts";
import { judge, ownConfiguration, type Judgement } from "./judgement.ts";
import { mendedFiles, patchOf, type MendedFile } from "./patch.ts";
import { requestedBasis, touches, type ProposalSnapshot, type Snapshot } from "./snapshot.ts";
import { countsOf, summaryOf, titleOf } from "./text.ts";
import { APPLY_FIXES } from "./triggers.ts";

export const CHECK_NAME = "Goalkeeper";
/** Ten requests of fifty: nobody reads more at once, and the counts tell how many there are. */
const MAX_ANNOTATIONS = 500;
/** A patch that is longer is made with `goalkeeper check --fix` instead: a check run's text holds 65,535 characters. */
const MAX_PATCH_CHARACTERS = 50_000;

type Outcome = Pick<CheckRunEffect, "conclusion" | "title" | "summary" | "text" | "annotations" | "actions">;

/** The effects of a check: one check run, and a commit where somebody asked for the mends. */
export function planCheck(trigger: Trigger, snapshot: Snapshot): readonly Effect[] {
  if (snapshot.kind === "nothing") return [];
  if (snapshot.kind === "several") return followUps(trigger, snapshot.subjects);
  const { proposal, configuration } = snapshot;
  if (trigger.intent === undefined && isOfNoConcern(snapshot)) return [];
  if (configuration === undefined) return [checkRun(snapshot.proposal, snapshot.basis, bootstrapping(snapshot))];
  const effects = touches(snapshot)
    ? judged(trigger, snapshot, configuration.configuration)
    : [checkRun(proposal, snapshot.basis, UNTOUCHED)];
  return configuration.configuration.mode === "observe" ? [{ kind: "observation", effects }] : effects;
}

/**
 * Whether there are no goals to speak of, now or with the proposal: in a place of contributions, say, where people have other
 * things to do. A run that waits already is answered, and so is any branch of a governance repository, which may require one.
 */
function isOfNoConcern({ proposal, configuration, before, after }: ProposalSnapshot): boolean {
  if (configuration !== undefined || proposal.isOfGovernance || proposal.present?.isCompleted === false) return false;
  return [...before, ...after].every(({ path, kind }) => kind === "folder" || !mayBeGoverned(path));
}

/** Without a configuration, goals and calls are where they are by default. */
function mayBeGoverned(path: string): boolean {
  return path === CONFIGURATION_PATH || BY_DEFAULT.formatOf(path) !== undefined;
}

const BY_DEFAULT = selectionOf(inspectConfiguration("unreadable").configuration);

function judged(trigger: Trigger, snapshot: ProposalSnapshot, configuration: Configuration): readonly WritingEffect[] {
  const judgement = judge(snapshot, configuration);
  const mended = mendedFiles(judgement.findings, textReader(snapshot));
  const commit = commitOf(trigger, snapshot, mended);
  const outcome = outcomeOf(snapshot, configuration, judgement, mended);
  return [checkRun(snapshot.proposal, snapshot.basis, outcome), ...commit];
}

/** The check run of a check that could not be carried out. */
export function planFailure(trigger: Trigger, proposal: Proposal | undefined, reason: string): readonly Effect[] {
  if (proposal === undefined || !proposal.isOpen) return [];
  // Most likely there was nothing to check, and nobody waits for it.
  if (proposal.configuration === undefined && !proposal.isOfGovernance && trigger.intent === undefined) return [];
  const content = proposal.configuration?.content;
  const mode = content === undefined ? "enforce" : inspectConfiguration(content).configuration.mode;
  if (mode === "observe") return [];
  const isCommit = trigger.intent?.action === APPLY_FIXES;
  const outcome: Outcome = {
    conclusion: failing(mode),
    title: isCommit ? "The fixes could not be committed" : "The check could not be carried out",
    summary: isCommit
      ? `${reason}\n\n**Re-run** this check to see its findings again.`
      : `${reason}\n\nNothing is known of what this changes. **Re-run** this check to try again.`,
    text: undefined,
    annotations: [],
    actions: [],
  };
  return [checkRun(proposal, requestedBasis("failed", trigger.intent) ?? "failed", outcome)];
}

function followUps(trigger: Trigger, subjects: readonly Subject[]): Effect[] {
  const triggers = subjects.map((subject) => ({ ...trigger, subject }));
  return triggers.length === 0 ? [] : [{ kind: "follow-up", triggers }];
}

function checkRun({ headSha, present }: Proposal, basis: string, outcome: Outcome): CheckRunEffect {
  return {
    kind: "check-run",
    headSha,
    name: CHECK_NAME,
    basis,
    present,
    ...outcome,
  };
}

const UNTOUCHED: Outcome = {
  conclusion: "success",
  title: "No goals are touched",
  summary: "This changes neither goals nor Touchpoints nor the configuration, so there is nothing to check.",
  text: undefined,
  annotations: [],
  actions: [],
};

function outcomeOf(
  snapshot: ProposalSnapshot,
  { mode }: Configuration,
  judgement: Judgement,
  mended: readonly MendedFile[],
): Outcome {
  const { proposal, configuration, before, after } = snapshot;
  const { findings, report, goals } = judgement;
  const counts = countsOf(findings);
  const canCommit = proposal.headBranch?.repository === snapshot.repository;
  const isThere = after.some(({ path }) => path === CONFIGURATION_PATH);
  const old = new Set(before.map(({ path }) => path));
  const context = {
    notShown: Math.max(0, findings.length - MAX_ANNOTATIONS),
    mendable: findings.filter(({ fix }) => fix !== undefined).length,
    passedOver: report.skipped.filter((path) => !old.has(path)),
    removesConfiguration: !isThere && old.has(CONFIGURATION_PATH),
    isBaseBroken: configuration?.findings.some(({ severity }) => severity === "error") === true,
  };
  const isRight = context.removesConfiguration ? "neutral" : "success";
  return {
    conclusion: counts.errors > 0 ? failing(mode) : isRight,
    title: context.removesConfiguration && findings.length === 0 ? "The configuration is removed" : titleOf(counts),
    summary: summaryOf(judgement, goalChanges(goals.before, goals.after), context),
    text: canCommit ? undefined : patchText(mended),
    annotations: shownOf(findings).map(annotationOf),
    actions:
      mended.length > 0 && canCommit
        ? [{ label: "Apply fixes", description: "Commit the certain mends to this branch", identifier: APPLY_FIXES }]
        : [],
  };
}

function failing(mode: Configuration["mode"]): Outcome["conclusion"] {
  return mode === "enforce" ? "failure" : "neutral";
}

/** Where there are too many, the errors go first: what fails the check must not be hidden. */
function shownOf(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MAX_ANNOTATIONS) return findings;
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity !== "error");
  return [...errors, ...warnings].slice(0, MAX_ANNOTATIONS);
}

/** A base without configuration: only the configuration itself can be judged. */
function bootstrapping(snapshot: ProposalSnapshot): Outcome {
  const entry = snapshot.after.find(({ path }) => path === CONFIGURATION_PATH);
  const { findings } = ownConfiguration(snapshot, entry);
  const counts = countsOf(findings);
  const summary =
    entry === undefined
      ? `There is no ${CONFIGURATION_PATH} on the base branch, so it is not known which files are goals. Nothing was checked.`
      : `This brings ${CONFIGURATION_PATH}. The file itself was checked; goals are judged by it once it is merged.`;
  const title = entry === undefined ? "No configuration, nothing checked" : titleOf(counts);
  const conclusion = counts.errors > 0 ? "failure" : entry === undefined ? "neutral" : "success";
  return {
    conclusion,
    title,
    summary,
    text: undefined,
    annotations: findings.slice(0, MAX_ANNOTATIONS).map(annotationOf),
    actions: [],
  };
}

function annotationOf({ path, line, column, endLine, endColumn, severity, code, message }: Finding): Annotation {
  // GitHub takes columns only on a single line, and counts the end in.
  const columns = line === endLine ? { startColumn: column, endColumn: Math.max(column, endColumn - 1) } : {};
  return {
    path,
    startLine: line,
    endLine,
    ...columns,
    level: severity === "error" ? "failure" : "warning",
    title: code,
    message,
  };
}

function patchText(mended: readonly MendedFile[]): string | undefined {
  if (mended.length === 0) return undefined;
  const patch = patchOf(mended, MAX_PATCH_CHARACTERS);
  if (patch === undefined)
    return "The certain mends are too long to show. Run `goalkeeper check --fix` in your checkout.";
  return `Goalkeeper may not commit to this branch. Save this as \`mends.patch\` and run \`git apply --ignore-whitespace mends.patch\`:\n\n${fencedCode("diff", patch)}`;
}

function commitOf(
  { intent }: Trigger,
  { proposal, repository, configuration, after }: ProposalSnapshot,
  mended: readonly MendedFile[],
): CommitEffect[] {
  const { headBranch, headSha } = proposal;
  if (intent?.action !== APPLY_FIXES || mended.length === 0 || headBranch?.repository !== repository) return [];
  const executable = new Set(after.filter(({ isExecutable }) => isExecutable === true).map(({ path }) => path));
  return [
    {
      kind: "commit",
      repository,
      branch: headBranch.name,
      parentSha: headSha,
      message: `Apply the certain mends\n\n${mended.map(({ path }) => `- ${path.replaceAll(/\s+/g, " ")}`).join("\n")}`,
      isSignedOff: configuration?.configuration.signsOff ?? true,
      files: mended.map(({ path, text }) =>
        executable.has(path) ? { path, text, isExecutable: true } : { path, text },
      ),
    },
  ];
}

/** The text of a file of the head, with its byte order mark, if it can be read. */
function textReader({ after, contents }: ProposalSnapshot): (path: string) => string | undefined {
  const shas = new Map(after.map(({ path, sha }) => [path, sha]));
  return (path) => {
    const content = contents.get(shas.get(path) ?? "");
    if (content === undefined || typeof content === "string") return undefined;
    const decoded = decode(path, content);
    const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
    return "text" in decoded ? `${hasMark ? "\uFEFF" : ""}${decoded.text}` : undefined;
  };
}
