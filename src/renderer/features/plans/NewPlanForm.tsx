import { AutoComplete, Button, Form, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';

interface Fields {
  county: string;
  name?: string;
  baseYear: number;
  firstYear: number;
  lastYear: number;
  targetYear: number;
  programmes: string[];
  targetAsaiUrbanPercent: number | null;
  targetSaifi: number | null;
  targetSaidiHours: number | null;
}

/** Targets of the programme this tool was made for; every one can be changed. */
const DEFAULT_TARGETS = { targetAsaiUrbanPercent: 99.976, targetSaifi: 0.8, targetSaidiHours: 2.1 };

/** A new plan: county typed or picked, years, programmes, targets. */
export function NewPlanForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('plans');
  const go = useApp((app) => app.go);
  const [counties, setCounties] = useState<{ code: string | null; name: string; province: string }[]>([]);
  const [form] = Form.useForm<Fields>();
  useEffect(() => {
    void attempt(() => backend().plans.counties()).then((found) => found && setCounties(found));
  }, []);
  const thisYear = new Date().getFullYear();
  const submit = async (fields: Fields) => {
    const { county, name, baseYear, firstYear, lastYear, targetYear, programmes, ...targets } = fields;
    const made = await attempt(() =>
      backend().plans.create({
        county,
        countyCode: counties.find((candidate) => candidate.name === county)?.code ?? null,
        name: name?.trim() || t('defaultName', { county, first: firstYear, last: lastYear }),
        baseYear,
        firstYear,
        lastYear,
        targetYear,
        programmes,
        targets: { ...targets },
      }),
    );
    if (!made) return;
    useApp.getState().set({ state: await backend().app.state() });
    onDone();
    go('data', { tab: 'import' });
  };
  const yearInput = <InputNumber min={1949} max={2100} controls={false} style={{ width: '100%' }} />;
  return (
    <Form
      form={form}
      className="card plan-form"
      layout="vertical"
      size="small"
      data-testid="plan-form"
      initialValues={{
        baseYear: thisYear - 1,
        firstYear: thisYear,
        lastYear: thisYear + 2,
        targetYear: thisYear + 9,
        programmes: [t('programmeUrban'), t('programmeRural')],
        ...DEFAULT_TARGETS,
      }}
      onFinish={(fields) => void submit(fields)}
    >
      <Form.Item name="county" label={t('county')} rules={[{ required: true, message: t('countyNeeded') }]}>
        <AutoComplete
          options={counties.map((county) => ({ value: county.name, label: `${county.name} · ${county.province}` }))}
          filterOption={(typed, option) => String(option?.value ?? '').includes(typed)}
          placeholder={t('countyHint')}
        />
      </Form.Item>
      <Form.Item name="name" label={t('name')}>
        <Input placeholder={t('nameHint')} />
      </Form.Item>
      <Form.Item name="baseYear" label={t('baseYear')} rules={[{ required: true }]}>
        {yearInput}
      </Form.Item>
      <Form.Item name="firstYear" label={t('firstYear')} rules={[{ required: true }]}>
        {yearInput}
      </Form.Item>
      <Form.Item name="lastYear" label={t('lastYear')} rules={[{ required: true }]}>
        {yearInput}
      </Form.Item>
      <Form.Item name="targetYear" label={t('targetYear')} rules={[{ required: true }]}>
        {yearInput}
      </Form.Item>
      <Form.Item name="programmes" label={t('programmes')} className="plan-wide">
        <Select mode="tags" open={false} suffixIcon={null} placeholder={t('programmesHint')} />
      </Form.Item>
      <Form.Item name="targetAsaiUrbanPercent" label={t('targetAsaiUrbanPercent')}>
        <InputNumber min={0} max={100} step={0.001} controls={false} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="targetSaifi" label={t('targetSaifi')}>
        <InputNumber min={0} step={0.1} controls={false} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="targetSaidiHours" label={t('targetSaidiHours')}>
        <InputNumber min={0} step={0.1} controls={false} style={{ width: '100%' }} />
      </Form.Item>
      <div className="plan-wide plan-buttons">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" data-testid="create-plan">
          {t('create')}
        </Button>
      </div>
    </Form>
  );
}
