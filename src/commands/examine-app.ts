/** The app as GitHub knows it, held against what the server needs. */
import { isNotFound, statusOf, type GitHubApi } from "../github/api.ts";
import { field, list, number, text } from "../github/field.ts";
import { counted } from "../local/output/total.ts";

/** What is right, or what is wrong and what to do: one line. */
export interface Observation {
  readonly isWrong?: boolean;
  readonly text: string;
}

export interface Expected {
  readonly appId: number;
  /** `default_permissions` and `default_events`, as in app.yml. */
  readonly manifest: unknown;
  readonly apiUrl: string;
  readonly publicUrl: string | undefined;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

/** The most that GitHub gives at once. */
const PER_PAGE = 100;
/** A token of the app is good for ten minutes, and Octokit dates it back by half a minute. */
const MOST_CLOCK_SECONDS = 30;
const LEVELS: readonly unknown[] = [undefined, "read", "write", "admin"];

/** Where the app cannot be asked, nothing else is looked at. */
export async function examineApp(api: GitHubApi, expected: Expected): Promise<readonly Observation[]> {
  const { appId, apiUrl, now } = expected;
  try {
    const answer = await api.request("GET /app", {});
    const name = text(answer.data, "name") ?? "";
    const id = number(answer.data, "id");
    const identity =
      id === appId
        ? { text: `GitHub: ${apiUrl} knows the app, ${name}.` }
        : { isWrong: true, text: `GitHub: the key is that of the app ${name}, ${id}. Set APP_ID to that.` };
    return [
      identity,
      ...clockOf(answer, now()),
      ...rightsOf(answer.data, expected.manifest),
      ...(await orUnknown("Installations", () => installationsOf(api, expected.manifest))),
      ...(await orUnknown("Webhook", () => webhookOf(api, expected.publicUrl))),
      ...(await orUnknown("Deliveries", () => deliveriesOf(api))),
    ];
  } catch (error) {
    return [{ isWrong: true, text: `GitHub: ${reasonOf(error, apiUrl)}` }, ...clockOf(field(error, "response"), now())];
  }
}

function reasonOf(error: unknown, apiUrl: string): string {
  if (statusOf(error) === 401 || isNotFound(error)) {
    return `${apiUrl} does not accept the credentials. APP_ID and the private key must be those of one app, GHE_HOST must name its GitHub, and the clock must be right.`;
  }
  const said = error instanceof Error ? error.message : String(error);
  return `${apiUrl} does not answer as it should (${said}). See whether it can be reached from here.`;
}

async function orUnknown(what: string, look: () => Promise<readonly Observation[]>): Promise<readonly Observation[]> {
  try {
    return await look();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [{ isWrong: true, text: `${what}: GitHub does not tell (${said}). Try again.` }];
  }
}

function clockOf(answer: unknown, now: number): readonly Observation[] {
  const theirs = Date.parse(text(answer, "headers", "date") ?? "");
  if (Number.isNaN(theirs)) return [];
  const seconds = Math.round((now - theirs) / 1000);
  if (Math.abs(seconds) <= MOST_CLOCK_SECONDS) return [{ text: "Clock: it agrees with GitHub's." }];
  const way = seconds > 0 ? "ahead of" : "behind";
  const length = counted(Math.abs(seconds), "second");
  return [{ isWrong: true, text: `Clock: it is ${length} ${way} GitHub's. Have the machine set it by the network.` }];
}

function rightsOf(app: unknown, manifest: unknown): readonly Observation[] {
  const permissions = missingFrom(field(app, "permissions"), manifest);
  const events = list(app, "events");
  const missing = list(manifest, "default_events").filter((event) => !events.includes(event));
  return [
    permissions.length === 0
      ? { text: "Permissions: the app has all." }
      : {
          isWrong: true,
          text: `Permissions: the app lacks ${permissions.join(", ")}. Give it them on its page, under Permissions & events.`,
        },
    missing.length === 0
      ? { text: "Events: the app is told of all." }
      : {
          isWrong: true,
          text: `Events: the app is not told of ${missing.join(", ")}. Tick them on its page, under Permissions & events.`,
        },
  ];
}

/** `issues: write`, for each that is not there or less. */
function missingFrom(granted: unknown, manifest: unknown): string[] {
  return Object.entries(Object(field(manifest, "default_permissions"))).flatMap(([name, level]) =>
    LEVELS.indexOf(field(granted, name)) < LEVELS.indexOf(level) ? [`${name}: ${String(level)}`] : [],
  );
}

async function installationsOf(api: GitHubApi, manifest: unknown): Promise<readonly Observation[]> {
  const installations: unknown[] = [];
  for (let page = 1, isMore = true; isMore; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const found = list((await api.request("GET /app/installations", { per_page: PER_PAGE, page })).data);
    installations.push(...found);
    isMore = found.length === PER_PAGE;
  }
  if (installations.length === 0) {
    return [{ isWrong: true, text: "Installations: there is none. Install the app, from its page." }];
  }
  const wrong = installations.flatMap((installation) => {
    const account = text(installation, "account", "login") ?? "";
    const page = text(installation, "html_url") ?? "its page";
    if (text(installation, "suspended_at") !== undefined) {
      return [{ isWrong: true, text: `Installations: that of ${account} is suspended. Take it up again: ${page}` }];
    }
    const missing = missingFrom(field(installation, "permissions"), manifest);
    if (missing.length === 0) return [];
    const lacks = `Installations: that of ${account} lacks ${missing.join(", ")}`;
    return [{ isWrong: true, text: `${lacks}. An owner of it accepts what the app asks for: ${page}` }];
  });
  return wrong.length > 0 ? wrong : [{ text: `Installations: ${installations.length}, with all permissions.` }];
}

async function webhookOf(api: GitHubApi, publicUrl: string | undefined): Promise<readonly Observation[]> {
  const config = await api.request("GET /app/hook/config", {}).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  // Not every GitHub tells.
  if (config === undefined) return [];
  const url = text(config.data, "url") ?? "";
  const address = publicUrl === undefined ? undefined : new URL("/api/github/webhooks", publicUrl).href;
  const problems = [
    ...(url === "" ? ["it has no address. Enter that of the server, which ends in /api/github/webhooks"] : []),
    ...(url !== "" && address !== undefined && url !== address
      ? [`its address is ${url}, and by PUBLIC_URL it should be ${address}. Change one of them`]
      : []),
    ...(text(config.data, "content_type") === "json" ? [] : ["it does not send JSON. Set its content type to that"]),
    ...(String(field(config.data, "insecure_ssl")) === "1"
      ? ["it does not verify the certificate of the server. Switch that on"]
      : []),
    ...(text(config.data, "secret") === undefined ? ["it has no secret. Enter that in WEBHOOK_SECRET"] : []),
  ];
  if (problems.length === 0) return [{ text: `Webhook: GitHub delivers to ${url}.` }];
  return problems.map((problem) => ({ isWrong: true, text: `Webhook: ${problem}, on the page of the app.` }));
}

/** By the newest attempt of each: what was delivered again in the end has not failed. */
async function deliveriesOf(api: GitHubApi): Promise<readonly Observation[]> {
  const log = list((await api.request("GET /app/hook/deliveries", { per_page: PER_PAGE })).data);
  const newest = new Map(log.toReversed().map((attempt) => [text(attempt, "guid"), attempt]));
  const last = [...newest.values()].toReversed();
  const [latest] = last;
  if (latest === undefined) return [{ text: "Deliveries: there were none yet." }];
  const failed = last.filter(hasFailed);
  if (failed.length === 0) return [{ text: `Deliveries: none of the last ${last.length} failed.` }];
  const statuses = new Set(failed.map((attempt) => number(attempt, "status_code") ?? 0));
  const told = [...statuses].map((status) => (status === 0 ? "without an answer" : `with ${status}`)).join(", ");
  const sum = `Deliveries: ${failed.length} of the last ${last.length} failed (${told})`;
  if (!hasFailed(latest)) return [{ text: `${sum}, and the newest came through.` }];
  const isSecret = [400, 401].includes(number(latest, "status_code") ?? 0);
  const advice = isSecret
    ? "WEBHOOK_SECRET is not the secret on the page of the app: enter the same in both"
    : "See whether GitHub can reach the server, and what the server logs";
  return [{ isWrong: true, text: `${sum}, the newest among them. ${advice}.` }];
}

function hasFailed(attempt: unknown): boolean {
  const status = text(attempt, "status") ?? "";
  return status !== "OK" && !/^pending\b/i.test(status);
}
