/** The real worker in such a browser: the first import is evaluated before the second. */
import './no-jspi.ts';
import '../../kit/runtime/worker.ts';
