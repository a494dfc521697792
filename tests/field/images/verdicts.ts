/** What must become of each file of `files/`: the right behaviour, not today's. Made by script; none is anyone's picture. */
import type { Refusal } from '../../../kit/images/check.ts';

/**
 * `card`: green on top, red left, blue right, upright. `shown`: what the same browser shows in an `<img>`, as every picture that is
 * accepted; nothing more is asked of these, which have no colours or another subject.
 */
export type Verdict =
  | { readonly accept: 'card' | 'shown' | 'white' | 'red' | 'flat' | 'heart' }
  | { readonly refuse: Refusal }
  /** refused so where this browser cannot decode it, accepted where it can */
  | { readonly refuseUnlessShown: Refusal }
  /** both are right: refused so, or the part that the browser shows */
  | { readonly refuseOrShow: Refusal };

const card = { accept: 'card' } as const;
const shown = { accept: 'shown' } as const;
const heart = { accept: 'heart' } as const;
const refuse = (code: 'empty' | 'not-image' | 'damaged') => ({ refuse: { code } });
const unsupported = (format: Extract<Refusal, { code: 'unsupported' }>['format']) => ({
  refuse: { code: 'unsupported', format } as const,
});
const tooLarge = (pixels: number) => ({ refuse: { code: 'too-large', pixels } as const });

export const VERDICTS: Readonly<Record<string, Verdict>> = {
  'exif-1.jpg': card,
  'exif-2.jpg': card,
  'exif-3.jpg': card,
  'exif-5.jpg': card,
  'exif-6.jpg': card,
  'exif-8.jpg': card,
  'exif-6.webp': shown,
  'cmyk-no-adobe.jpg': card,
  'gray.jpg': shown,
  'progressive.jpg': card,
  'jpeg-named.png': card,
  'png-named.jpg': card,
  'no-extension': card,
  'trailing-garbage.jpg': card,
  'gray-16bit.png': shown,
  'gray-1bit.png': shown,
  '2x2.png': shown,
  'palette-alpha.png': shown,
  'rgb-trns-key.png': shown,
  'lossless-alpha.webp': shown,
  'heart-white.png': heart,
  'heart-transparent.png': heart,
  'heart-transparent-black-pixels.webp': heart,
  'transparent.avif': { accept: 'white' },
  'animated.gif': card,
  'animated.webp': card,
  '6000x1.png': { accept: 'flat' },
  'card.avif': card,
  'card-major-mif1.avif': card,
  'photo.heic': { refuseUnlessShown: { code: 'unsupported', format: 'HEIC' } },
  'header-65535x65535.gif': tooLarge(65_535 ** 2),
  '16384x16384-solid.webp': tooLarge(16_384 ** 2),
  'solid-64x48.webp': { accept: 'red' },
  'late-header-63MP.jpg': tooLarge(63_000_000),
  'late-frame-header.jpg': card,
  'os2-core-header.bmp': card,
  'BMW.txt': refuse('not-image'),
  'xml-30-comments.xml': refuse('not-image'),
  'saved-page.html': refuse('not-image'),
  'external-refs.svg': unsupported('SVG'),
  'doctype-entity.svg': unsupported('SVG'),
  'zero-byte.png': refuse('empty'),
  'only-signature.png': refuse('damaged'),
  'jpeg-soi-only.jpg': refuse('damaged'),
  'truncated.jpg': { refuseOrShow: { code: 'damaged' } },
  'truncated.png': refuse('damaged'),
  'bad-crc-ihdr.png': refuse('damaged'),
  'zero-width.png': refuse('damaged'),
  'noise-named.png': refuse('not-image'),
  'photo.jp2': unsupported('JPEG 2000'),
  'scan.tif': unsupported('TIFF'),
  'page.pdf': unsupported('PDF'),
};
