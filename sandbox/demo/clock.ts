/** The clock of the demo's GitHub: that of the machine, but for what is said to have happened before. */

export interface DemoClock {
  readonly now: () => Date;
  /** Lets something happen some days ago; it must not wait for anything, since the server keeps to the machine's clock. */
  readonly daysAgo: <Result>(days: number, happen: () => Result) => Result;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function demoClock(): DemoClock {
  let behindMs = 0;
  return {
    now: () => new Date(Date.now() - behindMs),
    daysAgo(days, happen) {
      behindMs = days * DAY_MS;
      try {
        return happen();
      } finally {
        behindMs = 0;
      }
    },
  };
}
