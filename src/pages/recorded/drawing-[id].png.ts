/** The drawings that exercises are about, one file each: a reader sees which one is meant without fetching the whole sheet. */
import { rgbaPng } from '@kit/charts/png.ts';
import { drawingIndex } from '@kit/drawings/gallery.ts';
import { galleryInNode } from '@kit/drawings/node.ts';
import { ALL_SUBJECTS, drawingOf } from '@labs/clip/exercises/material.ts';
import type { APIRoute } from 'astro';

export const getStaticPaths = () => ALL_SUBJECTS.map((subject) => ({ params: { id: drawingOf(subject) } }));

const gallery = galleryInNode();

export const GET: APIRoute = async ({ params }) => {
  const { rgba, drawings } = await gallery;
  const { data, width, height } = rgba(drawingIndex({ drawings }, params['id'] ?? ''));
  return new Response(Uint8Array.from(rgbaPng(data, width, height)));
};
