export { launch } from './node/launch';
export { compileProgram, type CompiledProgram } from './node/program/compile';
export type { CostRecord } from './node/costs';
export type { LaunchOptions } from './node/options';
export type { RunningProgram, ThrownException } from './node/running-program';
export type { Feeds } from './page/builtin';
export type { Package } from './program';
