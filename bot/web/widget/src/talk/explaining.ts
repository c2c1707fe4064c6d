// What went wrong, in the shopper's words.
import type { Words } from "../words";
import type { Failure } from "./api";

export const LIMIT_CHARACTERS = 1000;

export function countCharacters(text: string): number {
  return [...text.trim()].length; // code points, as the server counts
}

type Told = Pick<Failure, "code" | "waitSeconds">;

/** The failure's code, where there are words for it. */
export function codeOf(failure: Partial<Told>, words: Words): string {
  return words.hasError(failure.code ?? "") ? failure.code ?? "" : "try_again";
}

/** `sent` is the text that failed. */
export function explained(failure: Partial<Told>, words: Words, sent = ""): string {
  return words.error(codeOf(failure, words), {
    count: words.number(countCharacters(sent)),
    limit: words.number(LIMIT_CHARACTERS),
    wait: failure.waitSeconds ? words.wait(failure.waitSeconds) : words.say("a_few_seconds"),
  });
}
