import { StreamableFile } from '@nestjs/common';

export interface DownloadableFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A file that the browser saves and never shows. */
export function download({ name, mediaType, content }: DownloadableFile): StreamableFile {
  return new StreamableFile(content, {
    type: mediaType,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`,
  });
}
