// A merchant's colour, made readable on whatever it stands.

type Rgb = readonly [number, number, number];

const LEAST_CONTRAST = 4.5;
const STEP = 0.08;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const SURFACES: Readonly<Record<"light" | "dark", Rgb>> = {
  light: [246, 244, 238], dark: [39, 44, 40],
};

/** The properties to be set for this colour; none for what is no colour as #1d6a4f. */
export function coloured(
  accent: string | undefined, scheme: "light" | "dark",
): Record<string, string> {
  const brand = parsed(accent);
  if (!brand) return {};
  const surface = SURFACES[scheme];
  const away = scheme === "light" ? BLACK : WHITE;
  const readable = until((share) => mixed(brand, away, share), surface);
  const on = contrast(readable, WHITE) >= contrast(readable, BLACK) ? WHITE : BLACK;
  return {
    "--accent": written(readable),
    "--accent-strong": written(mixed(readable, away, 0.2)),
    "--on-accent": written(on),
    "--accent-soft": written(mixed(readable, surface, 0.88)),
    "--mine": written(readable),
    "--on-mine": written(on),
  };
}

export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

export function parsed(colour: string | undefined): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  if (!found) return null;
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

function until(make: (share: number) => Rgb, surface: Rgb): Rgb {
  for (let share = 0; share < 1; share += STEP) {
    if (contrast(make(share), surface) >= LEAST_CONTRAST) return make(share);
  }
  return make(1);
}

function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  const mix = (place: 0 | 1 | 2): number => (
    Math.round(one[place] + (other[place] - one[place]) * share)
  );
  return [mix(0), mix(1), mix(2)];
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function written([red, green, blue]: Rgb): string {
  return `rgb(${String(red)} ${String(green)} ${String(blue)})`;
}
