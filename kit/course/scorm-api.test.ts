import { expect, it } from 'vitest';
import { type Frame, findApi, type Scorm12 } from './scorm-api.ts';

const API = {} as Scorm12;
/** the top of a tree of frames is its own parent */
const top = (of: Omit<Frame, 'parent'> = {}): Frame => {
  const frame: { parent?: Frame } & Frame = { ...of };
  frame.parent = frame;
  return frame;
};
const inside = (parent: Frame, deep: number): Frame => (deep === 0 ? parent : inside({ parent }, deep - 1));

it('is looked for seven windows up', () => {
  expect(findApi(inside(top({ API }), 0))).toBe(API);
  expect(findApi(inside(top({ API }), 7))).toBe(API);
  expect(findApi(inside(top({ API }), 8))).toBeNull();
  expect(findApi(inside(top(), 3))).toBeNull();
});

it('is looked for around the window that opened the course', () => {
  expect(findApi(top({ opener: inside(top({ API }), 2) }))).toBe(API);
  expect(findApi(inside(top({ opener: top({ API }) }), 2))).toBe(API);
});

it('a window of another site is no obstacle', () => {
  const closed = {
    get API(): unknown {
      throw new DOMException('no', 'SecurityError');
    },
    parent: top({ API }),
  };
  expect(findApi({ parent: closed })).toBe(API);
});
