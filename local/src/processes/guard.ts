import { type ChildProcess, spawn } from 'node:child_process';

const guarded = new Set<number>();
let watcher: ChildProcess | undefined;

/**
 * Makes sure that a process group does not outlive us, even when we are killed without a chance to clean up: a shell
 * that reads from a pipe of ours wakes up when the pipe breaks.
 */
export function guard(pid: number): void {
  if (guarded.size === 0 && watcher === undefined) process.once('exit', endGuarded);
  guarded.add(pid);
  tellWatcher(`+${pid}`);
}

/** Forgets a process that has ended, whose id may by now be somebody else's. */
export function unguard(pid: number): void {
  guarded.delete(pid);
  tellWatcher(`-${pid}`);
}

const watcherScript = `
pids=" "
while read -r line; do
  case "$line" in
    +*) pids="$pids\${line#+} " ;;
    -*) pid="\${line#-}"; case "$pids" in *" $pid "*) pids="\${pids%%" $pid "*} \${pids#*" $pid "}" ;; esac ;;
  esac
done
for pid in $pids; do kill -KILL "-$pid" 2>/dev/null; done
exit 0`;

function tellWatcher(line: string): void {
  if (watcher === undefined) {
    // A group of its own: Ctrl-C at the terminal must not reach it before it has done its work.
    watcher = spawn('sh', ['-c', watcherScript], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    watcher.unref();
    // Without a shell the exit handler still ends what it can.
    watcher.on('error', () => undefined);
    watcher.stdin?.on('error', () => undefined);
  }
  watcher.stdin?.write(`${line}\n`);
}

function endGuarded(): void {
  for (const pid of guarded) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // ESRCH: it has ended on its own.
    }
  }
}
