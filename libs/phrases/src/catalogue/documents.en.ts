import type { documentsSv } from './documents.sv.js';

export const documentsEn = {
  'problem.document.empty': 'The file is empty – choose a file that contains the report.',
  'problem.document.no-pages': 'The PDF has no pages – save the report again and try once more.',
  'problem.document.encrypted':
    'The file is protected by a password – save a copy without a password and try once more.',
  'problem.document.image-only':
    'The PDF consists of images without text – run text recognition (OCR) on it or use the Word file.',
  'problem.document.no-text':
    'The PDF has no text to read, only empty pages, drawn shapes or form fields – use the Word file or run text recognition (OCR) on it.',
  'problem.document.picture':
    'The file is a picture, whatever its name – use the report as a PDF with text, Word, Excel or text.',
  'problem.document.unknown-kind':
    'The file cannot be read as a report – use a PDF, DOCX, TXT, XLSX, CSV or JSON file.',
  'problem.document.too-large': 'The file is too large – use a file of at most 20 MB.',
  'problem.document.too-long':
    'The file holds more text or more rows than a report has – split it or remove what is not part of the report.',
  'problem.document.too-many-pages': 'The file has too many pages – split it so that it has at most 500.',
  'problem.document.bomb':
    'The file unpacks to an unreasonable size and is therefore not read – save the report again.',
  'problem.document.unsafe':
    'The file contains parts that may be harmful and is therefore not read – save a clean copy.',
  'problem.document.damaged': 'The file is damaged and cannot be read – save the report again and try once more.',
  'problem.document.reader-failed':
    'The file could not be read just now because of a fault on our side – hand it in again in a while.',
  'problem.document.timeout': 'The file took too long to read – try a smaller file, or the report as text.',
  'problem.document.cancelled': 'The reading was cancelled – send the file again if you want it read.',
  'problem.document.bad-encoding':
    'The encoding of the text cannot be told – save the file as UTF-8 or Windows-1252 and try once more.',
  'problem.report.no-areas':
    'The text contains none of the areas of Kommunkompassen – check that you chose the right report.',
  'problem.review.item-missing': 'The item is no longer in the draft – reload the page.',
  'problem.review.line-missing': 'The line is not in the report – reload the page.',
  'problem.review.line-blank': 'The line is blank and cannot become an item – choose a line with text.',
  'problem.review.line-not-blank': 'The line contains text and cannot count as blank – choose another class.',
  'problem.review.no-area-above': 'The line stands before the first area – choose a line within an area.',
  'problem.review.nothing-above': 'No item above in the area to merge with – choose another item.',
  'problem.review.split-empty': 'Both parts must contain text – split the item in another place.',
  'problem.review.sub-question-missing': 'The sub-question is not in the report – choose one from the list.',
  'problem.review.title-empty': 'The action needs a title – write what is to be done.',
  'problem.review.reason-missing': 'Give a short reason for skipping the item.',
} satisfies Record<keyof typeof documentsSv, string>;
