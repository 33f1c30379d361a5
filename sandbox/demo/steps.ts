/** The steps of the demo, each printed as it comes true, with how long it took. */

export interface Steps {
  /** Waits for something to come true and says so. Throws with the words of the step where it does not. */
  readonly step: <Result>(words: string, happen: () => Result | Promise<Result>) => Promise<Result>;
  readonly say: (line: string) => void;
}

/** Prints steps through a function; the clock gives milliseconds. */
export function printedSteps(print: (line: string) => void, clock: () => number): Steps {
  return {
    say: print,
    async step(words, happen) {
      const start = clock();
      try {
        const result = await happen();
        const seconds = ((clock() - start) / 1000).toFixed(1);
        print(`✓ ${words}  ${seconds} s`);
        return result;
      } catch (cause) {
        print(`✗ ${words}`);
        throw new Error(`This did not come true: ${words}`, { cause });
      }
    },
  };
}
