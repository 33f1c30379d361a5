/** Runs of several commands in turn, so that whatever else the machine does meets all of them alike. */
import { run, type Command, type Run } from "./run.ts";

/** A command and its counted runs. Where commands ran in turn, runs of the same index are of the same round. */
export class Series {
  readonly command: Command;
  readonly runs: Run[] = [];

  constructor(command: Command) {
    this.command = command;
  }

  get seconds(): Spread {
    return spreadOf(this.runs.map(({ seconds }) => seconds));
  }

  get peakMegabytes(): number {
    return Math.max(...this.runs.map(({ peakMegabytes }) => peakMegabytes));
  }

  /**
   * How many times as long as another one this took, round by round.
   * A machine that is slow for a while is slow for both runs of a round: their ratio says more than that of medians.
   */
  ratioTo(other: Series): Spread {
    return spreadOf(this.runs.map(({ seconds }, round) => seconds / (other.runs[round]?.seconds ?? Number.NaN)));
  }
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Runs the commands one after the other, round by round. The first round warms up and is not counted. */
export async function runInTurn(
  all: readonly Series[],
  rounds: number,
  scratch: string,
  note: (text: string) => void,
): Promise<void> {
  for (let round = 0; round <= rounds; round += 1) {
    const times: string[] = [];
    for (const { command, runs } of all) {
      // oxlint-disable-next-line no-await-in-loop -- two at the same time would slow each other down
      const measured = await run(command, scratch);
      if (round > 0) runs.push(measured);
      times.push(`${command.name} ${measured.seconds.toFixed(2)} s`);
    }
    note(`${round === 0 ? "warm-up" : `round ${round} of ${rounds}`}: ${times.join(", ")}`);
  }
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}
