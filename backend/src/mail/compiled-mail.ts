// Made from templates/*.mjml by backend/compile-mails.mjs. Change those.

export const card = {
  text: [
    '<tr><td style="padding:12px 0 0"><table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%" class="card" style="border:1px solid #DAE1DF;border-radius:8px;border-collapse:separate"><tr><td style="padding:16px 18px"><table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">',
    '</table></td></tr></table></td></tr>',
  ],
  slots: ['content'],
} as const;

export const top = {
  text: [
    '<tr>\n<td\nalign="left" class="soft top" style="font-size:0px;padding:0;word-break:break-word;"\n>\n<table\ncellpadding="0" cellspacing="0" role="presentation" width="100%" border="0" style="color:#44514E;font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;"\n>\n<tr>\n<td style="padding:0 12px 0 0;vertical-align:top">\n<span class="tag-',
    '" style="display:inline-block;background:',
    ';color:',
    ';border-radius:4px;padding:2px 8px;font-weight:600">',
    '</span>\n</td>\n<td align="right" style="padding:2px 0;vertical-align:top">',
    '</td>\n</tr>\n</table>\n</td>\n</tr>',
  ],
  slots: ['tone', 'ground', 'ink', 'words', 'aside'],
} as const;

export const title = {
  text: [
    '<tr>\n<td\nalign="left" class="ink" style="font-size:0px;padding:8px 0 0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#17211F;"\n><h2 style="margin:0;font-size:18px;line-height:24px;font-weight:650">',
    '</h2></div>\n</td>\n</tr>',
  ],
  slots: ['words'],
} as const;

export const heading = {
  text: [
    '<tr>\n<td\nalign="left" class="ink" style="font-size:0px;padding:14px 0 0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#17211F;"\n><h3 style="margin:0;font-size:16px;line-height:22px;font-weight:650">',
    '</h3></div>\n</td>\n</tr>',
  ],
  slots: ['words'],
} as const;

export const line = {
  text: [
    '<tr>\n<td\nalign="left" class="soft" style="font-size:0px;padding:2px 0 0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:14px;line-height:20px;text-align:left;color:#44514E;"\n>',
    '</div>\n</td>\n</tr>',
  ],
  slots: ['words'],
} as const;

export const point = { text: ['<li style="margin:2px 0 0">', '</li>'], slots: ['words'] } as const;

export const list = {
  text: [
    '<tr>\n<td\nalign="left" class="soft" style="font-size:0px;padding:2px 0 0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:14px;line-height:20px;text-align:left;color:#44514E;"\n><ul style="margin:0;padding:0 0 0 20px">',
    '</ul></div>\n</td>\n</tr>',
  ],
  slots: ['points'],
} as const;

export const button = {
  text: [
    '<tr>\n<td\nalign="left" class="button" style="font-size:0px;padding:12px 0 0;word-break:break-word;"\n>\n<table\nborder="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;"\n>\n<tbody>\n<tr>\n<td\nalign="center" bgcolor="',
    '" role="presentation" style="border:none;border-radius:6px;cursor:auto;mso-padding-alt:12px 20px;text-align:left;background:',
    ';" valign="middle"\n>\n<a\nhref="',
    '" style="display:inline-block;background:',
    ';color:',
    ";font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;font-weight:600;line-height:24px;margin:0;text-decoration:none;text-transform:none;padding:12px 20px;mso-padding-alt:0px;border-radius:6px;\"\n>\n",
    '\n</a>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>',
  ],
  slots: ['accent', 'accent', 'url', 'accent', 'onAccent', 'words'],
} as const;

export const link = {
  text: [
    '<tr>\n<td\nalign="left" class="link" style="font-size:0px;padding:4px 0 0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0B5A66;"\n><a href="',
    '" style="display:inline-block;padding:10px 0;color:#0B5A66;font-weight:600">',
    '</a></div>\n</td>\n</tr>',
  ],
  slots: ['url', 'words'],
} as const;

export const note = {
  text: [
    '<tr>\n<td\nalign="left" class="soft" style="font-size:0px;padding:12px 0 0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:14px;line-height:20px;text-align:left;color:#44514E;"\n>',
    '</div>\n</td>\n</tr>',
  ],
  slots: ['words'],
} as const;

export const page = {
  text: [
    '<!doctype html>\n<html lang="',
    '" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">\n<head>\n<title>',
    '</title>\n<!--[if !mso]><!-->\n<meta http-equiv="X-UA-Compatible" content="IE=edge">\n<!--<![endif]-->\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<style type="text/css">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n<!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n<!--[if lte mso 11]>\n<style type="text/css">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type="text/css">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media="screen and (min-width:480px)">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type="text/css">\n.ink,\n.soft,\n.link {\noverflow-wrap: anywhere;\n}\n@media (max-width: 479px) {\n.in > table > tbody > tr > td {\npadding-left: 16px !important;\npadding-right: 16px !important;\n}\n.top table td {\ndisplay: block;\ntext-align: left !important;\n}\n}\n@media (prefers-color-scheme: dark) {\nbody,\n.page > div {\nbackground: #121816 !important;\n}\n.mail,\n.mail > table {\nbackground: #1b2321 !important;\n}\n.mail > table > tbody > tr > td {\nborder-color: ',
    ' #35413e #35413e !important;\n}\n.card {\nborder-color: #35413e !important;\n}\n.ink div,\n.ink h1,\n.ink h2,\n.ink h3 {\ncolor: #eaf0ee !important;\n}\n.soft,\n.soft div,\n.soft table,\n.ink .soft {\ncolor: #b5c1bd !important;\n}\n.foot,\n.foot > table {\nbackground: #161d1b !important;\n}\n.foot > table > tbody > tr > td {\nborder-color: #35413e !important;\n}\n.link a {\ncolor: #7fcbd6 !important;\n}\n.button td,\n.button a {\nbackground: ',
    ' !important;\ncolor: ',
    ' !important;\n}\n.tag-late {\nbackground: #4a1c19 !important;\ncolor: #f6b9b4 !important;\n}\n.tag-soon {\nbackground: #1b304d !important;\ncolor: #b7d0f2 !important;\n}\n.tag-plain {\nbackground: #2a3532 !important;\ncolor: #d5dedb !important;\n}\n}\n</style>\n<meta name="color-scheme" content="light dark">\n<meta name="supported-color-schemes" content="light dark">\n<!--[if mso]><style>body, table, td, div, h1, h2, h3, a { font-family: \'Segoe UI\', Arial, sans-serif !important; }</style><![endif]-->\n</head>\n<body  class="page" style="word-spacing:normal;background-color:#EDF1F0;">\n<div\naria-label="',
    '" aria-roledescription="email" role="article" lang="',
    '" dir="ltr" style="word-spacing:normal;background-color:#EDF1F0;"\n>\n<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->\n<div  style="margin:0px auto;max-width:600px;">\n<table\nalign="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"\n>\n<tbody>\n<tr>\n<td\nstyle="direction:ltr;font-size:0px;padding:12px 0;text-align:center;"\n>\n<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="mail-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#FFFFFF" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->\n<div  class="mail" style="background:#FFFFFF;background-color:#FFFFFF;margin:0px auto;max-width:600px;border-radius:10px;overflow:hidden;">\n<table\nalign="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#FFFFFF;background-color:#FFFFFF;width:100%;border-collapse:separate;"\n>\n<tbody>\n<tr>\n<td\nstyle="border:1px solid #DAE1DF;border-top:6px solid ',
    ';border-radius:10px;direction:ltr;font-size:0px;padding:0;text-align:center;"\n>\n<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="in-outlook" width="600px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="in-outlook" role="presentation" style="width:598px;" width="598" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->\n<div  class="in" style="margin:0px auto;max-width:598px;">\n<table\nalign="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"\n>\n<tbody>\n<tr>\n<td\nstyle="direction:ltr;font-size:0px;padding:20px 28px 24px;text-align:center;"\n>\n<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:542px;" ><![endif]-->\n<div\nclass="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"\n>\n<table\nborder="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"\n>\n<tbody>\n<tr>\n<td\nalign="left" class="ink" style="font-size:0px;padding:0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:17px;line-height:24px;text-align:left;color:#17211F;"\n><strong>Kompassplan</strong>&nbsp; <span class="soft" style="color:#596662">',
    '</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign="left" class="ink" style="font-size:0px;padding:12px 0 6px;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#17211F;"\n><h1 style="margin:0;font-size:24px;line-height:30px;font-weight:650">',
    '</h1></div>\n</td>\n</tr>\n<tr>\n<td\nalign="left" class="soft" style="font-size:0px;padding:0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#44514E;"\n>',
    '</div>\n</td>\n</tr>\n',
    '\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table></td></tr><tr><td class="foot-outlook in-outlook" width="600px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="foot-outlook in-outlook" role="presentation" style="width:598px;" width="598" bgcolor="#F4F6F5" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->\n<div  class="foot in" style="background:#F4F6F5;background-color:#F4F6F5;margin:0px auto;max-width:598px;border-radius:0 0 9px 9px;overflow:hidden;">\n<table\nalign="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#F4F6F5;background-color:#F4F6F5;width:100%;border-collapse:separate;"\n>\n<tbody>\n<tr>\n<td\nstyle="border-top:1px solid #DAE1DF;border-radius:0 0 9px 9px;direction:ltr;font-size:0px;padding:18px 28px 22px;text-align:center;"\n>\n<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:542px;" ><![endif]-->\n<div\nclass="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"\n>\n<table\nborder="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"\n>\n<tbody>\n<tr>\n<td\nalign="left" class="ink" style="font-size:0px;padding:0;word-break:break-word;"\n>\n<div\nstyle="font-family:\'Source Sans 3\',\'Segoe UI\',Helvetica,Arial,sans-serif;font-size:14px;line-height:20px;text-align:left;color:#17211F;"\n><strong>',
    '</strong></div>\n</td>\n</tr>\n',
    '\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->\n<div  style="margin:0px auto;max-width:600px;">\n<table\nalign="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"\n>\n<tbody>\n<tr>\n<td\nstyle="direction:ltr;font-size:0px;padding:12px 0;text-align:center;"\n>\n<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>',
  ],
  slots: [
    'language',
    'subject',
    'darkAccent',
    'darkAccent',
    'onDarkAccent',
    'subject',
    'language',
    'accent',
    'municipality',
    'heading',
    'lead',
    'body',
    'footTitle',
    'foot',
  ],
} as const;
