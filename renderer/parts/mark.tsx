/** Roomkey's own mark: a door with a keyhole. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="2em" height="2em" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#3d4f9f" />
      <path d="M9 25V8h11v17" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinejoin="round" />
      <path d="M6 25h20" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="16" cy="14.6" r="2.1" fill="#fff" />
      <path d="M16 15v5" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
