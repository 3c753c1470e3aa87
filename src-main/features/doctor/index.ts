// Owns: what the app may use of the outage doctor.
// Must never: export a way to mend without a person's choice.
export type { DoctorDeps } from './examine'
export { makeDoctorKeeper } from './keeper'
export { JOB as DOCTOR_JOB } from './kinds'
export { doctorItems } from './queries'
export { doctorJobDescriptions, makeRepairJob } from './repair-job'
export { makeDoctorRouter } from './router'
