// The widget's own wording, which the packs hold; what the shop says comes from the server.

type Raw = Readonly<Record<string, unknown>>;

export interface Language {
  readonly code: string;
  readonly name: string;
  readonly words: Raw;
}

type Values = Readonly<Record<string, string | number | null | undefined>>;

/** The words of one language. */
export class Words {
  constructor(readonly language: string, private readonly raw: Raw) {}

  has(name: string): boolean {
    return typeof this.raw[name] === "string";
  }

  say(name: string, values: Values = {}): string {
    return fill(text(this.raw[name]), values);
  }

  hasError(code: string): boolean {
    return Object.hasOwn(this.table("errors"), code);
  }

  error(code: string, values: Values): string {
    return fill(text(this.table("errors")[code]), values);
  }

  status(status: string): string {
    return text(this.table("order_statuses")[status]) || status;
  }

  get examples(): readonly string[] {
    return Array.isArray(this.raw.examples) ? this.raw.examples.map(text) : [];
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    return new Intl.NumberFormat(this.language, options).format(value);
  }

  /** "30 seconds", or "2 minutes" when it is long. */
  wait(seconds: number): string {
    const isShort = seconds < 90;
    return this.number(isShort ? seconds : Math.ceil(seconds / 60), {
      style: "unit", unit: isShort ? "second" : "minute", unitDisplay: "long",
    });
  }

  private table(name: string): Raw {
    const found = this.raw[name];
    return typeof found === "object" && found !== null ? found as Raw : {};
  }
}

/** All languages that are spoken, the default one first. */
export class Wording {
  private readonly words: ReadonlyMap<string, Words>;

  constructor(readonly languages: readonly Language[]) {
    this.words = new Map(languages.map(({ code, words }) => [code, new Words(code, words)]));
  }

  of(language: string): Words {
    return this.words.get(language) ?? new Words(this.defaultCode, this.languages[0]?.words ?? {});
  }

  isSpoken(language: string | null | undefined): language is string {
    return this.words.has(language ?? "");
  }

  /** The language that follows: of two, the other one. */
  after(language: string): string {
    const codes = [...this.words.keys()];
    return codes[(codes.indexOf(language) + 1) % codes.length] ?? language;
  }

  /** The first of these locales' languages that is spoken, else the default one. */
  choose(locales: readonly (string | null | undefined)[]): string {
    return locales.map(languageOf).find((code) => this.isSpoken(code)) ?? this.defaultCode;
  }

  private get defaultCode(): string {
    return this.languages[0]?.code ?? "en";
  }
}

/** "in-ID" is an older way to write "id-ID". */
function languageOf(locale: string | null | undefined): string {
  try {
    return new Intl.Locale(locale ?? "").language;
  } catch {
    return "";
  }
}

function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function text(found: unknown): string {
  return typeof found === "string" ? found : "";
}
