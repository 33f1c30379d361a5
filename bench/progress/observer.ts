/** What the log of a server tells of its runs, and the system of its memory. */
import { existsSync, readFileSync } from "node:fs";
import type { ServerProcess } from "../../sandbox/goalkeeper-process.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { UserError } from "../../src/engine/errors.ts";
import { field, list, text } from "../../src/github/field.ts";

/** Of a run on thousands of goals, on a machine that is busy. */
const TIMEOUT_MS = 5 * 60 * 1000;

export class Observer {
  readonly #sandbox: Sandbox;
  readonly #server: ServerProcess;
  /** How many lines were looked at. */
  #seen = 0;
  /** How often each workflow was done. */
  readonly #done = new Map<string, number>();
  /** The goals that the last observation of a workflow would report on. */
  #reported: ReadonlySet<string> = new Set();
  #trouble: string | undefined;

  constructor(sandbox: Sandbox, server: ServerProcess) {
    this.#sandbox = sandbox;
    this.#server = server;
  }

  /** The goals that a report was planned for, in the last run that was observed only. */
  get reported(): ReadonlySet<string> {
    this.#look();
    return this.#reported;
  }

  /** Waits until a workflow was done so often. Throws a UserError where a run fails. */
  done(workflow: string, times: number): Promise<unknown> {
    return this.until(() => (this.#done.get(workflow) ?? 0) >= times);
  }

  /** Throws a UserError where a run fails. */
  async until(condition: () => boolean): Promise<void> {
    await this.#sandbox.until(() => {
      this.#look();
      return this.#trouble !== undefined || condition();
    }, TIMEOUT_MS);
    if (this.#trouble !== undefined) throw new UserError(`A run failed: ${this.#trouble}`);
  }

  #look(): void {
    const lines = this.#server.log.slice(this.#seen);
    this.#seen += lines.length;
    // Node's own warnings come as they are.
    for (const line of lines) if (line.startsWith("{")) this.#heed(JSON.parse(line));
  }

  #heed(entry: unknown): void {
    const [workflow, message] = [text(entry, "workflow") ?? "", text(entry, "msg") ?? ""];
    if (message === "Done.") this.#done.set(workflow, (this.#done.get(workflow) ?? 0) + 1);
    if (message.startsWith("A run failed")) this.#trouble = JSON.stringify(field(entry, "error"));
    if (!message.startsWith("Observed only") || workflow !== "report-progress") return;
    const markers = list(entry, "would").flatMap((effect) => text(effect, "marker") ?? []);
    this.#reported = new Set(markers.flatMap((marker) => /^report-progress \S+ (\S+)$/.exec(marker)?.[1] ?? []));
  }
}

/** In megabytes, the most that a process had in memory so far; `undefined` where the system does not tell, as only Linux does. */
export function peakMegabytes({ pid }: ServerProcess): number | undefined {
  const file = `/proc/${pid}/status`;
  if (pid === undefined || !existsSync(file)) return undefined;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(file, "utf8")) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
