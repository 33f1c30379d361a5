import fc from "fast-check";
import { expect, test } from "vitest";
import { foldingOf } from "../../../src/domain/language/glossary.ts";
import { PhraseBook } from "../../../src/domain/language/phrases.ts";
import { stemsOf, wordsOf } from "../../../src/domain/language/words.ts";

test.each([
  ["number", "case studies", "case study"],
  ["case", "OPENSSF", "openssf"],
  ["accents", "traducción", "traduccion"],
  ["composed or not", "caf\u00E9", "cafe\u0301"],
  ["wide letters", "ＯＳＰＯ", "OSPO"],
  ["possession", "the TODO's book", "TODO book"],
  ["curled apostrophes", "the TODO’s book", "TODO book"],
  ["stop words", "what we do in the book", "book"],
  ["hyphens", "OSPO-Book", "OSPO Book"],
  ["the ending of a file", "ospo-checklist.md", "OSPO checklist"],
  ["British spelling", "organised localisations", "organized localizations"],
  ["emoji", "🎉 newsletter 🎉", "newsletter"],
])("%s do not make other words", (_name, one, other) => {
  expect(wordsOf(one)).toEqual(wordsOf(other));
  expect(wordsOf(one)).not.toEqual([]);
});

test.each([
  ["government", "governance"],
  ["communities", "communication"],
  ["adopters", "adoption"],
  ["news", "new"],
  ["universities", "universal"],
  ["organisation", "organ"],
])("%s is another word than %s", (one, other) => {
  expect(stemsOf(one)).not.toEqual(stemsOf(other));
});

test("writing without spaces becomes pairs of characters, beside words of other writing", () => {
  expect(wordsOf("年度成果OSPO")).toEqual(["年度", "度成", "成果", "ospo"]);
  expect(stemsOf("한국어 번역")).toEqual(["한국어", "번역"]);
});

test.each(["", " \n", "🎉🎉🎉", "…—!?", "a".repeat(65_000)])("there are no words in noise (%#)", (noise) => {
  expect(wordsOf(noise)).toEqual([]);
});

test("any text has words, and those of a text are those of its parts", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (one, other) => {
      expect(stemsOf(`${one}\n${other}`)).toEqual([...stemsOf(one), ...stemsOf(other)]);
    }),
  );
});

test.each([
  ["case study", "two Case Studies"],
  ["InnerSource Commons", "the inner-source commons"],
  ["Inner Source", "#InnerSource"],
  ["OSPO Book", "[OSPO-Book] preface"],
  ["OSPO Book", "ospobook"],
  ["whitepaper", "a white paper"],
  ["call for input", "[Call For Input] goals"],
  ["开源", "参加开源项目"],
  ["C-level", "a C level guest"],
  ["traducción", "TRADUCCIONES"],
])("finds %s in %s", (phrase, text) => {
  expect(found([phrase], text)).toEqual([phrase]);
});

test.each([
  ["case study", "in this case we study"],
  ["ORT", "a port to sort"],
  ["guide", "gu ide"],
  ["call for input", "call on input"],
  ["!!!", "wow!!!"],
])("does not find %s in %s", (phrase, text) => {
  expect(found([phrase], text)).toEqual([]);
});

test("says where phrases stand, those within others too", () => {
  const book = new PhraseBook<string>();
  for (const phrase of ["OSPO", "OSPO Book"]) book.add(phrase, phrase);
  expect(book.matchesIn(stemsOf("an OSPO Book"))).toEqual([
    { meaning: "OSPO", start: 1, end: 2 },
    { meaning: "OSPO Book", start: 1, end: 3 },
  ]);
});

test.each([
  [["SBOM", "software bill of materials"], "SBOM guide", "a guide on: Software Bills of Materials Guide"],
  [["executives", "C-level", "CTO"], "C-level", "what CTOs ask"],
  [["translation", "翻译"], "translation", "重新开始翻译工作"],
])("folds what the glossary says to mean the same: %j", (words, phrase, text) => {
  const fold = foldingOf([words]);
  const book = new PhraseBook<string>(fold);
  book.add(phrase, phrase);
  expect(book.matchesIn(fold(stemsOf(text))).map(({ meaning }) => meaning)).toEqual([phrase]);
});

function found(phrases: readonly string[], text: string): string[] {
  const book = new PhraseBook<string>();
  for (const phrase of phrases) book.add(phrase, phrase);
  return book.matchesIn(stemsOf(text)).map(({ meaning }) => meaning);
}
