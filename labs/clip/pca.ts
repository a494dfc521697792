/**
 * Principal component analysis in two dimensions, by power iteration with deflation (Hotelling 1933; Golub & Van Loan,
 * « Matrix Computations », §7.3). N points of width D; all in float64, nothing random: the same points give the same
 * map.
 */
import { randomStream } from '@kit/math/random.ts';
import { dot, norm, type Vector } from './similarity.ts';

export interface Projection {
  /** [D], what is subtracted first */
  readonly mean: Float64Array;
  /** two orthonormal directions, [D] each, of largest and second-largest variance */
  readonly axes: readonly [Float64Array, Float64Array];
  /** share of the total variance along each axis */
  readonly explained: readonly [number, number];
}

const SEED = 55;
const MAX_STEPS = 1000;
/** Two successive unit vectors this close are the same direction. */
const STILL = 1e-9;

export function pca(points: readonly Vector[]): Projection {
  const width = points[0]?.length ?? 0;
  const mean = centre(points, width);
  const covariance = covarianceOf(points, mean, width);
  let total = 0;
  for (let i = 0; i < width; i++) total += covariance[i * width + i] as number;
  const first = leading(covariance, width, []);
  const second = leading(covariance, width, [first.axis]);
  const share = (variance: number) => (total > 0 ? variance / total : 0);
  return { mean, axes: [first.axis, second.axis], explained: [share(first.variance), share(second.variance)] };
}

/** Coordinates of one more point on the map. */
export function project({ mean, axes }: Projection, point: Vector): readonly [number, number] {
  const centred = Float64Array.from(point, (x, i) => x - (mean[i] as number));
  return [dot(centred, axes[0]), dot(centred, axes[1])];
}

function centre(points: readonly Vector[], width: number): Float64Array {
  const mean = new Float64Array(width);
  for (const point of points) {
    for (let i = 0; i < width; i++) mean[i] = (mean[i] as number) + (point[i] as number) / points.length;
  }
  return mean;
}

/** [D, D], divided by N. */
function covarianceOf(points: readonly Vector[], mean: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (const point of points) {
    const centred = Float64Array.from(point, (x, i) => x - (mean[i] as number));
    for (let i = 0; i < width; i++) {
      const scaled = (centred[i] as number) / points.length;
      for (let j = 0; j < width; j++) {
        const at = i * width + j;
        out[at] = (out[at] as number) + scaled * (centred[j] as number);
      }
    }
  }
  return out;
}

/** Leading eigenvector of a symmetric matrix among those orthogonal to `known`, with its eigenvalue. */
function leading(
  matrix: Float64Array,
  width: number,
  known: readonly Float64Array[],
): { axis: Float64Array; variance: number } {
  const random = randomStream(SEED + known.length);
  let axis = orthonormal(
    Float64Array.from({ length: width }, () => random() - 0.5),
    known,
  );
  let variance = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    const image = Float64Array.from({ length: width }, (_, i) =>
      dot(matrix.subarray(i * width, (i + 1) * width), axis),
    );
    variance = dot(image, axis);
    const next = orthonormal(image, known);
    const moved = norm(next.map((x, i) => x - (axis[i] as number)));
    // no variance left in any direction: the one at hand is as good as another
    if (norm(next) === 0) break;
    axis = next;
    if (moved < STILL) break;
  }
  return { axis: oriented(axis), variance };
}

function orthonormal(vector: Float64Array, known: readonly Float64Array[]): Float64Array {
  const out = vector.slice();
  for (const other of known) {
    const along = dot(out, other);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) - along * (other[i] as number);
  }
  const length = norm(out);
  return length > 0 ? out.map((x) => x / length) : out;
}

/** An axis has no sign of its own: its largest component is made positive, so that two runs give the same map. */
function oriented(axis: Float64Array): Float64Array {
  const largest = axis.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return largest < 0 ? axis.map((x) => -x) : axis;
}
