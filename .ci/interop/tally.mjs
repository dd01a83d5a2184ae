// Counts what held and what did not; the process ends with 1 when anything did not.
const failures = [];
let held = 0;

/** Notes one statement. */
export function hold(truth, statement, detail = '') {
  if(truth) {
    held += 1;
  } else {
    failures.push(`${statement}${detail ? `: ${detail}` : ''}`);
  }
}

/** Prints the sum and sets the exit code. */
export function close(name) {
  for(const failure of failures.slice(0, 40)) {
    console.error(`  FAILED ${failure}`);
  }
  if(failures.length > 40) {
    console.error(`  … and ${failures.length - 40} more`);
  }
  console.log(`  ${name}: ${held} statements held, ${failures.length} did not`);
  process.exitCode = failures.length > 0 || held === 0 ? 1 : 0;
}
