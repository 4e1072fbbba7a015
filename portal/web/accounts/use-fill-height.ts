import { useLayoutEffect, useRef, useState } from 'react';

/** Below it a list would show too little to be one. */
const LEAST = 320;
/** The page's own padding and border below. */
const BELOW = 40;

/** The height from the element's top to the window's bottom. */
export function useFillHeight() {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(LEAST);
  useLayoutEffect(() => {
    const measure = () => {
      const top = (ref.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setHeight(Math.max(LEAST, Math.floor(window.innerHeight - top - BELOW)));
    };
    measure();
    // Whatever stands above may grow or wrap.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    if (ref.current?.parentElement) observer.observe(ref.current.parentElement);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return { ref, height };
}
