/** Makes this worker a browser without JavaScript Promise Integration. */
Reflect.deleteProperty(WebAssembly, 'Suspending');
