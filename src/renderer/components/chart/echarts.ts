import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { BarChart, ScatterChart } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import { AriaComponent, GridComponent } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, ScatterChart, GridComponent, AriaComponent, SVGRenderer]);

/** What our charts are made of: bars and marks on a grid. */
export type ChartOption = ComposeOption<BarSeriesOption | ScatterSeriesOption | GridComponentOption>;

export { init };
