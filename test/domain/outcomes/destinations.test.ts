import { describe, expect, it, test } from "vitest";
import { exampleConfiguration } from "../../../src/domain/example-files.ts";
import { inspectConfiguration } from "../../../src/domain/inspect.ts";
import { destinationsOf, type PlacedItem } from "../../../src/domain/outcomes/destinations.ts";

const ITEM: PlacedItem = { repository: "todogroup/ospology", title: "Explain Scorecard", labels: [], changedPaths: [] };

/** The destinations of an item where the configuration says these contributions. */
function destinations(contributions: string, item: Partial<PlacedItem>): readonly string[] {
  const pillars = exampleConfiguration().replace(/^contributions:[^]*/m, "");
  const text = `${pillars}contributions:\n${contributions}`;
  return destinationsOf({ ...ITEM, ...item }, inspectConfiguration(new TextEncoder().encode(text)).configuration);
}

const BOOK = `
  - destination: ospo-book
    repository: todogroup/ospology
    paths: ["ospo-book/**", "book.md"]
    labels: [ospo-book, OSPO-Book-Content]
    title_prefixes: ["[OSPO Book]"]
`;

describe("is a contribution:", () => {
  test.each<[string, Partial<PlacedItem>]>([
    ["by a changed file", { changedPaths: ["README.md", "ospo-book/content/en/01-chapter.md"] }],
    ["by a changed file of another pattern", { changedPaths: ["book.md"] }],
    ["by a label", { labels: ["bug", "ospo-book"] }],
    ["by a label in other letters", { labels: ["Ospo-Book-content"] }],
    ["by the beginning of its title", { title: "[OSPO Book] Explain Scorecard" }],
    ["by the beginning of its title in other letters", { title: "[ospo book]: Scorecard" }],
    ["by the beginning of its title in other spaces", { title: "  [OSPO\u00A0 Book] Scorecard" }],
    ["with the repository in other letters", { repository: "TODOgroup/Ospology", labels: ["ospo-book"] }],
  ])("%s", (_name, item) => {
    expect(destinations(BOOK, item)).toEqual(["ospo-book"]);
  });
});

describe("is none:", () => {
  test.each<[string, Partial<PlacedItem>]>([
    ["with nothing that tells", {}],
    ["in another repository", { repository: "todogroup/governance", labels: ["ospo-book"] }],
    ["in a repository whose name begins alike", { repository: "todogroup/ospology-2", labels: ["ospo-book"] }],
    ["in another folder", { changedPaths: ["docs/ospo-book/x.md"] }],
    ["in a folder in other letters", { changedPaths: ["OSPO-Book/x.md"] }],
    ["by a label that begins alike", { labels: ["ospo-book-translation"] }],
    ["by a beginning that stands later", { title: "About the [OSPO Book]" }],
  ])("%s", (_name, item) => {
    expect(destinations(BOOK, item)).toEqual([]);
  });

  it("where the destination has no repository", () => {
    expect(destinations("  - destination: ospocon\n", {})).toEqual([]);
  });
});

describe("everything of a repository belongs to an entry", () => {
  it("that names nothing else", () => {
    expect(destinations("  - { destination: news, repository: todogroup/ospology }\n", {})).toEqual(["news"]);
  });

  it("whose lists are empty", () => {
    const entry = "  - { destination: news, repository: todogroup/ospology, paths: [], labels: [] }\n";
    expect(destinations(entry, {})).toEqual(["news"]);
  });
});

describe("a part that is wrong makes no entry take everything:", () => {
  test.each([
    ["a list that is none", "labels: ospo-book"],
    ["a pattern that leads out", 'paths: ["../**"]'],
    ["a key that is not known", "milestones: [1]"],
    ["a key that is misspelt", "lables: [7]"],
  ])("%s", (_name, part) => {
    expect(destinations(`  - { destination: book, repository: todogroup/ospology, ${part} }\n`, {})).toEqual([]);
  });

  it("and what is right beside it still tells", () => {
    const entry = "  - { destination: book, repository: todogroup/ospology, labels: [book, 7] }\n";
    expect(destinations(entry, { labels: ["book"] })).toEqual(["book"]);
  });
});

it("gives each destination once, in the order of the configuration", () => {
  const news = "  - { destination: news, repository: todogroup/ospology }\n";
  const moreOfTheBook = "  - { destination: ospo-book, repository: todogroup/ospology }\n";
  expect(destinations(`${news}${BOOK}${moreOfTheBook}`, { labels: ["ospo-book"] })).toEqual(["news", "ospo-book"]);
});
