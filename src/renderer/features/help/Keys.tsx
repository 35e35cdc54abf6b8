/** Keys as caps: `Ctrl+Shift+H`. */
export function Keys({ keys }: { keys: string }) {
  const caps = keys.split('+').map((cap, index, all) => (cap === '' && index === all.length - 1 ? '+' : cap));
  return (
    <span className="keys">
      {caps.filter(Boolean).map((cap) => (
        <kbd key={cap}>{arrows[cap] ?? cap}</kbd>
      ))}
    </span>
  );
}

const arrows: Record<string, string> = { Up: '↑', Down: '↓', Left: '←', Right: '→', Arrows: '↑ ↓ ← →' };
