import { caseApi } from '@contract/case/case.api';
import { categoryApi } from '@contract/category/category.api';
import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { api } from './http';

/** What hardly changes while someone works: fetched once, kept for the session. */
const kept = { staleTime: 10 * 60_000, gcTime: Infinity };

export const CATEGORIES = ['categories'] as const;
export const TEMPLATES = ['reply-templates'] as const;

export const useTown = () => useQuery({ queryKey: ['town'], queryFn: () => api(orgApi.town, {}), ...kept });

export const useStreets = () =>
  useQuery({
    queryKey: ['shapes', 'street'],
    queryFn: () => api(orgApi.shapes, { kind: 'street' }),
    ...kept,
  });

export const useHandlers = () =>
  useQuery({ queryKey: ['handlers'], queryFn: () => api(orgApi.handlers, {}), ...kept });

export const useCategories = () =>
  useQuery({ queryKey: CATEGORIES, queryFn: () => api(categoryApi.list, {}), ...kept });

export const useTemplates = () =>
  useQuery({ queryKey: TEMPLATES, queryFn: () => api(caseApi.templates, {}), ...kept });
