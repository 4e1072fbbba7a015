import { FluentProvider, Toaster, teamsDarkTheme, teamsLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '../api/query-client';
import { TOASTER_ID } from '../parts/use-notify';
import { createRouter } from './routes';
import { useTheme } from './theme';

const queryClient = createQueryClient();
const router = createRouter();

export function App() {
  const { dark } = useTheme();
  return (
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={dark ? teamsDarkTheme : teamsLightTheme}>
        <RouterProvider router={router} />
        <Toaster toasterId={TOASTER_ID} position="bottom-end" pauseOnHover pauseOnWindowBlur />
      </FluentProvider>
    </QueryClientProvider>
  );
}
