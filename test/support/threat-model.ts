/** The table of docs/threat-model.md, and what is wrong with it. */

export interface ListedTest {
  /** From the root of the repository. */
  readonly file: string;
  /** Those of its groups and its own, joined by ` > `, as written in the source. */
  readonly title: string;
}

interface Line {
  readonly number: number;
  readonly what: string;
  readonly tests: readonly ListedTest[];
}

/** The last cell names files and, behind each, titles of its tests: all of them as code. */
export function linesOf(markdown: string): readonly Line[] {
  return markdown.split("\n").flatMap((line, index) => {
    if (!line.startsWith("| ") || /^\| *(?:Threat|:?-)/.test(line)) return [];
    const cells = line.replace(/^\| | \|$/g, "").split(/(?<!\\) \| /);
    let file = "";
    const tests: ListedTest[] = [];
    for (const [, code = ""] of (cells.at(-1) ?? "").matchAll(/`([^`]+)`/g)) {
      if (code.startsWith("test/")) file = code;
      else tests.push({ file, title: code });
    }
    return [{ number: index + 1, what: cells[0] ?? "", tests }];
  });
}

/** @param listed all tests that run; what is skipped or still to be written is none. */
export function problemsOf(markdown: string, listed: readonly ListedTest[]): readonly string[] {
  const lines = linesOf(markdown);
  const key = ({ file, title }: ListedTest): string => `${file}: ${title}`;
  const known = new Set(listed.map(key));
  const files = new Set(listed.map(({ file }) => file));
  const named = new Set(lines.flatMap(({ tests }) => tests.map(key)));
  return [
    ...(lines.length === 0 ? ["There is no line."] : []),
    ...lines.flatMap(({ number, what, tests }) =>
      tests.length === 0 ? [`Line ${number} names no test: ${what}`] : [],
    ),
    ...lines.flatMap(({ number, tests }) =>
      tests.flatMap((test) => {
        if (!files.has(test.file)) return [`Line ${number}: no test runs in ${test.file}.`];
        return known.has(key(test)) ? [] : [`Line ${number}: no test of ${test.file} has the title "${test.title}".`];
      }),
    ),
    ...listed
      .filter((test) => test.file.startsWith("test/security/") && !named.has(key(test)))
      .map((test) => `No line names ${key(test)}`),
  ];
}
