/** What is counted and measured, for Prometheus; docs/operating.md lists it. */
import { LRUCache } from "lru-cache";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { DeliveryResult } from "./webhook-app.ts";
import { isFinal, TransientError } from "../engine/errors.ts";
import type { Attempt } from "../engine/run-trigger.ts";
import type { Workflow } from "../engine/workflow.ts";
import type { ApiAnswer } from "../github/limited-fetch.ts";
import type { Run } from "../queue/queue.ts";
import { QueueGauges } from "./queue-gauges.ts";
import type { Standing } from "./standing.ts";

/** Each has a dozen series at most. Those that were heard of least recently go first. */
const MAX_INSTALLATIONS = 500;
const JOB_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const STATUSES = ["none", "1xx", "2xx", "3xx", "4xx", "5xx"] as const;
const RESOURCES = ["core", "graphql"] as const;
/** What stands for every name that is none of ours: a label has few values, and none that others choose. */
const OTHER = "other";

export interface MetricsOptions {
  readonly standing: Pick<Standing, "read">;
  readonly workflows: readonly Pick<Workflow, "name" | "runsOn">[];
  readonly maxInstallations?: number;
}

type JobResult = "done" | "paused" | "retried" | "failed";

/** A registry of its own for each: a process may hold several servers, in tests. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #workflows: ReadonlySet<string>;
  readonly #events: ReadonlySet<string>;
  readonly #queue: QueueGauges;
  readonly #deliveries = new Counter({
    name: "goalkeeper_deliveries_total",
    help: "Deliveries by event and by what became of them; of those that GitHub has not signed, the event is other.",
    labelNames: ["event", "result"],
    registers: [this.#registry],
  });
  readonly #jobs = new Counter({
    name: "goalkeeper_jobs_total",
    help: "Runs that ended here, by workflow and result.",
    labelNames: ["workflow", "result"],
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: "goalkeeper_job_seconds",
    help: "How long runs took here, whatever their result.",
    labelNames: ["workflow"],
    buckets: JOB_SECONDS,
    registers: [this.#registry],
  });
  readonly #requests = new Counter({
    name: "goalkeeper_api_requests_total",
    help: "Requests to GitHub, by installation and class of status.",
    labelNames: ["installation", "status"],
    registers: [this.#registry],
  });
  readonly #remaining = new Gauge({
    name: "goalkeeper_api_remaining",
    help: "Requests that an installation has left in this hour, as of GitHub's last answer.",
    labelNames: ["installation", "resource"],
    registers: [this.#registry],
  });
  readonly #installations: LRUCache<string, true>;

  constructor({ standing, workflows, maxInstallations = MAX_INSTALLATIONS }: MetricsOptions) {
    this.#workflows = new Set(workflows.map(({ name }) => name));
    this.#events = new Set(workflows.flatMap(({ runsOn }) => runsOn.map((name) => name.split(".")[0] ?? name)));
    this.#queue = new QueueGauges(standing, this.#workflows, this.#registry);
    this.#installations = new LRUCache({
      max: maxInstallations,
      dispose: (_, installation) => {
        for (const status of STATUSES) this.#requests.remove({ installation, status });
        for (const resource of RESOURCES) this.#remaining.remove({ installation, resource });
      },
    });
    collectDefaultMetrics({ register: this.#registry });
  }

  readonly contentType: string = this.#registry.contentType;

  /** All of it, as Prometheus reads it. */
  async text(): Promise<string> {
    await this.#queue.update();
    return this.#registry.metrics();
  }

  readonly onDelivery = (event: string, result: DeliveryResult): void => {
    this.#deliveries.inc({ event: this.#events.has(event) ? event : OTHER, result });
  };

  readonly onAnswer = ({ installationId, status, resource, remaining }: ApiAnswer): void => {
    const installation = String(installationId ?? "app");
    this.#installations.set(installation, true);
    this.#requests.inc({ installation, status: STATUSES[Math.floor(status / 100)] ?? "none" });
    const budget = RESOURCES.find((one) => one === resource);
    if (budget !== undefined && remaining !== undefined)
      this.#remaining.set({ installation, resource: budget }, remaining);
  };

  /** The same run, which is counted and timed. */
  measured(run: Run): Run {
    return async (trigger, attempt) => {
      const workflow = this.#workflows.has(trigger.workflow) ? trigger.workflow : OTHER;
      const end = this.#seconds.startTimer({ workflow });
      let result: JobResult = "done";
      try {
        await run(trigger, attempt);
      } catch (error) {
        result = resultOf(error, attempt);
        throw error;
      } finally {
        end();
        this.#jobs.inc({ workflow, result });
      }
    };
  }
}

/** What the queue makes of it. */
function resultOf(error: unknown, { signal, isLast }: Attempt): JobResult {
  const isTransient = error instanceof TransientError;
  if (isTransient && error.isPause) return "paused";
  if (isLast) return "failed";
  if (signal.aborted && !isTransient) return "retried";
  return isFinal(error) ? "failed" : "retried";
}
