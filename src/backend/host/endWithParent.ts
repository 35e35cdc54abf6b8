/**
 * Ends the program where the process that started it is gone: killing `npm start` kills npm and its shell, but not us.
 * @param end what closes the program
 */
export function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 1000);
  timer.unref();
}
