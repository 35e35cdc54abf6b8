import { round } from '../random.mjs';
import { below, isPublic, unlike, yesNo } from './basics.mjs';

/** Intelligence level. */
export const intelligenceChecks = [
  {
    rule: 'intelligence.notAutomated',
    on: 'feeder',
    column: 'automated',
    unit: '',
    of: (f) => isPublic(f) && unlike(yesNo(f.automated), '是'),
  },
  {
    rule: 'intelligence.onlineRate',
    on: 'automationTerminal',
    column: 'onlinePercent',
    unit: '%',
    of: (t) => t.online !== null && below(t.online, 95),
  },
  {
    rule: 'intelligence.terminalStopped',
    on: 'automationTerminal',
    column: 'status',
    unit: '',
    of: (t) => unlike(t.status, '在运'),
  },
  {
    rule: 'intelligence.noCommunication',
    on: 'automationTerminal',
    column: 'communication',
    unit: '',
    of: (t) => ({ measured: t.communication, limit: '有', isWeak: t.communication === '无' }),
  },
  {
    rule: 'intelligence.noAreaTerminal',
    on: 'transformerArea',
    column: 'terminalInstalled',
    unit: '',
    of: (a) => isPublic(a) && unlike(yesNo(a.terminal), '是'),
  },
  {
    rule: 'intelligence.smartMeters',
    on: 'transformerArea',
    column: 'smartMeters',
    unit: '%',
    basis: 'share',
    of: (a) => isPublic(a) && below(round((a.smartMeters / a.households) * 100, 2), 93),
  },
];
