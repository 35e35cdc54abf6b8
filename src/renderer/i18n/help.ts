import type { TextBook } from './index';

/** What each screen is for (`what_<screen>`), the guided first run, and the buttons of errors. */
export const helpTexts: TextBook = {
  zh: {
    whatIsThis: '这是什么',
    openManual: '看手册',
    what_plans: '数据文件中的各个规划。打开一个、新建、复制、归档或两两比较；下方是所选规划的年限、目标和已知总数。',
    what_overview:
      '规划的现状一页看清：项目与资金、分年投资对资金盘子、缺哪些资料、最近改了什么。点数字可去到它的来处。',
    what_data: '资料的进出：导入台账和项目清单（先核对再写入），导出工作簿与模板，查看每次修改并可撤回。',
    what_ledgers:
      '县域配电网台账，一类一张表。像在 Excel 里一样编辑、粘贴和填充；打开一行可看来源单元格、备注、照片和修改记录。',
    what_frame: '现状、各年末过渡和目标网架的接线图与台账。顶栏切换年份；在图上选设备，两边同时选中。',
    what_findings:
      '按网架结构、装备水平、供电能力、智能化水平、运行维护五方面查出的问题。点矩阵中的数可筛选，旁边是依据。',
    what_outages: '滚动统计期内反复停电的线路、台区和用户，两种口径分列：含与不含重大事件日。',
    what_policies: '一线一策、一台区一案：每条线路的备选措施并排比较费用与效果，选定一个并写明理由。',
    what_costs: '造价库：措施和设备的单价、规则与来源；县里可以改，改时写明理由，报告注明所用版本。',
    what_projects: '项目库。每个项目的资金按年度和来源分列；分组、筛选、批量修改后可打印任何一张表。',
    what_budget: '把资金盘子分到项目：上方填各年各专项的额度，由程序求解并说明为何入选，也可手工调整。',
    what_targets: '可靠性与网架指标的目标与预测，一年一列；哪一项起约束作用、哪一年达不到，都标明。',
    what_document: '按当前数据排好的规划报告，可存为 PDF、Word 或网页。报告中的数都来自资料，没有手填的。',
    what_settings: '语言、外观、字号、署名，以及数据文件的打开、检查和备份。',
    tourOffer: '第一次使用？用样例县走一遍，约三分钟。',
    tourStart: '开始',
    tourSkip: '跳过',
    tourNext: '下一步',
    tourBack: '上一步',
    tourDone: '完成',
    tourStep: '第 {step} 步，共 {count} 步',
    tourCommand: '引导：走一遍样例县',
    tour_overview_title: '从总览开始',
    tour_overview: '这里是云岫县（虚构）的规划：两百个项目、一张资金盘子。图表可看成表格，名称可点。',
    tour_data_title: '资料从现有表格来',
    tour_data: '把单位里的 .xls、.xlsx 或 .csv 拖进窗口。程序认表头，逐行核对，写入前给出新增、更新和拒绝的条数。',
    tour_ledgers_title: '像 Excel 一样改',
    tour_ledgers: '选中单元格直接输入，Ctrl+C 和 Ctrl+V 与 Excel 互通，Ctrl+Z 撤销。双击行号看来源与修改记录。',
    tour_projects_title: '项目与分组小计',
    tour_projects: '列标题的菜单可筛选、分组小计和冻结；“视图”把当前样子存成名字，“打印”先看预览。',
    tour_budget_title: '把钱分下去',
    tour_budget: '填好各年额度后按“分配”：每个项目为何入选或落选都有说明，未安排的钱单列一行。',
    tour_document_title: '最后是报告',
    tour_document: '报告随资料更新。存成 PDF 或 Word 送审。任何时候按 Ctrl+K，输入几个拼音字母就能找到命令和记录。',
    nextRetry: '重新载入',
    nextSettings: '打开设置',
    nextPlans: '选择规划',
    nextImport: '回到导入',
    nextHistory: '看修改记录',
    nextBudget: '打开预算',
    nextDocument: '打开报告',
    nextManual: '看手册',
    manualContents: '目录',
    crashed: '程序上次没有正常结束。已提交的修改都在；正在进行的那一步没有写入。',
  },
  en: {
    whatIsThis: 'What is this',
    openManual: 'Manual',
    what_plans:
      'The plans of this store. Open one, make, copy, archive or compare; below are the years, targets and known totals of the plan in hand.',
    what_overview:
      'The state of the plan on one page: projects and money, years against the envelope, what is missing, what changed last. Figures lead to where they come from.',
    what_data:
      'What comes in and goes out: import of ledgers and project lists (checked before anything is written), export of workbooks and templates, and every change with its way back.',
    what_ledgers:
      'The county’s ledgers, one sheet a kind. Edit, paste and fill as in Excel; open a row for its source cells, notes, photos and history.',
    what_frame:
      'Diagrams and ledgers of the current, stage and target frames. The top bar switches the year; a selection in the drawing is one in the ledger.',
    what_findings:
      'Weaknesses in five dimensions: frame structure, equipment, capacity, intelligence, operation. Click a count in the matrix to filter; the evidence is beside.',
    what_outages:
      'Feeders, areas and customers that are cut off again and again within the rolling window, with and without major event days.',
    what_policies:
      'One line, one policy; one area, one plan: alternatives side by side with cost and effect; one is chosen, with its reason.',
    what_costs:
      'The cost book: unit prices of measures and equipment with their sources. The county may override them, with a reason; documents name the edition used.',
    what_projects: 'The project library. Money by year and source; group, filter, edit many at once, print any sheet.',
    what_budget:
      'Splits the envelope over the projects: amounts by year and programme on top, solved with reasons for every project, or decided by hand.',
    what_targets:
      'Targets and forecast of reliability and frame, one column a year; what binds and what is missed is marked.',
    what_document:
      'The plan document made from the present data, saved as PDF, Word or web page. No figure in it was typed by hand.',
    what_settings: 'Language, appearance, type size, signature; opening, checking and backing up the store file.',
    tourOffer: 'First time here? Walk through the sample county; it takes three minutes.',
    tourStart: 'Start',
    tourSkip: 'Skip',
    tourNext: 'Next',
    tourBack: 'Back',
    tourDone: 'Done',
    tourStep: 'Step {step} of {count}',
    tourCommand: 'Tour: walk through the sample county',
    tour_overview_title: 'Start at the overview',
    tour_overview:
      'This is the plan of an invented county: two hundred projects and one envelope. Charts can be seen as tables; names can be clicked.',
    tour_data_title: 'Data comes from the sheets you have',
    tour_data:
      'Drop an .xls, .xlsx or .csv on the window. Headers are recognised and every row is checked; you see what is new, changed and rejected before it is taken.',
    tour_ledgers_title: 'Edit as in Excel',
    tour_ledgers:
      'Type into a cell; Ctrl+C and Ctrl+V work with Excel, Ctrl+Z undoes. Double-click a row number for origin and history.',
    tour_projects_title: 'Projects and subtotals',
    tour_projects:
      'The menu of a column head filters, groups with subtotals and freezes. “Views” keeps the present state under a name; “Print” shows a preview first.',
    tour_budget_title: 'Split the money',
    tour_budget:
      'Fill in the envelopes and split: every project says why it is in or out, and what is left is a line of its own.',
    tour_document_title: 'The document last',
    tour_document:
      'It follows the data. Save it as PDF or Word. At any time Ctrl+K and a few letters find commands and records.',
    nextRetry: 'Load again',
    nextSettings: 'Open settings',
    nextPlans: 'Choose a plan',
    nextImport: 'Back to the import',
    nextHistory: 'See the changes',
    nextBudget: 'Open the budget',
    nextDocument: 'Open the document',
    nextManual: 'Open the manual',
    manualContents: 'Contents',
    crashed:
      'The program did not end properly last time. Everything committed is there; the step under way was not written.',
  },
};
