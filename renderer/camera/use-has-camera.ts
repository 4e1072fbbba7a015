import { useEffect, useState } from 'react';
import { hasCamera, onCamerasChanged } from './camera';

/** True while the device has a camera. Asks for no permission and switches nothing on. */
export function useHasCamera(): boolean {
  const [found, setFound] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = () => {
      void hasCamera().then((has) => {
        if (!gone) setFound(has);
      });
    };
    look();
    const stop = onCamerasChanged(look);
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return found;
}
