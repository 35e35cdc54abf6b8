import type { OutageRuleSet } from '../../outages/ruleSets';
import type { County } from '../county';
import type { RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { above } from './above';
import { below } from './below';
import { capacityLoadRatio } from './capacityLoadRatio';
import { frequentOutages } from './frequentOutages';
import { is } from './is';
import { isNot } from './isNot';
import { lastingAbove } from './lastingAbove';
import { mixedWiring } from './mixedWiring';
import { notOneOf } from './notOneOf';
import { outlier } from './outlier';
import { repeatedTrips } from './repeatedTrips';

/** Puts a county to one rule. */
export function runRule(used: UsedRule, county: County, outageSets: readonly OutageRuleSet[]): RuleResult {
  const { check } = used.rule;
  switch (check.kind) {
    case 'above':
      return above(used, check, county);
    case 'below':
      return below(used, check, county);
    case 'isNot':
      return isNot(used, check, county);
    case 'is':
      return is(used, check, county);
    case 'notOneOf':
      return notOneOf(used, check, county);
    case 'lastingAbove':
      return lastingAbove(used, check, county);
    case 'outlier':
      return outlier(used, check, county);
    case 'mixedWiring':
      return mixedWiring(used, county);
    case 'capacityLoadRatio':
      return capacityLoadRatio(used, county);
    case 'frequentOutages':
      return frequentOutages(used, check, county, outageSets);
    case 'repeatedTrips':
      return repeatedTrips(used, county);
  }
}
