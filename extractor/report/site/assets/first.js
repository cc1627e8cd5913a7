"use strict";
// Runs before the page is laid out: what waits for scripts is not shown first.
document.documentElement.classList.remove("no-script");
