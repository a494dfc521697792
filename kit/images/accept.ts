/**
 * What a picker of pictures proposes. Types and extensions: iOS greys out what it cannot map from a type alone, and
 * some systems know AVIF or HEIC by their names only. A hint to the picker, never a check: that is by the bytes
 * (`check.ts`).
 */
export const ACCEPT = 'image/*,.png,.jpg,.jpeg,.jfif,.gif,.webp,.avif,.bmp,.heic,.heif';
