/** The options of the runs that count. */
import { expect, it } from "vitest";
import { Options } from "../../chaos/options.ts";

const HELP = { deliveries: ["N", "so many pull requests"], database: ["pglite|postgres", "where"] } as const;

function read(...args: readonly string[]) {
  const options = new Options(HELP, args);
  return {
    deliveries: options.amount("deliveries", 1_000, 20_000),
    database: options.oneOf("database", ["pglite", "postgres"]),
  };
}

it("what is left out is as usual, and what is given counts", () => {
  expect(read()).toEqual({ deliveries: 1_000, database: "pglite" });
  expect(read("--deliveries", "7", "--database=postgres")).toEqual({ deliveries: 7, database: "postgres" });
});

it.each([
  [["--deliveries", "0"], '--deliveries takes a whole number from 1 to 20000, and not "0".'],
  [["--deliveries", "20001"], '--deliveries takes a whole number from 1 to 20000, and not "20001".'],
  [["--deliveries", "1e3"], '--deliveries takes a whole number from 1 to 20000, and not "1e3".'],
  [["--deliveries", ""], '--deliveries takes a whole number from 1 to 20000, and not "".'],
  [["--database", "mysql"], '--database takes pglite or postgres, and not "mysql".'],
])("%j is refused with what would do", (args, message) => {
  expect(() => read(...args)).toThrow(message);
});

it.each([[["--delivery", "7"]], [["7"]], [["--deliveries"]]])("%j is answered with all options", (args) => {
  expect(() => read(...args)).toThrow(/There are\n {2}--deliveries N {14}so many pull requests\n {2}--database/);
});
