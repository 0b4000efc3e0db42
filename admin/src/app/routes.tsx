import { createBrowserRouter } from 'react-router';
import { Home } from './Home';
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
                { index: true, element: <Home /> },
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
                  path: 'news',
                  lazy: async () => ({ Component: (await import('../news/NewsPage')).NewsPage }),
                },
                {
                  path: 'news/:id',
                  lazy: async () => ({ Component: (await import('../news/ArticlePage')).ArticlePage }),
                },
                {
                  path: 'moderation',
                  lazy: async () => ({
                    Component: (await import('../moderation/ModerationPage')).ModerationPage,
                  }),
                },
                {
                  path: 'org/:part?',
                  lazy: async () => ({ Component: (await import('../org/OrgPage')).OrgPage }),
                },
                {
                  path: 'security',
                  lazy: async () => ({ Component: (await import('../security/SecurityPage')).SecurityPage }),
                },
                {
                  path: 'access',
                  lazy: async () => ({
                    Component: (await import('../case/access/AccessPage')).AccessPage,
                  }),
                },
                {
                  path: 'audit',
                  lazy: async () => ({ Component: (await import('../security/AuditPage')).AuditPage }),
                },
                {
                  path: 'settings/:part?',
                  lazy: async () => ({ Component: (await import('../settings/SettingsPage')).SettingsPage }),
                },
                {
                  path: 'data-requests',
                  lazy: async () => ({
                    Component: (await import('../people-data/PeopleDataPage')).PeopleDataPage,
                  }),
                },
                {
                  path: 'operations',
                  lazy: async () => ({
                    Component: (await import('../operations/OperationsPage')).OperationsPage,
                  }),
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
