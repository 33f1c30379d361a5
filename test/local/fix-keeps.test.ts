/** `--fix`: nothing else of a file is touched than what is mended. */
import { chmodSync, readdirSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout } from "../support/checkout.ts";

const PATH = "goals/2024/a.yml";
const GOAL = exampleGoal({ id: "a" });

describe("keeps", () => {
  const spoilt = `# A comment, with\ttab and trailing space  \n\n${GOAL.replace("status:", "stauts:")}\n\n# The end: é目🎯`;
  const mended = spoilt.replace("stauts:", "status:");

  it.each([
    { what: "comments, blank lines and a missing line end", convert: (text: string) => text },
    { what: "line ends of Windows", convert: (text: string) => text.replaceAll("\n", "\r\n") },
    { what: "line ends of the old Macintosh", convert: (text: string) => text.replaceAll("\n", "\r") },
    { what: "mixed line ends", convert: (text: string) => text.replace("\n", "\r\n").replace("\ntitle", "\rtitle") },
    { what: "a byte order mark", convert: (text: string) => `\uFEFF${text}` },
    {
      what: "a byte order mark with line ends of Windows",
      convert: (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`,
    },
  ])("$what", ({ convert }) => {
    using checkout = new Checkout({ [PATH]: convert(spoilt) });
    expect(checkout.check("--fix").status).toBe(0);
    expect(checkout.bytes(PATH)).toEqual(Buffer.from(convert(mended)));
  });

  it.each([0o644, 0o600, 0o664, 0o755, 0o640])("the mode of the file: %o", (mode) => {
    using checkout = new Checkout({ [PATH]: spoilt });
    chmodSync(checkout.at(PATH), mode);
    expect(checkout.check("--fix").status).toBe(0);
    expect(statSync(checkout.at(PATH)).mode & 0o7777).toBe(mode);
  });

  it("the folder free of files of its own", () => {
    using checkout = new Checkout({ [PATH]: spoilt });
    expect(checkout.check("--fix").status).toBe(0);
    expect(readdirSync(checkout.at("goals/2024"))).toEqual(["a.yml", "openssf-practices.yml"]);
  });
});
