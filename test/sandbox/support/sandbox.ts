/** A sandbox for a test, with every answer held against GitHub's description, and the Octokit of Probot to talk to it. */
import { Probot, ProbotOctokit } from "probot";
import { onTestFinished } from "vitest";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../../sandbox/sandbox.ts";

export async function sandboxForTest(options: SandboxOptions = {}): Promise<Sandbox> {
  const github = await startSandbox({ isAnswerChecked: true, ...options });
  onTestFinished(() => github.close());
  return github;
}

type Octokit = InstanceType<typeof ProbotOctokit>;

/** Probot as it runs, with its own Octokit. It does not wait between requests and does not repeat those that failed. */
export function probotOf(github: Sandbox): Probot {
  return new Probot(probotOptions(github));
}

export function probotOptions(github: Sandbox) {
  const Octokit = ProbotOctokit.defaults((options: object) => ({
    ...options,
    throttle: { enabled: false },
    retry: { enabled: false },
  }));
  return {
    appId: github.app.id,
    privateKey: github.privateKey,
    secret: "hush",
    baseUrl: github.apiUrl,
    logLevel: "fatal" as const,
    Octokit,
  };
}

/** What the app uses on the repositories of an account. */
export async function octokitOn(github: Sandbox, account: string): Promise<Octokit> {
  const installation = github.installationOf(account);
  if (installation === undefined) throw new Error(`the app is not installed on ${account}`);
  return probotOf(github).auth(installation.id);
}

/** What a request was refused with. */
export async function refusalOf(
  request: Promise<unknown>,
): Promise<{ status: number; message: string; errors: unknown }> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !("status" in error)) throw new Error(`not refused, but ${String(error)}`);
  const data = "response" in error ? dataOf(error.response) : {};
  return { status: Number(error.status), message: String(data.message), errors: data.errors };
}

function dataOf(response: unknown): { message?: unknown; errors?: unknown } {
  if (typeof response !== "object" || response === null || !("data" in response)) return {};
  return typeof response.data === "object" && response.data !== null ? response.data : {};
}
