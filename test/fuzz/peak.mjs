/** Tells whoever started the process how much memory it took at most, in kB. */
process.on("exit", () => process.send?.(process.resourceUsage().maxRSS));
// the channel must not keep the process alive
process.channel?.unref();
