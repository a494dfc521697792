/** zod for what comes from outside (a stored draft, a file). Without its `new Function` probe, which the site's CSP reports. */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
