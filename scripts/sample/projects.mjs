import { automation } from './projects/automation.mjs';
import { connections } from './projects/connections.mjs';
import { electrification } from './projects/electrification.mjs';
import { priceOf } from './projects/programmes.mjs';
import { ruralProjects } from './projects/rural.mjs';
import { scheduleProjects } from './projects/schedule.mjs';
import { urbanProjects } from './projects/urban.mjs';
import { stream } from './random.mjs';

/** The project list: what the weaknesses call for, and the everyday works of a county beside them. */
export function makeProjects(county) {
  const random = stream('projects');
  const projects = [
    ...urbanProjects(county, random),
    ...ruralProjects(county, random),
    ...electrification(county, random),
    ...automation(county, random),
    ...connections(county, random),
  ];
  for (const project of projects) project.total = priceOf(project.scale);
  scheduleProjects(projects);
  return projects;
}
