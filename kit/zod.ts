/** zod for what reaches the page from outside. Nothing of a page imports the package itself. */
import * as z from 'zod/mini';

// compiled parsers need `new Function`, which the site's policy refuses and reports
z.config({ jitless: true });

export { z };
