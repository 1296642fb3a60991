export const documentsSv = {
  'problem.document.empty': 'Filen är tom – välj en fil som innehåller rapporten.',
  'problem.document.no-pages': 'PDF-filen har inga sidor – spara rapporten på nytt och försök igen.',
  'problem.document.encrypted': 'Filen är skyddad med lösenord – spara en kopia utan lösenord och försök igen.',
  'problem.document.image-only':
    'PDF-filen består av bilder utan text – gör texten läsbar med textigenkänning (OCR) eller använd Word-filen.',
  'problem.document.no-text':
    'PDF-filen har ingen text att läsa, bara tomma sidor, ritade former eller formulärfält – använd Word-filen eller gör texten läsbar med textigenkänning (OCR).',
  'problem.document.picture':
    'Filen är en bild, vad den än heter – använd rapporten som PDF med text, Word, Excel eller text.',
  'problem.document.unknown-kind':
    'Filen går inte att läsa som rapport – använd en fil i formatet PDF, DOCX, TXT, XLSX, CSV eller JSON.',
  'problem.document.too-large': 'Filen är för stor – använd en fil på högst 20 MB.',
  'problem.document.too-long':
    'Filen innehåller mer text eller fler rader än en rapport har – dela upp den eller ta bort det som inte hör till rapporten.',
  'problem.document.too-many-pages': 'Filen har för många sidor – dela upp den så att den har högst 500 sidor.',
  'problem.document.bomb': 'Filen packas upp till en orimlig storlek och läses därför inte – spara rapporten på nytt.',
  'problem.document.unsafe': 'Filen innehåller delar som kan vara skadliga och läses därför inte – spara en ren kopia.',
  'problem.document.damaged': 'Filen är skadad och går inte att läsa – spara rapporten på nytt och försök igen.',
  'problem.document.reader-failed':
    'Filen kunde inte läsas just nu på grund av ett fel hos oss – lämna in den igen om en stund.',
  'problem.document.timeout':
    'Filen tog för lång tid att läsa – försök med en mindre fil eller med rapporten som text.',
  'problem.document.cancelled': 'Läsningen avbröts – lämna in filen igen om du vill läsa den.',
  'problem.document.bad-encoding':
    'Textens teckenkodning går inte att tyda – spara filen som UTF-8 eller Windows-1252 och försök igen.',
  'problem.report.no-areas':
    'Texten innehåller inget av Kommunkompassens områden – kontrollera att du har valt rätt rapport.',
  'problem.review.item-missing': 'Punkten finns inte längre i utkastet – läs in sidan på nytt.',
  'problem.review.line-missing': 'Raden finns inte i rapporten – läs in sidan på nytt.',
  'problem.review.line-blank': 'Raden är tom och kan inte bli en punkt – välj en rad med text.',
  'problem.review.line-not-blank': 'Raden innehåller text och kan inte räknas som tom – välj en annan radtyp.',
  'problem.review.no-area-above': 'Raden står före det första området – välj en rad inom ett område.',
  'problem.review.nothing-above': 'Det finns ingen punkt ovanför i området att slå ihop med – välj en annan punkt.',
  'problem.review.split-empty': 'Båda delarna måste innehålla text – dela punkten på ett annat ställe.',
  'problem.review.sub-question-missing': 'Delfrågan finns inte i rapporten – välj en delfråga i listan.',
  'problem.review.title-empty': 'Åtgärden behöver en titel – skriv vad som ska göras.',
  'problem.review.reason-missing': 'Skriv en kort motivering till varför punkten hoppas över.',
} as const;
