// Preloaded into each measured process: writes its peak memory, in kilobytes, when it ends.
// CommonJS, since --require costs less than --import.
process.once("exit", () => {
  const { readFileSync, writeFileSync } = require("node:fs");
  let kilobytes = process.resourceUsage().maxRSS;
  // On Linux, maxRSS begins with the memory of the parent that forked this process. VmHWM begins with the program.
  if (process.platform === "linux") {
    kilobytes = Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? kilobytes);
  }
  writeFileSync(process.env.PEAK_MEMORY_FILE, String(kilobytes));
});
