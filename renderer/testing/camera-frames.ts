/** Pictures as a camera would take them: a QR code on paper, held at an angle, in bad light. Deterministic. */
import { encode } from 'uqr';

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** RGBA, as a canvas gives it. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface Shot {
  /** In pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Side of the code, quiet zone included, as a share of the picture's height. */
  readonly size?: number;
  /** Where the code's middle stands, as shares of the picture. */
  readonly at?: readonly [x: number, y: number];
  /** Degrees, in the plane of the picture. */
  readonly turned?: number;
  /** Degrees out of that plane, around the vertical and the horizontal axis. */
  readonly tilted?: readonly [vertical: number, horizontal: number];
  /** Standard deviation of the blur, in pixels. */
  readonly blur?: number;
  /** Standard deviation of the noise, in grey levels of 255. */
  readonly noise?: number;
  /** Grey levels of black and white. */
  readonly levels?: readonly [black: number, white: number];
  /** How much darker the dark side is, as a share: light that falls from one side. */
  readonly shadow?: number;
  readonly seed?: number;
}

const QUIET_ZONE = 4;
/** Paper that is seen from a distance of about four times its side. */
const EYE = 4;

/** Takes the picture of a QR code that holds `text`. */
export function photograph(text: string, shot: Shot = {}): Frame {
  const { width = 480, height = 360, blur = 0.8, noise = 4, levels = [40, 215], shadow = 0.2, seed = 1 } = shot;
  const grey = blurred(sharp(text, { ...shot, width, height }), width, height, blur);
  const random = randomBits(seed);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const [black, white] = levels;
  for (let index = 0; index < grey.length; index += 1) {
    const light = 1 - shadow * ((index % width) / width);
    const level = (black + (white - black) * (grey[index] ?? 0)) * light + noise * bell(random);
    data.fill(level, index * 4, index * 4 + 3);
  }
  return { width, height, data };
}

/** A desk without a code: what the camera sees most of the time. */
export function emptyDesk({ width = 480, height = 360, seed = 1 } = {}): Frame {
  const random = randomBits(seed);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < width * height; index += 1) {
    const level = 110 + 60 * Math.sin(index / 900) * Math.cos((index % width) / 37) + 12 * bell(random);
    data.set([level, level, level, 255], index * 4);
  }
  return { width, height, data };
}

/** Light of each pixel before lens and sensor, from 0 to 1; four samples a pixel. */
function sharp(text: string, shot: Shot & { readonly width: number; readonly height: number }): Float32Array {
  const { width, height, size = 0.6, at = [0.5, 0.5], turned = 0, tilted = [0, 0] } = shot;
  const { data, size: modules } = encode(text, { ecc: 'Q', border: QUIET_ZONE });
  const onPaper = toPaper(turned, tilted);
  const scale = size * height;
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (const [dx, dy] of SAMPLES) {
        const [u, v] = onPaper((x + dx - at[0] * width) / scale, (y + dy - at[1] * height) / scale);
        const row = data[Math.floor((v + 0.5) * modules)];
        const dark = row?.[Math.floor((u + 0.5) * modules)];
        sum += dark === undefined ? DESK : dark ? 0 : 1;
      }
      light[y * width + x] = sum / SAMPLES.length;
    }
  }
  return light;
}
const SAMPLES = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;
const DESK = 0.45;

/** From a point of the picture to the point of the paper that is seen there; the paper's side is 1. */
function toPaper(turned: number, [vertical, horizontal]: readonly [number, number]) {
  const [a, b, c] = [turned, vertical, horizontal].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  // Columns of the rotation Rx(c)·Ry(b)·Rz(a): where the paper's two axes point in space.
  const right = [
    Math.cos(b) * Math.cos(a),
    Math.cos(c) * Math.sin(a) + Math.sin(c) * Math.sin(b) * Math.cos(a),
    Math.sin(c) * Math.sin(a) - Math.cos(c) * Math.sin(b) * Math.cos(a),
  ] as const;
  const down = [
    -Math.cos(b) * Math.sin(a),
    Math.cos(c) * Math.cos(a) - Math.sin(c) * Math.sin(b) * Math.sin(a),
    Math.sin(c) * Math.cos(a) + Math.cos(c) * Math.sin(b) * Math.sin(a),
  ] as const;
  return (x: number, y: number): readonly [number, number] => {
    // The ray through (x, y) meets the paper where u·right + v·down + (0, 0, EYE) is a multiple of it: two equations for u and v.
    const [m, n, o, p] = [
      EYE * right[0] - x * right[2],
      EYE * down[0] - x * down[2],
      EYE * right[1] - y * right[2],
      EYE * down[1] - y * down[2],
    ] as const;
    const determinant = m * p - n * o;
    const [r, s] = [x * EYE, y * EYE];
    return [(r * p - n * s) / determinant, (m * s - r * o) / determinant];
  };
}

function blurred(light: Float32Array, width: number, height: number, deviation: number): Float32Array {
  if (deviation <= 0) return light;
  const reach = Math.ceil(deviation * 3);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * deviation ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (from: Float32Array, step: number, along: (index: number) => number, length: number) =>
    from.map((_, index) => {
      const place = along(index);
      let sum = 0;
      for (let offset = -reach; offset <= reach; offset += 1) {
        const position = Math.min(length - 1, Math.max(0, place + offset));
        sum += (weights[offset + reach] ?? 0) * (from[index + (position - place) * step] ?? 0);
      }
      return sum / total;
    });
  const across = pass(light, 1, (index) => index % width, width);
  return pass(across, width, (index) => Math.floor(index / width), height);
}

/** Mulberry32: uniform numbers from 0 to 1. */
function randomBits(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** About a normal distribution: four uniform numbers. */
function bell(random: () => number): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3);
}
