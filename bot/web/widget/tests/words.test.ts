// Words of the packs, texts of merchants, colours that can be read.
import { expect, it } from "vitest";
import { inLanguage } from "../src/settings";
import { coloured, contrast, parsed } from "../src/styles/colours";
import { explained } from "../src/talk/explaining";
import { WORDING } from "./shop";

const WORDS = WORDING.of("en");

it("fills what stands in braces, and leaves out what isn't known", () => {
  expect(WORDS.say("quantity", { count: 2, price: "$3" })).toBe("2 × $3");
  expect(WORDS.say("never heard of")).toBe("");
});

it.each([
  [["id-ID"], "id"], [["in-ID"], "id"], [[null, "id"], "id"], [["nl", "id"], "id"], [["nl"], "en"],
  [["", "not a locale"], "en"],
])("speaks to %o in %s", (locales, language) => {
  expect(WORDING.choose(locales)).toBe(language);
});

it("goes from each language to the next", () => {
  expect([WORDING.after("en"), WORDING.after("id")]).toEqual(["id", "en"]);
});

it.each([
  [30, "Wait 30 seconds."], [1, "Wait 1 second."], [600, "Wait 10 minutes."],
  [null, "Wait a few seconds."],
])("says how long %s seconds are", (waitSeconds, told) => {
  expect(explained({ code: "too_many", waitSeconds }, WORDS)).toBe(told);
});

it("counts characters as the shop does", () => {
  expect(explained({ code: "too_long" }, WORDS, " 👍👍 ")).toBe("2 of 1,000");
});

it("tells what it has no words for as a fault of the shop's", () => {
  expect(explained({ code: "hologram" }, WORDS)).toBe("Something went wrong.");
});

it.each([
  ["Hi", "id", "Hi"], [{ en: "Hi", id: "Hai" }, "id", "Hai"], [{ en: "Hi" }, "id", "Hi"],
  [undefined, "en", ""],
])("takes of %o for %s %s", (text, language, told) => {
  expect(inLanguage(text, language)).toBe(told);
});

it.each(["#7a2e8a", "#ffff00", "#101010", "#ffffff", "#ff8800"])("makes %s readable", (accent) => {
  for (const [scheme, paper] of [["light", "#f6f4ee"], ["dark", "#131614"]] as const) {
    const found = coloured(accent, scheme);
    expect(contrast(rgb(found["--accent"]), rgb(hex(paper)))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(found["--accent"]), rgb(found["--on-accent"]))).toBeGreaterThanOrEqual(4.5);
  }
});

it.each(["red", "#fff", "url(x)", undefined])("passes over %s, no such colour", (accent) => {
  expect(coloured(accent, "light")).toEqual({});
});

function hex(colour: string): string {
  return `rgb(${(parsed(colour) ?? []).join(" ")})`;
}

function rgb(written: string | undefined): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (written?.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}
