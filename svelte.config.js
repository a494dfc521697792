import { vitePreprocess } from '@astrojs/svelte';

/** Class of a component's own rules → the component: every page carries dozens of them, so they are short. */
const owners = new Map();

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    cssHash: ({ hash, css, filename }) => {
      const name = `svelte-${hash(filename ?? css).slice(0, 4)}`;
      const owner = owners.get(name) ?? filename;
      if (owner !== filename) throw new Error(`${owner} and ${filename} would share the class ${name}`);
      owners.set(name, filename);
      return name;
    },
  },
};
