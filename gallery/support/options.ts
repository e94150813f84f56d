import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** The workbench that is looked at. */
export const site = process.env.MADOGUCHI_GALLERY ?? join(root, 'target/gallery-tests/site');

/** What it looked like before. */
export const pictures = process.env.MADOGUCHI_PICTURES ?? join(root, 'gallery/pictures');

/** Whether pictures are all that is wanted, to compare, draw or accept them. */
export const onlyPictures = process.env.MADOGUCHI_ONLY_PICTURES === '1';

/**
 * Pictures that have nothing to be compared with: `pictures` was drawn from the commit that the
 * change builds on, and the change brings or replaces these. One name, `button/solid-320.webp`, a
 * line.
 */
export const replaced = new Set(process.env.MADOGUCHI_PICTURES_REPLACED?.split('\n') ?? []);

/** Whether `pictures` was drawn from the commit that the change builds on. */
export const besideBase = process.env.MADOGUCHI_PICTURES_REPLACED !== undefined;

export interface Story {
  id: string;
  group: 'components' | 'pages';
  variants: string[];
}

/** Every story, as the program lists them. */
export function stories(): Story[] {
  const list = join(site, 'stories.json');
  if (!existsSync(list)) {
    throw new Error(`${list} is missing; cargo xtask test gallery builds it`);
  }
  return JSON.parse(readFileSync(list, 'utf8')) as Story[];
}
