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
          path: '/verify/:code?',
          lazy: async () => ({ Component: (await import('../volunteer/verify/VerifyPage')).VerifyPage }),
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
                  path: 'volunteer/:part?',
                  lazy: async () => ({
                    Component: (await import('../volunteer/VolunteerPage')).VolunteerPage,
                  }),
                },
                {
                  path: 'volunteer/orders/:id',
                  lazy: async () => ({ Component: (await import('../volunteer/order/OrderPage')).OrderPage }),
                },
                {
                  path: 'volunteer/activities/new',
                  lazy: async () => ({ Component: (await import('../volunteer/plan/PlanPage')).PlanPage }),
                },
                {
                  path: 'volunteer/activities/:id',
                  lazy: async () => ({
                    Component: (await import('../volunteer/activity/ActivityPage')).ActivityPage,
                  }),
                },
                {
                  path: 'volunteer/activities/:id/plan',
                  lazy: async () => ({ Component: (await import('../volunteer/plan/AmendPage')).AmendPage }),
                },
                {
                  path: 'volunteer/activities/:id/code',
                  lazy: async () => ({
                    Component: (await import('../volunteer/code/CodeScreen')).CodeScreen,
                  }),
                },
                {
                  path: 'volunteer/activities/:id/poster',
                  lazy: async () => ({
                    Component: (await import('../volunteer/activity/PosterPage')).PosterPage,
                  }),
                },
                {
                  path: 'volunteer/series/new',
                  lazy: async () => ({
                    Component: (await import('../volunteer/plan/SeriesPage')).SeriesPage,
                  }),
                },
                {
                  path: 'party/:part?',
                  lazy: async () => ({ Component: (await import('../party/PartyPage')).PartyPage }),
                },
                {
                  path: 'points/:part?',
                  lazy: async () => ({ Component: (await import('../points/PointsPage')).PointsPage }),
                },
                {
                  path: 'payout/:part?',
                  lazy: async () => ({ Component: (await import('../payout/PayoutPage')).PayoutPage }),
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
