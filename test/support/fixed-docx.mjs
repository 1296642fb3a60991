// A Word file whose bytes are the same each time it is made.
import JSZip from 'jszip';

/**
 * The library stamps the hour; it is replaced so that the bytes depend on the text only.
 * @param {Buffer} bytes @param {Date} made @returns {Promise<Buffer>}
 */
export async function fixedDocx(bytes, made) {
  const from = await JSZip.loadAsync(bytes);
  const to = new JSZip();
  for (const name of Object.keys(from.files).sort()) {
    const entry = from.files[name];
    if (!entry || entry.dir) continue;
    let content = await entry.async('nodebuffer');
    if (name === 'docProps/core.xml') {
      const stamp = made.toISOString().replace('.000', '');
      content = Buffer.from(content.toString('utf8').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, stamp));
    }
    to.file(name, content, { date: made, createFolders: false });
  }
  return to.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}
