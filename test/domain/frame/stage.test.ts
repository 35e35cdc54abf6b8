import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/evaluation/evaluate';
import { applyChange } from '../../../src/domain/frame/apply/applyChange';
import { FrameDraft } from '../../../src/domain/frame/draft';
import { elementsOfNetwork1, network1Of } from '../../../src/domain/frame/network1';
import { StageEngine } from '../../../src/domain/frame/stage/engine';
import { indicesOfSums } from '../../../src/domain/frame/stage/sums';
import { randomNetwork } from '../reliability/randomNetwork';
import { CONTEXT, changesFor, contentOf, draws, frameOf, fromScratch } from './support';

const folder = 'test/fixtures/networks';
const published = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))]);

/** Small networks, with loops, parts without a source and limited ties. */
const networks = fc.oneof(
  randomNetwork(),
  randomNetwork({ loops: true }),
  randomNetwork({ nodes: 16, ties: 5, capacity: 'limited' }),
);

describe('a stage frame', () => {
  it('is what an evaluation from scratch says, whatever was changed (bug: a feeder concerned was left out)', () => {
    fc.assert(
      fc.property(networks, draws, (json, numbers) => {
        const engine = new StageEngine(frameOf(json), CONTEXT);
        const changes = changesFor(engine.base.frame, numbers, 6);
        const stage = engine.evaluate(changes);
        expect(stage.refused).toEqual([]);
        if (stage.failures.unrepaired > 0) return;
        const whole = fromScratch(stage.draft.toFrame());
        const parts = indicesOfSums(stage.sums);
        expect(parts.customers).toBeCloseTo(whole.customers, 9);
        expect(parts.saifi).toBeCloseTo(whole.saifi, 9);
        expect(parts.saidiHours).toBeCloseTo(whole.saidiHours, 9);
        expect(parts.ensKwh).toBeCloseTo(whole.ensKwh, 6);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps figures of what did not change (bug: an edit was answered from before it)', () => {
    fc.assert(
      fc.property(networks, draws, draws, (json, numbers, others) => {
        const engine = new StageEngine(frameOf(json), CONTEXT);
        const changes = changesFor(engine.base.frame, numbers, 5);
        engine.evaluate(changes);
        const edited = changes.flatMap((change, i) => (others[i]! % 3 === 0 ? [] : [{ ...change }]));
        const stage = engine.evaluate(edited);
        if (stage.failures.unrepaired > 0) return;
        const whole = fromScratch(stage.draft.toFrame());
        expect(indicesOfSums(stage.sums).saidiHours).toBeCloseTo(whole.saidiHours, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('takes the load of its year where ties are limited (bug: a part without changes kept the base year load)', () => {
    fc.assert(
      fc.property(randomNetwork({ nodes: 16, ties: 5, capacity: 'limited' }), draws, (json, numbers) => {
        const engine = new StageEngine(frameOf(json), CONTEXT);
        const changes = changesFor(engine.base.frame, numbers, 3);
        const load = { key: 'year', scaleOf: ({ id }: { id: string }) => (id.length % 2 === 0 ? 1.5 : 0.7) };
        const stage = engine.evaluate(changes, load);
        if (stage.failures.unrepaired > 0) return;
        const frame = stage.draft.toFrame();
        const nodes = [...frame.nodes.values()].map((node) => ({
          ...node,
          averageKw: node.averageKw * load.scaleOf(node),
        }));
        const whole = fromScratch({ ...frame, nodes: new Map(nodes.map((node) => [node.id, node])) });
        expect(indicesOfSums(stage.sums).saidiHours).toBeCloseTo(whole.saidiHours, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('adds up over feeders', () => {
    fc.assert(
      fc.property(networks, draws, (json, numbers) => {
        const engine = new StageEngine(frameOf(json), CONTEXT);
        const stage = engine.evaluate(changesFor(engine.base.frame, numbers, 5));
        if (stage.failures.unrepaired > 0) return;
        const hours = engine.feeders(stage).reduce((sum, feeder) => sum + feeder.hours, 0);
        expect(hours).toBeLessThanOrEqual(stage.sums.hours + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('costs what a project saves in its own cluster (bug: leaving one out touched another)', () => {
    fc.assert(
      fc.property(networks, draws, (json, numbers) => {
        const engine = new StageEngine(frameOf(json), CONTEXT);
        const changes = changesFor(engine.base.frame, numbers, 6);
        const left = changes[numbers[0]! % Math.max(1, changes.length)];
        const stage = engine.evaluate(changes);
        const rest = engine.evaluate(changes.filter((change) => change !== left));
        if (left === undefined || stage.failures.unrepaired > 0 || rest.failures.unrepaired > 0) return;
        const parts = stage.clusters
          .filter(({ steps }) => steps.includes(left))
          .map((cluster) => [engine.without(stage, cluster, (step) => step === left), cluster.result.sums] as const);
        // Null: the whole frame has to be asked, as it is here.
        if (parts.some(([without]) => without === null)) return;
        const saved = parts.reduce((sum, [without, own]) => sum + without!.hours - own.hours, 0);
        expect(saved).toBeCloseTo(rest.sums.hours - stage.sums.hours, 8);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a change', () => {
  it('taken back leaves the frame as it was', () => {
    fc.assert(
      fc.property(networks, draws, (json, numbers) => {
        const frame = frameOf(json);
        const before = contentOf(frame);
        const draft = new FrameDraft(frame);
        const changes = changesFor(frame, numbers, 6);
        const marks: [number, unknown][] = [];
        for (const change of changes) {
          marks.push([draft.log.length, contentOf(draft.toFrame())]);
          expect(applyChange(draft, change, CONTEXT).refused).toBeNull();
        }
        for (const [mark, content] of marks.reverse()) {
          draft.revert(mark);
          expect(contentOf(draft.toFrame())).toEqual(content);
        }
        expect(contentOf(draft.toFrame())).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(published)('%s', (_file, json) => {
  it('comes back from a frame with the same evaluation', () => {
    const { head, ...elements } = elementsOfNetwork1(json);
    const { format: _a, ...back } = evaluate(network1Of(elements, head));
    const { format: _b, ...direct } = evaluate(json);
    expect(back).toEqual(direct);
  });

  it('has as base of stages what its evaluation says', () => {
    const { reliability } = evaluate(json);
    const stage = new StageEngine(frameOf(json), CONTEXT).evaluate([]);
    if (reliability === null) return;
    expect(indicesOfSums(stage.sums).saifi).toBeCloseTo(reliability.saifi, 9);
    expect(indicesOfSums(stage.sums).saidiHours).toBeCloseTo(reliability.saidiHours, 9);
  });
});
