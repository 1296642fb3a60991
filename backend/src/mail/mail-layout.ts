import type { Language } from '@kompassplan/phrases';

/** A piece of HTML that is safe to put into the page. Only `html` and `raw` make it. */
export interface SafeHtml {
  readonly safe: string;
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

type Part = string | number | SafeHtml | readonly SafeHtml[];

/** Template for HTML: everything that is not already SafeHtml is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  const filled = strings.map((text, index) => {
    const part = parts[index];
    if (part === undefined) return text;
    if (typeof part === 'string' || typeof part === 'number') return text + escapeHtml(String(part));
    return text + ('safe' in part ? part.safe : part.map(({ safe }) => safe).join(''));
  });
  return { safe: filled.join('') };
}

export interface Page {
  readonly language: Language;
  readonly municipality: string;
  readonly subject: string;
  readonly heading: string;
  readonly lead: string;
  readonly body: readonly SafeHtml[];
  readonly footTitle: string;
  readonly foot: readonly string[];
  /** A way out of such mails. */
  readonly footLink?: { readonly words: string; readonly url: string } | null;
}

/** Written as [tag background, tag text]; dark mode turns them round by class. */
export type Tone = 'late' | 'soon' | 'plain';
const TONES: Record<Tone, readonly [string, string]> = {
  late: ['#FBE4E2', '#8F1D16'],
  soon: ['#E4EDF8', '#1E4E8C'],
  plain: ['#E9EEEC', '#2F3B38'],
};

const FONT = "font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif";

export function tag(words: string, tone: Tone): SafeHtml {
  const [background, text] = TONES[tone];
  return html`<span
    class="tag-${tone}"
    style="display:inline-block;background:${background};color:${text};border-radius:4px;padding:2px 8px;font-size:14px;line-height:20px;font-weight:600"
    >${words}</span
  >`;
}

/** The one button of a mail; every other link is a plain one. */
export function button(words: string, url: string): SafeHtml {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin-top:12px">
    <tr>
      <td class="button" bgcolor="#0B5A66" style="background:#0B5A66;border-radius:6px">
        <a
          href="${url}"
          class="button"
          style="display:inline-block;padding:12px 20px;color:#FFFFFF;font-weight:600;font-size:16px;line-height:24px;text-decoration:none"
          >${words}</a
        >
      </td>
    </tr>
  </table>`;
}

export function link(words: string, url: string): SafeHtml {
  return html`<p style="margin:8px 0 0">
    <a href="${url}" class="link" style="color:#0B5A66;font-weight:600">${words}</a>
  </p>`;
}

export function card(content: readonly SafeHtml[]): SafeHtml {
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    class="card"
    style="border:1px solid #DAE1DF;border-radius:8px;margin-top:12px"
  >
    <tr>
      <td style="padding:16px 18px">${content}</td>
    </tr>
  </table>`;
}

export function cardTitle(words: string): SafeHtml {
  return html`<p class="ink" style="margin:8px 0 0;font-weight:600;font-size:18px;line-height:24px;color:#17211F">
    ${words}
  </p>`;
}

export function cardHeading(words: string): SafeHtml {
  return html`<h2 class="ink" style="margin:14px 0 0;font-size:16px;line-height:22px;color:#17211F">${words}</h2>`;
}

export function cardLine(words: string): SafeHtml {
  return html`<p class="soft" style="margin:2px 0 0;color:#44514E;font-size:14px;line-height:20px">${words}</p>`;
}

export function cardList(lines: readonly string[]): SafeHtml {
  const points = lines.map((words) => html`<li style="margin:2px 0 0">${words}</li>`);
  return html`<ul class="soft" style="margin:2px 0 0;padding-left:20px;color:#44514E;font-size:14px;line-height:20px">
    ${points}
  </ul>`;
}

export function note(words: string): SafeHtml {
  return html`<p class="soft" style="margin:16px 0 0;color:#44514E;font-size:14px;line-height:20px">${words}</p>`;
}

const DARK = `@media (prefers-color-scheme:dark){
body,.page{background:#121816!important}.mail{background:#1B2321!important;border-color:#35413E!important}
.ink,h1{color:#EAF0EE!important}.soft{color:#B5C1BD!important}.card{border-color:#35413E!important}
.foot{background:#161D1B!important;border-color:#35413E!important}.link{color:#7FCBD6!important}
td.button,a.button{background:#7FCBD6!important;color:#0C2A30!important}
.tag-late{background:#4A1C19!important;color:#F6B9B4!important}.tag-soon{background:#1B304D!important;color:#B7D0F2!important}
.tag-plain{background:#2A3532!important;color:#D5DEDB!important}}`;

/** Tables and inline styles, because mail programs know little else. */
export function page({
  language,
  municipality,
  subject,
  heading,
  lead,
  body,
  footTitle,
  foot,
  footLink,
}: Page): string {
  const paragraphs = foot.map((words) => html`<p style="margin:4px 0 0">${words}</p>`);
  const way = footLink ? [link(footLink.words, footLink.url)] : [];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${{ safe: DARK }}
        </style>
      </head>
      <body style="margin:0;padding:0;background:#EDF1F0">
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          class="page"
          style="background:#EDF1F0"
        >
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                class="mail"
                style="max-width:600px;background:#FFFFFF;border:1px solid #DAE1DF;border-radius:10px;${{ safe: FONT }};font-size:16px;line-height:24px;text-align:left"
              >
                <tr>
                  <td style="padding:24px 28px">
                    <p style="margin:0;font-size:17px;line-height:24px">
                      <strong class="ink" style="color:#17211F">Kompassplan</strong>
                      <span class="soft" style="color:#596662">${municipality}</span>
                    </p>
                    <h1 style="margin:14px 0 6px;font-size:24px;line-height:30px;color:#17211F">${heading}</h1>
                    <p class="soft" style="margin:0;color:#44514E">${lead}</p>
                    ${body}
                  </td>
                </tr>
                <tr>
                  <td
                    class="foot soft"
                    style="background:#F4F6F5;border-top:1px solid #DAE1DF;border-radius:0 0 10px 10px;padding:18px 28px 22px;font-size:14px;line-height:20px;color:#44514E"
                  >
                    <strong class="ink" style="color:#17211F">${footTitle}</strong>${paragraphs}${way}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.safe;
}
