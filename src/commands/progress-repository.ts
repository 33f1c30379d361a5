/** `goalkeeper progress --repo`: the goals of a checkout with what GitHub knows around them. A composition root. */
import { pino } from "pino";
import { readTokenConfig, type Environment, type TokenConfig } from "../config.ts";
import type { ItemReference } from "../engine/record.ts";
import type { FoundTrackingIssue } from "../engine/tracking.ts";
import { TransientError, UserError } from "../engine/errors.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../github/api.ts";
import { apiOfToken } from "../github/app-api.ts";
import { text } from "../github/field.ts";
import { readIssueStates } from "../github/reading/issue-states.ts";
import { readRepositoryFacts } from "../github/reading/repository-facts.ts";
import { readTrackingIssues } from "../github/reading/tracking-issues.ts";
import { printable } from "../local/output/printable.ts";
import { printProgress, type ProgressCommandOptions } from "../local/progress-command.ts";
import { progressGround, progressReport, type OnGitHub, type ProgressGround } from "../local/progress-report.ts";
import type { Terminal } from "../local/terminal.ts";
import { issueStatesOf, knownAround } from "../workflows/report-progress/goal-sources.ts";
import { keyOf, placeOf } from "../workflows/tracking-issues.ts";

export interface ProgressRepositoryOptions extends ProgressCommandOptions {
  /** `owner/name`. */
  readonly repo: string;
}

export interface ProgressSurroundings {
  readonly environment: Environment;
  /** ISO 8601, with its zone. */
  readonly now: string;
}

/** Enough to read thousands of issues; each request ends much sooner. */
const TIMEOUT_MS = 3 * 60 * 1000;

const logger = pino({ level: "silent" });

/**
 * Prints how far the goals of a checkout are. Four requests, and one more for every further 250 issues, 100 goals and 50
 * tracking issues. Throws a UserError as `progressCommand` does, and where GitHub cannot be asked.
 */
export async function progressRepository(
  root: string,
  { repo, ...options }: ProgressRepositoryOptions,
  terminal: Terminal,
  { environment, now }: ProgressSurroundings,
): Promise<void> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) throw new UserError(`--repo is "${printable(repo)}". Write it as owner/name.`);
  const config = readTokenConfig(environment);
  const ground = progressGround(root, options, now);
  const api = apiOfToken({ ...config, logger }, AbortSignal.timeout(TIMEOUT_MS));
  const onGitHub = await answered(readOnGitHub(api, repo, ground), repo, config);
  printProgress(root, progressReport(ground, now, onGitHub), options, terminal, now);
}

async function readOnGitHub(api: GitHubApi, repo: string, { records, wanted }: ProgressGround): Promise<OnGitHub> {
  const home = await readHome(api, repo);
  const followed = followedIn(records.goals, home);
  const tracking = new Map(followedIn(wanted, home));
  const [issues, facts, found] = await Promise.all([
    issueStatesOf(wanted, home, { issueStates: (references) => readIssueStates(api, references) }),
    readRepositoryFacts(
      api,
      home.repository,
      wanted.map(({ path }) => path),
      [],
    ),
    tracking.size === 0 ? [] : readTrackingIssues(api, [...tracking.values()]),
  ]);
  const trackingIssues = new Map([...tracking.keys()].map((key, index) => [key, found[index]]));
  const keys = new Set(followed.map(([key]) => key));
  const around = wanted.map((file) => {
    const [[key] = [""]] = followedIn([file], home);
    const comments = commentsOn(trackingIssues.get(key));
    return [file.path, knownAround(file, comments, { governance: home, issues, facts }, keys)] as const;
  });
  return { repository: home.repository, around: new Map(around) };
}

interface Home {
  /** What the token may read, whoever holds it may see: nothing is kept from them. */
  readonly isPrivate: true;
  readonly repository: string;
  readonly webUrl: string;
}

/** The repository as GitHub spells it, or where it has moved; what is refused here is refused in plain words. */
async function readHome(api: GitHubApi, repo: string): Promise<Home> {
  const [owner, name] = repo.split("/");
  try {
    const { data } = await api.request("GET /repos/{owner}/{repo}", { owner, repo: name });
    const [repository, url] = [text(data, "full_name"), text(data, "html_url")];
    if (repository === undefined || url === undefined || !URL.canParse(url)) {
      throw new UserError(`What answers for ${repo} is not GitHub. See where GHE_HOST points.`);
    }
    return { isPrivate: true, repository, webUrl: new URL(url).origin };
  } catch (error) {
    throw classified(`Asking for ${repo}`, error);
  }
}

/** The issues in which goals are followed, by key. */
function followedIn(goals: ProgressGround["wanted"], home: Home): readonly (readonly [string, ItemReference])[] {
  const places = goals.flatMap(({ goal }) => placeOf(goal.tracking_issue, home) ?? []);
  return places.map((place) => [keyOf(place), place]);
}

/** Those of whoever the token belongs to are of a person, too. */
function commentsOn(issue: FoundTrackingIssue | undefined) {
  return typeof issue === "object" ? issue.comments : [];
}

/** What GitHub refuses is told as what a person can do about it, and not as a mistake of this program. */
async function answered<Result>(asked: Promise<Result>, repo: string, config: TokenConfig): Promise<Result> {
  try {
    return await asked;
  } catch (cause) {
    const advice = adviceFor(cause, repo, config);
    throw advice === undefined ? cause : new UserError(printable(advice), { cause });
  }
}

function adviceFor(error: unknown, repo: string, { tokenName, webHost }: TokenConfig): string | undefined {
  if (statusOf(error) === 401) {
    return `${webHost} does not accept the token in ${tokenName}. See whether it has expired, and set one that is good.`;
  }
  if (isNotFound(error)) {
    return `There is no repository ${repo} on ${webHost}, or the token in ${tokenName} may not read it. Check the name, and what the token may read.`;
  }
  if (error instanceof TransientError) return `${error.message}${reasonOf(error)}. ${whenToTry(error)}`;
  const isRefused = statusOf(error) !== undefined || (error instanceof UserError && error.cause !== undefined);
  if (!isRefused || !(error instanceof Error)) return undefined;
  return `GitHub refuses the token in ${tokenName}: ${messageOf(error)}. It has to be allowed to read the contents, the issues and the pull requests of ${repo}.`;
}

/** Where GraphQL refuses, the words around those of GitHub are meant for the app. */
function messageOf(error: Error): string {
  const said = error.cause instanceof Error ? error.cause.message : error.message;
  const [first = ""] = said.replace("Request failed due to following response errors:", "").trim().split("\n");
  return first.replace(/^- /, "").replace(/\.$/, "");
}

function reasonOf({ cause }: TransientError): string {
  return cause instanceof Error && cause.cause instanceof Error ? ` (${cause.cause.message})` : "";
}

function whenToTry({ retryAfterSeconds }: TransientError): string {
  if (retryAfterSeconds === undefined) return "See whether GitHub can be reached, and try again.";
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return `GitHub asks to wait: try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
