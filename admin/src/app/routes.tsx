import { createBrowserRouter, Navigate } from 'react-router';
import { SessionGate } from './SessionGate';
import { WaitForPage, PageFault, NoSuchPage } from './PageStates';

export const router = createBrowserRouter(
  [
    {
      errorElement: <PageFault />,
      hydrateFallbackElement: <WaitForPage />,
      children: [
        {
          path: '/sign-in',
          lazy: async () => ({ Component: (await import('../sign-in/SignInPage')).SignInPage }),
        },
        {
          path: '/',
          element: <SessionGate />,
          children: [
            {
              errorElement: <PageFault />,
              children: [
                { index: true, element: <Navigate to="/desk" replace /> },
                {
                  path: 'desk',
                  lazy: async () => ({ Component: (await import('../case/desk/DeskPage')).DeskPage }),
                },
                {
                  path: 'cases/:no',
                  lazy: async () => ({ Component: (await import('../case/page/CasePage')).CasePage }),
                },
                {
                  path: 'todo',
                  lazy: async () => ({ Component: (await import('../case/todo/TodoPage')).TodoPage }),
                },
                {
                  path: 'counts',
                  lazy: async () => ({ Component: (await import('../insight/CountsPage')).CountsPage }),
                },
                {
                  path: 'settings/:part?',
                  lazy: async () => ({ Component: (await import('../settings/SettingsPage')).SettingsPage }),
                },
                { path: '*', element: <NoSuchPage /> },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/admin' },
);
