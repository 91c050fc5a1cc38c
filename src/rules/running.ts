/** What a host reports that it runs, for every family that asks. */
export { running, runs } from './observed/reports.ts'
