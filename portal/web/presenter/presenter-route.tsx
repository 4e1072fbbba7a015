/** The way to the presenter's page: there with `--demo` only, and loaded only by who opens it. */
import { lazy, Suspense } from 'react';
import { NotFoundPage } from '../app/fault-pages';
import { LoadingRows } from '../parts/states';
import { Permitted } from '../session/permitted';
import { useSignedIn } from '../session/signed-in';

const PresenterPage = lazy(async () => ({ default: (await import('./presenter-page')).PresenterPage }));

export function PresenterRoute() {
  if (!useSignedIn().demo) return <NotFoundPage />;
  return (
    <Permitted permission="demo.use">
      <Suspense fallback={<LoadingRows label="Loading the presenter’s page" />}>
        <PresenterPage />
      </Suspense>
    </Permitted>
  );
}
