import type { Language } from '../shared/messages';

const usage = `npm run --silent cli -- COMMAND [--json] [--lang zh|en]

  new --store S --county NAME --base-year Y --years A-B [--target-year T] [--name PLAN]
  inspect FILE [--cells] [--encoding E]
  import FILE|FOLDER... --store S [--plan ID] [--as ENTITY] [--dry-run] [--strict] [--encoding E]
         [--vanished keep|retire|delete] [--answers F.json]
  import NET.json --store S [--plan ID] [--dry-run]
  import AREAS.geojson --store S [--plan ID] [--as county|township|supplyGrid] [--dry-run]
  undo --store S
  allocate --store S [--plan ID] | --portfolio FILE [--gap G] [--time-limit SECONDS]
  evaluate --network FILE [--out DIAGRAM.svg]
  forecast --store S [--plan ID]
  frame-diff --store S [--plan ID]
  drawing --store S [--plan ID] --frame current|YEAR|target --out F.svg|F.pdf [--layout auto|county|feeder|geographic]
          [--colour change|loading|voltage|customerHours] [--feeder CODE;CODE]
  diagnose --store S [--plan ID] [--as-of DATE]
  export --store S [--plan ID] [--profile P] --out F.xlsx
  profiles --store S [--profile P --out F.json] [--take F.json]
  export --store S [--plan ID] --network --out NET.json
  export --store S [--plan ID] --boundaries --out AREAS.geojson
  template --out F.xlsx
  document --store S [--plan ID] --out F.pdf|F.html|F.docx
  frequent-outages --store S --as-of DATE [--by feeder|area] [--calibre all|withoutMajor] [--rules ID]
  policies --store S [--plan ID] [--as-of DATE]
  verify --store S
  serve [--store S] [--port 0] [--no-open]
`;

const exits: Record<Language, string> = {
  zh: '退出码：0 完成，1 发现损坏或意外错误，2 用法错误，3 没有可用的内容（数据文件不变），4 数据文件正被占用。',
  en: 'Exit status: 0 done, 1 damage found or an unplanned fault, 2 usage, 3 nothing could be taken (store unchanged), 4 the store is open elsewhere.',
};

export function helpText(language: Language): string {
  return `${usage}\n${exits[language]}`;
}
