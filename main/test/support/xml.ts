/** XML read by jsdom's parser, with the few members that tests look at: main's floor has no types of the DOM. */
import { createRequire } from 'node:module';

export interface XmlElement {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly children: Iterable<XmlElement>;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  getAttributeNS(namespace: string, name: string): string | null;
  querySelector(selector: string): XmlElement | null;
  querySelectorAll(selector: string): Iterable<XmlElement>;
}

interface Jsdom {
  readonly JSDOM: new (
    text: string,
    options: { contentType: string },
  ) => { window: { document: { documentElement: XmlElement } } };
}

/** The root element. Throws where the text is not well-formed. */
export function parseXml(text: string): XmlElement {
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;
  return new JSDOM(text, { contentType: 'text/xml' }).window.document.documentElement;
}
