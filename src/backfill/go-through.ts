/** Goes through items: looks at a few ahead, and labels one after the other. */
import type { LabelsEffect } from "../engine/effect.ts";
import type { ItemSurvey } from "../engine/survey.ts";
import type { Clock, Pacer } from "./pacer.ts";
import type { Patience } from "./patience.ts";

const CONCURRENT_READS = 4;
/** What was looked at longer ago is looked at again before it is written to: people go on working meanwhile. */
const FRESH_MS = 10_000;
/** So many failures in a row are no longer those of the items. */
const MAX_FAILURES_IN_A_ROW = 5;

export interface Passage {
  readonly numbers: readonly number[];
  /** `undefined` for an item that is not there any more. */
  readonly survey: (number: number) => Promise<ItemSurvey | undefined>;
  /** `undefined` where nothing is to be written. */
  readonly apply: ((effect: LabelsEffect) => Promise<void>) | undefined;
  readonly pacer: Pacer;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onDone?: (done: number) => void;
}

/** What became of an item; of one that had gone, nothing is told. */
export type Outcome =
  | { readonly kind: "seen" | "changed"; readonly survey: ItemSurvey }
  | { readonly kind: "failed"; readonly number: number; readonly error: unknown };

export interface Passed {
  readonly outcomes: readonly Outcome[];
  readonly end: "done" | "interrupted" | "given-up";
}

/** Goes through all items in their order. A failure is an outcome; it ends early on a signal, or when nothing works. */
export async function goThrough(passage: Passage): Promise<Passed> {
  const { numbers, signal, onDone } = passage;
  const walk = new Walk(passage);
  const outcomes: Outcome[] = [];
  let failures = 0;
  for (const [index, number] of numbers.entries()) {
    walk.lookAhead(numbers.slice(index, index + CONCURRENT_READS));
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await walk.pass(number);
    if (outcome !== undefined && !(signal.aborted && outcome.kind === "failed")) outcomes.push(outcome);
    if (signal.aborted) return { outcomes, end: "interrupted" };
    failures = outcome?.kind === "failed" ? failures + 1 : 0;
    if (failures === MAX_FAILURES_IN_A_ROW && index + 1 < numbers.length) return { outcomes, end: "given-up" };
    onDone?.(index + 1);
  }
  return { outcomes, end: "done" };
}

interface Look {
  readonly at: number;
  /** How often the labels of the repository themselves had been changed by then. */
  readonly changes: number;
  readonly survey: Promise<ItemSurvey | undefined>;
}

class Walk {
  readonly #passage: Passage;
  readonly #ahead = new Map<number, Look>();
  readonly #remembered = new Set<number>();
  #changes = 0;

  constructor(passage: Passage) {
    this.#passage = passage;
  }

  lookAhead(numbers: readonly number[]): void {
    for (const number of numbers) if (!this.#ahead.has(number)) this.#ahead.set(number, this.#look(number));
  }

  async pass(number: number): Promise<Outcome | undefined> {
    let planned: ItemSurvey | undefined;
    try {
      const survey = await this.#passage.patience.overcome(async () => {
        const found = await this.#fresh(number);
        this.#remember(found);
        if (!isToBeWritten(found, this.#passage)) return found;
        await this.#passage.pacer.ready();
        // A wait for the hour to pass is long.
        const latest = await this.#fresh(number);
        this.#ahead.delete(number);
        if (isToBeWritten(latest, this.#passage)) {
          planned = latest;
          await this.#apply(latest.labels);
        }
        return latest;
      });
      if (planned !== undefined) return { kind: "changed", survey: planned };
      return survey && { kind: "seen", survey };
    } catch (error) {
      return { kind: "failed", number, error };
    } finally {
      this.#ahead.delete(number);
    }
  }

  /** What was written within the hour counts against it: by a run that was broken off, or by the server. */
  #remember(survey: ItemSurvey | undefined): void {
    if (survey === undefined || this.#remembered.has(survey.number)) return;
    this.#remembered.add(survey.number);
    for (const at of survey.labelledByUsAt) this.#passage.pacer.remember(Date.parse(at));
  }

  async #apply(effect: LabelsEffect): Promise<void> {
    // What was looked at before knows nothing of it.
    if (effect.create.length + effect.repair.length > 0) this.#changes += 1;
    await this.#passage.apply?.(effect);
  }

  /** What is known of the item, unless that is outdated. What failed is asked for anew. */
  async #fresh(number: number): Promise<ItemSurvey | undefined> {
    const before = this.#ahead.get(number);
    const isGood =
      before !== undefined && before.changes === this.#changes && this.#passage.clock.now() - before.at < FRESH_MS;
    const look = isGood ? before : this.#look(number);
    this.#ahead.set(number, look);
    try {
      return await look.survey;
    } catch (error) {
      this.#ahead.delete(number);
      throw error;
    }
  }

  #look(number: number): Look {
    const { survey, clock } = this.#passage;
    const look = { at: clock.now(), changes: this.#changes, survey: survey(number) };
    // Nobody may be waiting for it yet.
    look.survey.catch(() => {});
    return look;
  }
}

type SurveyWithLabels = ItemSurvey & { readonly labels: LabelsEffect };

function isToBeWritten(survey: ItemSurvey | undefined, { apply }: Passage): survey is SurveyWithLabels {
  return survey?.labels !== undefined && !survey.isObserved && apply !== undefined;
}
