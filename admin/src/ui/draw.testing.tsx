import './browser.testing';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';

// Tables and dialogs are slow to draw in jsdom.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

/** A part of the console, with all that stands around it. */
export const draw = (part: ReactNode) =>
  render(
    <MemoryRouter>
      <QueryClientProvider client={new QueryClient()}>
        <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
          <App>{part}</App>
        </ConfigProvider>
      </QueryClientProvider>
    </MemoryRouter>,
  );

/** Waits for the button, and takes the one drawn last: of an open form rather than the one that opened it. */
export async function press(name: string): Promise<void> {
  const last = (await screen.findAllByText(name, { selector: 'button span' })).at(-1);
  if (last) fireEvent.click(last);
}

/** What the server answers to the next call. */
export const answered = (status: number, body: unknown): Response =>
  ({ ok: status < 400, status, json: async () => body }) as Response;
