import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
// The ES module: of 'antd/locale/zh_CN' the bundler hands over the wrapper, and every built-in word stays English.
import zhCN from 'antd/es/locale/zh_CN';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './query';
import { router } from './routes';
import { themeOf } from './theme';
import { useTypeSize } from './type-size';

export function App() {
  const { fontSize } = useTypeSize();
  document.documentElement.style.fontSize = `${fontSize}px`;
  return (
    <ConfigProvider locale={zhCN} theme={themeOf(fontSize)} button={{ autoInsertSpace: false }}>
      <AntdApp message={{ maxCount: 3, duration: 4 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
