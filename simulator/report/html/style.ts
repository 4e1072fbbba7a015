/** The page's one style. No other is allowed by its policy, so bars get their lengths from SVG attributes. */
import { COLOUR_RULES } from './palette';

export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--text:#1f2328;--quiet:#57606a;--line:#d0d7de;--card:#f6f8fa;--good:#1a7f37;--bad:#c21d2b;--focus:#0f6cbd}
@media (prefers-color-scheme:dark){:root{--page:#16191d;--text:#e6e8eb;--quiet:#a3abb5;--line:#3a4149;--card:#20252b;--good:#57c774;--bad:#ff8088;--focus:#62b2ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,"Segoe UI",sans-serif}
main,footer{max-width:1200px;margin:0 auto;padding:0 24px}
footer{color:var(--quiet);padding:32px 24px;font-size:13px}
h1{font-size:32px;line-height:1.2;margin:4px 0}
h2{font-size:21px;margin:40px 0 12px}
h3{font-size:16px;margin:24px 0 4px}
.mark{display:inline-block;margin:24px 0 0;padding:1px 10px;border:1px solid var(--line);border-radius:99px;color:var(--quiet);font-size:13px}
.verdict{font-size:19px;font-weight:600;margin:0 0 16px}
.good{color:var(--good)}.bad{color:var(--bad)}
ul{padding-left:20px}
.cards,.legend,.rows{list-style:none;padding:0;margin:0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px}
.cards li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:10px 14px}
.label{display:block;color:var(--quiet);font-size:13px}
.value{font-size:22px;font-weight:600;font-variant-numeric:tabular-nums}
.facts,.expectation dl{margin:16px 0 0;display:grid;gap:2px}
.facts div,.expectation dl div{display:grid;grid-template-columns:90px 1fr;gap:12px}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:6px 12px;text-align:left;vertical-align:middle;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--quiet);font-weight:600;font-size:13px;white-space:nowrap;background:var(--card)}
tbody th{font-weight:400}.state{white-space:nowrap}
.number{text-align:right;white-space:nowrap}
.log{font:12.5px/1.4 ui-monospace,"Cascadia Mono",Consolas,monospace}
.log td,.log th{padding:2px 12px}
code{font-family:ui-monospace,"Cascadia Mono",Consolas,monospace;font-size:.92em;overflow-wrap:anywhere}
.note,figcaption{color:var(--quiet);font-size:13px;margin:6px 0}
svg{display:block}
.spread{width:180px;height:32px}.spread rect{fill:var(--quiet)}.spread line{stroke:var(--bad);stroke-width:2}
.bar{min-width:260px}.bar svg{display:inline-block;width:170px;height:12px;vertical-align:middle}.bar span{margin-left:10px;white-space:nowrap}
.key{display:inline-block;width:12px;height:12px;border-radius:3px;vertical-align:-1px;margin-right:2px}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;margin:0 0 12px}
figure{margin:0}.crowd{width:100%;height:180px;background:var(--card);border:1px solid var(--line);border-radius:8px}
.axis{display:flex;justify-content:space-between;color:var(--quiet);font-size:13px;margin:4px 0 0}
.rows details{border-top:1px solid var(--line)}
.rows summary{display:grid;grid-template-columns:minmax(120px,260px) 1fr 90px;gap:12px;align-items:center;padding:5px 0;cursor:pointer}
.rows .name{overflow-wrap:anywhere}
.line{width:100%;height:14px;background:var(--card)}.line rect{stroke:var(--page);stroke-width:1;vector-effect:non-scaling-stroke}
.failed{border:1px solid var(--bad);border-radius:8px;margin:10px 0;padding:0 14px}
.failed[open]{padding-bottom:14px}
.failed summary,section>details>summary{padding:10px 0;cursor:pointer;overflow-wrap:anywhere}
.expectation{border-left:3px solid var(--bad);padding:0 0 0 12px;margin:8px 0}.expectation p{margin:0}
.problems li{color:var(--bad)}
@media (max-width:640px){
main,footer{padding-left:14px;padding-right:14px}
h1{font-size:26px}.cards{grid-template-columns:repeat(2,1fr)}.value{font-size:19px}
.facts div{grid-template-columns:1fr;gap:0}.facts div+div{margin-top:6px}
.rows summary{grid-template-columns:1fr auto;gap:2px 12px}.rows .line{grid-column:1/-1;grid-row:2}
th,td{padding:6px 8px}tbody th{min-width:150px}
}
@media print{
:root{color-scheme:light;--page:#fff;--text:#000;--quiet:#444;--line:#bbb;--card:#fff;--good:#1a7f37;--bad:#a40e26}
body{font-size:11px}.scroll{overflow:visible}.rows details,tr,figure{break-inside:avoid}
svg,.key{print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none}
}
${COLOUR_RULES}
`;
